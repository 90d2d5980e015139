#pragma once

#include <algorithm>
#include <limits>

#include "render/geometry.hpp"

namespace dramatis {

/// The least box around points and boxes.
class Extent {
 public:
  void add(Point p, Size half = {}) {
    low_ = {std::min(low_.x, p.x - half.width), std::min(low_.y, p.y - half.height)};
    high_ = {std::max(high_.x, p.x + half.width), std::max(high_.y, p.y + half.height)};
  }
  void add(const Box& box) { add(box.center, {box.size.width / 2, box.size.height / 2}); }
  Point low() const { return low_; }
  Size size() const { return {high_.x - low_.x, high_.y - low_.y}; }
  Box box() const { return {(low_ + high_) * 0.5, size()}; }

 private:
  Point low_{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  Point high_{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
};

}  // namespace dramatis
