#pragma once

#include <string>

#include "render/dot.hpp"

namespace dramatis {

/// The graph as one self-contained SVG 1.1 picture: positions and splines from libgvc, drawing by us. The same graph
/// and options give the same bytes. Throws std::runtime_error when the layout fails or takes too long.
std::string to_svg(const ActorGraph&, const RenderOptions&);

}  // namespace dramatis
