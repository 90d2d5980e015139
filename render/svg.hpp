#pragma once

#include <string>

#include "render/dot.hpp"

namespace dramatis {

/// The graph as one self-contained SVG picture: positions and splines from libgvc, drawing by us. The same graph and
/// options give the same bytes. No type is smaller than 7 pt at the printed width, so fewer than `max_actors` are shown
/// where they do not fit on a page. Throws std::invalid_argument for a width beyond 40 to 2000 mm, and
/// std::runtime_error when the layout fails or takes too long.
std::string to_svg(const ActorGraph&, const RenderOptions&);

/// The same for a place within an HTML page: as wide as there is room. Its styles hold for nothing else on the page.
std::string to_svg_fragment(const ActorGraph&, const RenderOptions&);

}  // namespace dramatis
