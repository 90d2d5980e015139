#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "render/geometry.hpp"
#include "render/options.hpp"

namespace dramatis {

/// What is to be laid out: boxes, and at most one line for each pair of them.
struct Diagram {
  struct Line {
    std::size_t from = 0;  ///< index of a box
    std::size_t to = 0;    ///< of another
    double thickness = 0;
  };
  using Group = std::vector<std::size_t>;  ///< boxes in one frame; the first heads the others

  std::vector<Size> boxes;
  std::vector<Line> lines;
  std::vector<Group> groups;  ///< none of their boxes is in two
};

/// Where the boxes and lines of a diagram go.
struct Layout {
  Size size;                   ///< all boxes, frames and lines lie between (0, 0) and this
  std::vector<Point> centers;  ///< of the boxes
  std::vector<Spline> lines;   ///< from center to center
  std::vector<Box> frames;     ///< of the groups; the first box of each lies on the upper edge of its frame
};

/// Places the boxes without overlap and routes the lines around them, by libgvc in a process of its own. Each connected
/// part is laid out in several ways, of which the most legible is kept; large ones in one way. The result is wider than
/// `room` only where a part cannot be narrower, and higher where there is more than fits. Throws std::runtime_error
/// when Graphviz fails or when it takes longer than `deadline`.
Layout lay_out(const Diagram&, Size room, Engine, std::chrono::milliseconds deadline);

}  // namespace dramatis
