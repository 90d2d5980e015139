#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/options.hpp"

namespace dramatis {

/// The part of a network that a picture shows, and how much is left out. Each tie is counted once, by the first reason.
struct Selection {
  std::vector<Vertex> actors;                  ///< in the network's order
  std::vector<Network::edge_descriptor> ties;  ///< between them, in the network's order
  struct {
    std::size_t superseded = 0;  ///< ties of which no sentence still holds
    std::size_t relation = 0;    ///< ties with another relation than those asked for
    std::size_t status = 0;
    std::size_t period = 0;
    std::size_t confidence = 0;
    std::size_t distance = 0;         ///< actors too far from those in the focus
    std::size_t unrelated = 0;        ///< actors without any of the ties that are left
    std::size_t less_central = 0;     ///< actors for want of room
    std::size_t of_less_central = 0;  ///< their ties
  } left_out;
};

/// The ties that fit, and of their actors the core: the one with the fewest remaining relations, weighted with the
/// logarithm of their evidence, is left out until at most `max_actors` are left, those whom no text names before all
/// others and those in the focus last. Ties of an actor to itself are not shown.
Selection select(const ActorGraph&, const SelectionOptions&);

/// What a selection leaves out, in words; empty if nothing.
std::string left_out(const Network&, const Selection&, const SelectionOptions&);

}  // namespace dramatis
