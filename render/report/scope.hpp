#pragma once

#include <string>

#include "graph/actor_graph.hpp"
#include "render/options.hpp"

namespace dramatis {

/// What a selection asks for: "This report tells only of actors at most 1 step from Ada, and of what is denied."; empty
/// where it asks for nothing.
std::string scope_of(const Network&, const SelectionOptions&);

}  // namespace dramatis
