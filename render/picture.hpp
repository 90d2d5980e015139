#pragma once

#include <chrono>
#include <vector>

#include "graph/actor_graph.hpp"
#include "render/card.hpp"
#include "render/geometry.hpp"
#include "render/options.hpp"
#include "render/selection.hpp"

namespace dramatis {

/// The box of those who lead or represent an actor, whose card lies on its upper edge.
struct Frame {
  Box box;
  Kind kind = Kind::place;  ///< of that actor
};

/// What is drawn and where, before any drawing.
struct Picture {
  Selection selection;
  std::vector<Card> cards;    ///< of selection.actors; they do not overlap
  std::vector<Spline> lines;  ///< of selection.ties, from the outline of the source's card to that of the target's;
                              ///< empty for an office that a mark on the card of its holder shows
  std::vector<Frame> frames;
  Size size;  ///< cards, frames and lines lie between (0, 0) and this
};

/// The selection that fits into `room` with its type at full size. Throws std::runtime_error when the layout fails or
/// is not ready within `deadline`.
Picture compose(const ActorGraph&, const RenderOptions&, Size room, std::chrono::milliseconds deadline);

}  // namespace dramatis
