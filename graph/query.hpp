#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"
#include "graph/table.hpp"

namespace dramatis {

/// Which edges to list; what is not set does not restrict.
struct EdgeFilter {
  std::optional<RelationType> relation;
  std::optional<Status> status;
  /// Names, as find_actors takes them.
  std::string from;
  std::string to;  ///< of a meets edge, `from` and `to` may be either end
  double min_confidence = 0;
};

/// The edges that fit, in the graph's order.
std::vector<Network::edge_descriptor> select_edges(const Network&, const EdgeFilter&);

/// Prints edges, one row for each evidence (table, csv) or one object for each edge (json).
void write_edges(std::ostream&, const Network&, const std::vector<Network::edge_descriptor>&, TableFormat);

}  // namespace dramatis
