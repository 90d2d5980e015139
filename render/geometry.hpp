#pragma once

#include <cstddef>
#include <vector>

/// Points, boxes and cubic Bézier splines. Lengths are in points (1/72 inch), y grows downwards.
namespace dramatis {

struct Point {
  double x = 0;
  double y = 0;

  Point operator+(Point o) const { return {x + o.x, y + o.y}; }
  Point operator-(Point o) const { return {x - o.x, y - o.y}; }
  Point operator*(double s) const { return {x * s, y * s}; }
};

double length(Point);

/// The vector of length 1 in the same direction; of the null vector, (1, 0).
Point unit(Point);

/// Turned by 90 degrees to the right.
inline Point normal(Point p) { return {-p.y, p.x}; }

struct Size {
  double width = 0;
  double height = 0;
};

/// An axis-parallel rectangle.
struct Box {
  Point center;
  Size size;

  bool contains(Point, double margin = 0) const;
  /// Whether a part of the straight line from `a` to `b` lies inside.
  bool meets(Point a, Point b, double margin = 0) const;
  /// The same of straight lines from each point to the next.
  bool meets(const std::vector<Point>&, double margin = 0) const;
  bool overlaps(const Box&, double margin = 0) const;
};

/// 1 + 3n control points of n cubic Bézier curves that continue each other.
using Spline = std::vector<Point>;

/// The number n of a spline's curves.
std::size_t curves(const Spline&);

/// The curve at `t` of 0 (start) to n (end).
Point point_at(const Spline&, double t);

/// The direction of the curve at `t`, of length 1.
Point direction_at(const Spline&, double t);

/// The part of the curve between two parameters.
Spline part(const Spline&, double from, double to);

/// A curve to the right of the curve, by `at_ends` where it starts and ends and by `between` elsewhere.
Spline beside(const Spline&, double at_ends, double between);

/// `pieces` straight lines a curve.
std::vector<Point> flatten(const Spline&, std::size_t pieces = 8);

/// Whether two segments cross inside both.
bool cross(Point a, Point b, Point c, Point d);

}  // namespace dramatis
