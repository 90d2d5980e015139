#pragma once

#include <string>

#include "render/options.hpp"

/// The picture (render/svg.hpp) in formats that every program opens, by librsvg and cairo in a process of its own.
/// Throw as to_svg does. The theme "auto" is light here.
namespace dramatis {

/// 300 dots an inch at the printed width, fewer where the picture had more than 20 million of them.
std::string to_png(const ActorGraph&, const RenderOptions&);

/// One page in the size of the picture; text stays text.
std::string to_pdf(const ActorGraph&, const RenderOptions&);

}  // namespace dramatis
