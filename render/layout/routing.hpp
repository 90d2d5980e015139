#pragma once

#include <vector>

#include "render/layout/layout.hpp"

namespace dramatis {

/// The lines of a diagram as short ways around the boxes that they do not join, with room for half of their thickness
/// and some more, less where boxes stand too near to each other. Lines that bend at the same corner keep apart.
/// From center to center.
std::vector<Spline> route(const Diagram&, const std::vector<Point>& centers);

}  // namespace dramatis
