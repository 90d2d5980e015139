#pragma once

#include <string>

#include "render/options.hpp"

namespace dramatis {

/// The graph in the DOT language (libcgraph), styled so that Graphviz' own programs draw it too.
std::string to_dot(const ActorGraph&, const RenderOptions&);

}  // namespace dramatis
