#pragma once

#include <vector>

#include "render/geometry.hpp"

namespace dramatis {

/// The upper left corners of rectangles that stand apart from each other, in the lowest of several packings of at most
/// `width`; those of a row at even distances.
std::vector<Point> pack(const std::vector<Size>&, double width);

}  // namespace dramatis
