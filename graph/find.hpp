#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

using Vertex = Network::vertex_descriptor;

/// The actors that a name means, in the graph's order. It is compared with every alias without regard to case and
/// accents: if some actors are called exactly so, or have it as their id, those; else those with an alias in which
/// these words stand together.
std::vector<Vertex> find_actors(const Network&, const std::string& name);

/// The labels of up to `limit` actors with the names nearest to a name: at most a third of its letters are edited.
std::vector<std::string> near_labels(const Network&, const std::string& name, std::size_t limit);

}  // namespace dramatis
