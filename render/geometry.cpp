#include "render/geometry.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace dramatis {
namespace {

using Curve = std::array<Point, 4>;

Point mix(Point a, Point b, double t) { return a * (1 - t) + b * t; }

/// Both halves of a curve cut at `t` of 0..1, by de Casteljau's algorithm.
std::pair<Curve, Curve> cut(const Curve& c, double t) {
  const Point ab = mix(c[0], c[1], t), bc = mix(c[1], c[2], t), cd = mix(c[2], c[3], t);
  const Point abc = mix(ab, bc, t), bcd = mix(bc, cd, t), middle = mix(abc, bcd, t);
  return {{c[0], ab, abc, middle}, {middle, bcd, cd, c[3]}};
}

Curve curve(const Spline& s, std::size_t i) { return {s[3 * i], s[3 * i + 1], s[3 * i + 2], s[3 * i + 3]}; }

/// The number of the curve that holds `t`, and where in it.
std::pair<std::size_t, double> locate(const Spline& spline, double t) {
  const double count = static_cast<double>(curves(spline));
  const double within = std::clamp(t, 0.0, count);
  const double index = std::min(std::floor(within), count - 1);
  return {static_cast<std::size_t>(index), within - index};
}

}  // namespace

double length(Point p) { return std::sqrt(p.x * p.x + p.y * p.y); }

Point unit(Point p) {
  const double l = length(p);
  return l > 1e-9 ? p * (1 / l) : Point{1, 0};
}

bool Box::contains(Point p, double margin) const {
  return std::abs(p.x - center.x) < size.width / 2 + margin && std::abs(p.y - center.y) < size.height / 2 + margin;
}

bool Box::meets(Point a, Point b, double margin) const {
  const auto [width, height] = Point{size.width / 2 + margin, size.height / 2 + margin};
  if (std::max(a.x, b.x) < center.x - width || std::min(a.x, b.x) > center.x + width ||
      std::max(a.y, b.y) < center.y - height || std::min(a.y, b.y) > center.y + height)
    return false;
  double enter = 0, leave = 1;  // of 0 (a) to 1 (b)
  const auto narrow = [&](double from, double to, double middle, double half) {
    const double step = to - from;
    if (step == 0) return std::abs(from - middle) < half;
    const double one = (middle - half - from) / step, other = (middle + half - from) / step;
    enter = std::max(enter, std::min(one, other));
    leave = std::min(leave, std::max(one, other));
    return true;
  };
  return narrow(a.x, b.x, center.x, width) && narrow(a.y, b.y, center.y, height) && enter < leave;
}

bool Box::meets(const std::vector<Point>& line, double margin) const {
  for (std::size_t i = 1; i < line.size(); ++i)
    if (meets(line[i - 1], line[i], margin)) return true;
  return false;
}

bool Box::overlaps(const Box& other, double margin) const {
  return std::abs(other.center.x - center.x) < (size.width + other.size.width) / 2 + margin &&
         std::abs(other.center.y - center.y) < (size.height + other.size.height) / 2 + margin;
}

std::size_t curves(const Spline& spline) { return (spline.size() - 1) / 3; }

Point point_at(const Spline& spline, double t) {
  const auto [index, within] = locate(spline, t);
  return cut(curve(spline, index), within).first[3];
}

Point direction_at(const Spline& spline, double t) {
  constexpr double step = 0.01;
  return unit(point_at(spline, t + step) - point_at(spline, t - step));
}

Spline part(const Spline& spline, double from, double to) {
  const auto [first, start] = locate(spline, from);
  const auto [last, end] = locate(spline, to);
  Spline result;
  for (std::size_t i = first; i <= last; ++i) {
    Curve c = curve(spline, i);
    if (i == last) c = cut(c, end).first;
    if (i == first) c = cut(c, i == last ? (end > 0 ? start / end : 0) : start).second;
    if (result.empty()) result.push_back(c[0]);
    result.insert(result.end(), c.begin() + 1, c.end());
  }
  return result;
}

Spline beside(const Spline& spline, double at_ends, double between) {
  Spline result;
  for (std::size_t i = 0; i < spline.size(); ++i) {
    const double distance = i == 0 || i + 1 == spline.size() ? at_ends : between;
    const Point before = spline[i == 0 ? 0 : i - 1], after = spline[std::min(i + 1, spline.size() - 1)];
    result.push_back(spline[i] + normal(unit(after - before)) * distance);
  }
  return result;
}

std::vector<Point> flatten(const Spline& spline, std::size_t pieces) {
  std::vector<Point> points;
  const std::size_t count = curves(spline) * pieces;
  for (std::size_t i = 0; i <= count; ++i)
    points.push_back(point_at(spline, static_cast<double>(i) / static_cast<double>(pieces)));
  return points;
}

bool cross(Point a, Point b, Point c, Point d) {
  const auto side = [](Point from, Point to, Point p) {
    return (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
  };
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

}  // namespace dramatis
