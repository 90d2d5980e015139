#include "render/layout/packing.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <utility>

namespace dramatis {
namespace {

constexpr double part_gap = 24;

/// Where the upper left corners of the parts go, and the height that they take together.
struct Packing {
  std::vector<Point> corners;
  double height = 0;
};

/// One part after the other as high as it goes, then as far to the left.
Packing pack(const std::vector<Size>& parts, const std::vector<std::size_t>& order, double width) {
  Packing packing{std::vector<Point>(parts.size()), 0};
  const auto size = [&](std::size_t part) { return parts[part]; };
  for (auto next = order.begin(); next != order.end(); ++next) {
    const std::vector<std::size_t> placed(order.begin(), next);
    std::vector<double> columns = {0};
    for (const std::size_t part : placed) {
      const double right = packing.corners[part].x + size(part).width + part_gap;
      if (right + size(*next).width <= width) columns.push_back(right);
    }
    std::sort(columns.begin(), columns.end());
    Point best{0, std::numeric_limits<double>::max()};
    for (const double x : columns) {
      double y = 0;
      for (const std::size_t part : placed) {
        const Point corner = packing.corners[part];
        if (x < corner.x + size(part).width + part_gap && corner.x < x + size(*next).width + part_gap)
          y = std::max(y, corner.y + size(part).height + part_gap);
      }
      if (y < best.y) best = {x, y};
    }
    packing.corners[*next] = best;
    packing.height = std::max(packing.height, best.y + size(*next).height);
  }
  return packing;
}

/// Moves each part to the middle of the room between its neighbours to the left and to the right.
void spread(const std::vector<Size>& parts, std::vector<Point>& corners) {
  constexpr int rounds = 20;
  double width = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) width = std::max(width, corners[i].x + parts[i].width);
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < parts.size(); ++i) {
      double left = -part_gap, right = width + part_gap;
      for (std::size_t j = 0; j < parts.size(); ++j) {
        if (i == j || corners[j].y >= corners[i].y + parts[i].height || corners[i].y >= corners[j].y + parts[j].height)
          continue;
        if (corners[j].x < corners[i].x)
          left = std::max(left, corners[j].x + parts[j].width);
        else
          right = std::min(right, corners[j].x);
      }
      corners[i].x = (left + right - parts[i].width) / 2;
    }
}

}  // namespace

std::vector<Point> pack(const std::vector<Size>& parts, double width) {
  const auto height = [&](std::size_t i) { return parts[i].height; };
  const auto breadth = [&](std::size_t i) { return parts[i].width; };
  const auto area = [&](std::size_t i) { return height(i) * breadth(i); };
  Packing lowest;
  for (const std::function<double(std::size_t)>& key :
       std::initializer_list<std::function<double(std::size_t)>>{area, height, breadth}) {
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
    Packing packing = pack(parts, order, width);
    if (lowest.corners.empty() || packing.height < lowest.height - 1) lowest = std::move(packing);
  }
  spread(parts, lowest.corners);
  return lowest.corners;
}

}  // namespace dramatis
