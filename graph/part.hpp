#pragma once

#include <set>
#include <vector>

#include "graph/actor_graph.hpp"
#include "graph/find.hpp"

namespace dramatis {

struct Part {
  std::set<Vertex> actors;
  std::set<const Tie*> ties;
};

/// The ties of edges, with their ends.
Part part_with(const Network&, const std::vector<Network::edge_descriptor>&);

/// The graph of some actors and ties. Ties need both their ends. It keeps the whole records of the documents that state
/// the ties, so that titles and dates are known and it can be merged; what is merged has all that these documents say.
ActorGraph part_of(const ActorGraph&, const Part&);

}  // namespace dramatis
