#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/actor_graph.hpp"
#include "graph/find.hpp"
#include "graph/table.hpp"

namespace dramatis {

/// How central an actor is among the contacts (graph/analysis/walk.hpp).
enum class Centrality {
  degree,       ///< the number of actors that it has a tie to
  betweenness,  ///< the share of the shortest paths of all others that lead through it, from 0 to 1 (Brandes 2001)
  pagerank      ///< the share of a random walk's time that is spent at it, damping 0.85
};

std::string_view to_string(Centrality);

/// The reverse of to_string. Throws std::invalid_argument which lists the known words.
Centrality centrality_from(std::string_view);

struct Ranked {
  Vertex actor;
  double score;
};

struct Ranking {
  Centrality centrality;
  std::size_t
      pivots;  ///< from which betweenness is estimated (graph/analysis/betweenness.hpp); 0 where the scores are exact
  std::vector<Ranked> actors;
};

/// The pivots for a ranking: those `wanted`, else none for up to some thousand actors, as exact betweenness takes time
/// in proportion to the number of actors times that of edges. 0 means exact.
std::size_t pivots_for(const Network&, Centrality, std::optional<std::size_t> wanted = {});

/// The `limit` most central actors, the most central first, equals in the graph's order.
Ranking rank(const Network&, Centrality, std::size_t limit, std::size_t pivots = 0);

/// Prints a row or object for each.
void write_ranking(std::ostream&, const Network&, const Ranking&, TableFormat);

}  // namespace dramatis
