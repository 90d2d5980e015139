#pragma once

#include <cstddef>
#include <string>

#include "render/options.hpp"

namespace dramatis {

/// More would not stay fluent.
inline constexpr std::size_t most_on_page = 1000;

/// The graph as one HTML file to explore: the diagram, the evidence of every relation, a table of all, and a reader's
/// verdicts, which it saves as a file of corrections. It loads nothing, and runs no script or style but its own
/// (Content-Security-Policy). Of the options, the title and the selection hold, but that it has all actors up to
/// `most_on_page` where no number is asked for, and a switch for what is superseded. The same graph and options
/// give the same bytes. Throws std::runtime_error when the layout fails or takes too long.
std::string to_page(const ActorGraph&, const RenderOptions&);

}  // namespace dramatis
