#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/actor_graph.hpp"
#include "graph/find.hpp"

namespace dramatis {

/// Who is tied to whom, whatever the relation, its direction and its status: the network's vertices, and one edge for
/// each pair with a tie. Neighbours stand in the order of the vertices.
using Contacts = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// Which ties count; what is not set does not restrict.
struct TieFilter {
  std::optional<RelationType> relation;
  std::optional<Status> status;

  bool admits(const Tie&) const;
};

Contacts contacts_of(const Network&, const TieFilter& = {});

/// The number of connected components, and the number of actors in the largest.
struct Components {
  std::size_t count = 0;
  std::size_t largest = 0;
};
Components components_of(const Contacts&);

using Path = std::vector<Vertex>;

struct Paths {
  std::vector<Path> found;
  bool is_all = true;  ///< false where the limit, or the length of the search, has stopped it
};

/// The paths between two actors that are at most `longer` steps longer than the shortest, both ends included, no actor
/// twice: the shortest first, equals in the order of the vertices; at most `limit` of them. None if none leads there.
Paths paths_between(const Contacts&, Vertex from, Vertex to, std::size_t longer, std::size_t limit);

/// All ties of two actors, first those from the one to the other.
std::vector<Network::edge_descriptor> ties_between(const Network&, Vertex, Vertex);

/// The relation as one end of the tie has it: "leads" or "is led by".
std::string_view verb_of(const Network&, Network::edge_descriptor, Vertex subject);

}  // namespace dramatis
