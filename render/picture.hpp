#pragma once

#include <chrono>
#include <vector>

#include "graph/actor_graph.hpp"
#include "render/card.hpp"
#include "render/geometry.hpp"
#include "render/selection.hpp"

namespace dramatis {

/// What is drawn and where, before any drawing.
struct Picture {
  Selection selection;
  std::vector<Card> cards;    ///< of selection.actors; they do not overlap
  std::vector<Spline> lines;  ///< of selection.ties, from the outline of the source's card to that of the target's
  Size size;                  ///< cards and lines lie between (0, 0) and this
};

/// The core of at most `max_actors` actors (select_core) that fits into `room` with its type at full size. Throws
/// std::runtime_error when the layout fails or is not ready within `deadline`.
Picture compose(const Network&, std::size_t max_actors, Size room, std::chrono::milliseconds deadline,
                bool history = false);

}  // namespace dramatis
