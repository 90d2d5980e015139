#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// The part of a network that a picture shows.
struct Selection {
  std::vector<Network::vertex_descriptor> actors;  ///< in the network's order
  std::vector<Network::edge_descriptor> ties;      ///< between them, in the network's order
  std::size_t unrelated = 0;                       ///< actors left out because they have no relation to another
  std::size_t less_central = 0;                    ///< actors left out for want of room
  std::size_t ties_left_out = 0;                   ///< relations of the less central
  std::size_t superseded = 0;                      ///< relations left out because none of their sentences still holds
};

/// The core of the network: the actor with the fewest remaining relations, weighted with the logarithm of their
/// evidence, is left out until at most `max_actors` are left, those whom no text names before all others. Each of them
/// has a relation. Ties of an actor to itself are not shown, nor, without `history`, those of which all evidence is
/// superseded: a meeting that was planned and then held is drawn as held.
Selection select_core(const Network&, std::size_t max_actors, bool history = false);

/// What a selection leaves out, in words; empty if nothing.
std::string left_out(const Selection&);

}  // namespace dramatis
