#pragma once

#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// The graph of the records, authorities and corrections of all graphs, resolved again: what build_graph makes of all
/// of them at once. Associative, commutative and idempotent. A graph of nothing but corrections applies them to the
/// rest.
ActorGraph merge(std::vector<ActorGraph>);

}  // namespace dramatis
