#pragma once

#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// The graph of the records of all graphs, resolved again: what build_graph makes of all their documents at once.
/// Associative, commutative and idempotent.
ActorGraph merge(std::vector<ActorGraph>);

}  // namespace dramatis
