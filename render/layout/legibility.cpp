#include "render/layout/legibility.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dramatis {
namespace {

using Polyline = std::vector<Point>;

/// Without the points that lie on the straight line between their neighbours.
Polyline without_needless(const Polyline& points) {
  Polyline needed{points.front()};
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Point in = points[i] - needed.back(), out = points[i + 1] - points[i];
    if (std::abs(in.x * out.y - in.y * out.x) > 1e-6 * (length(in) * length(out))) needed.push_back(points[i]);
  }
  needed.push_back(points.back());
  return needed;
}

/// Of two lines: how often they cross, and at how many points one runs too near to the other.
class Pairwise {
 public:
  Pairwise(const Diagram& diagram, const Layout& layout) : diagram_(diagram), layout_(layout) {
    for (const Spline& line : layout.lines) {
      points_.push_back(flatten(line));
      lines_.push_back(without_needless(points_.back()));
      bounds_.push_back(bounds_of(lines_.back()));
    }
  }

  const Polyline& line(std::size_t i) const { return lines_[i]; }
  const Polyline& points(std::size_t i) const { return points_[i]; }
  Box box(std::size_t i) const { return {layout_.centers[i], diagram_.boxes[i]}; }

  void count(std::size_t i, std::size_t j, Legibility& result) const {
    constexpr double least_distance = 5;  // between lines that the eye can follow
    if (!bounds_[i].overlaps(bounds_[j], least_distance)) return;
    const Polyline &a = lines_[i], &b = lines_[j];
    for (std::size_t k = 1; k < a.size(); ++k)
      for (std::size_t l = 1; l < b.size(); ++l) result.crossings += cross(a[k - 1], a[k], b[l - 1], b[l]);
    const Box from = box(diagram_.lines[i].from), to = box(diagram_.lines[i].to);
    for (const Point p : points_[i])
      if (bounds_[j].contains(p, least_distance) && !from.contains(p, 14) && !to.contains(p, 14))
        result.merged +=
            std::any_of(points_[j].begin(), points_[j].end(), [&](Point q) { return length(p - q) < least_distance; });
  }

 private:
  static Box bounds_of(const Polyline& line) {
    Point low = line.front(), high = low;
    for (const Point p : line) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    return {(low + high) * 0.5, {high.x - low.x, high.y - low.y}};
  }

  const Diagram& diagram_;
  const Layout& layout_;
  std::vector<Polyline> points_;  // at even steps
  std::vector<Polyline> lines_;   // the same, without those that are not needed
  std::vector<Box> bounds_;
};

void count_line(const Pairwise& lines, const Diagram& diagram, std::size_t i, Legibility& result) {
  const auto [first, last, thickness] = diagram.lines[i];
  const Polyline &line = lines.line(i), &points = lines.points(i);
  const Box from = lines.box(first), to = lines.box(last);
  double visible = 0;
  for (std::size_t k = 1; k < points.size(); ++k)
    if (!from.contains(points[k]) && !to.contains(points[k - 1])) visible += length(points[k] - points[k - 1]);
  result.length += visible;
  result.shortage += std::max(0.0, shortest_line - visible);
  for (std::size_t box = 0; box < diagram.boxes.size(); ++box)
    result.hidden += box != first && box != last && lines.box(box).meets(line, std::max(1.0, thickness / 2));
}

}  // namespace

double Legibility::cost(Size room) const {
  const double width = room.width;
  const double excess = std::max(0.0, size.width - width) + std::max(0.0, size.height - room.height) / 4;
  const double misfit = excess > 0 ? 100 + 10 * excess : 0;  // it costs actors
  return 1000 * static_cast<double>(overlaps) + misfit + 20 * static_cast<double>(hidden) +
         2 * static_cast<double>(intrusions) + 3 * static_cast<double>(crossings) + 2 * static_cast<double>(merged) +
         shortage / 4 + 4 * length / width + 8 * size.width * size.height / (width * width);
}

Legibility legibility_of(const Diagram& diagram, const Layout& layout) {
  Legibility result;
  result.size = layout.size;
  const Pairwise lines(diagram, layout);
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) result.overlaps += lines.box(i).overlaps(lines.box(j), 4);
  for (std::size_t i = 0; i < diagram.lines.size(); ++i) {
    count_line(lines, diagram, i, result);
    for (std::size_t group = 0; group < layout.frames.size(); ++group) {
      const Diagram::Group& boxes = diagram.groups[group];
      const auto is_inside = [&](std::size_t box) { return std::find(boxes.begin(), boxes.end(), box) != boxes.end(); };
      result.intrusions += !is_inside(diagram.lines[i].from) && !is_inside(diagram.lines[i].to) &&
                           layout.frames[group].meets(lines.line(i));
    }
    for (std::size_t j = 0; j < i; ++j) lines.count(i, j, result);
  }
  return result;
}

}  // namespace dramatis
