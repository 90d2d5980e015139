#include "render/layout/routing.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <queue>
#include <utility>

namespace dramatis {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// A way from one point to another: where it bends, and how long it is with what makes it worse.
struct Way {
  std::vector<Point> points;
  double cost = infinite;
};

/// Points off the corners of boxes, and which of them see each other past all boxes with some clearance.
class Corners {
 public:
  Corners(const std::vector<Box>& boxes, double clearance) : boxes_(boxes), clearance_(clearance) {
    constexpr std::array lanes{0.0, 7.0, 14.0};  // further from the box than the clearance
    for (const Box& box : boxes)
      for (const double lane : lanes) {
        const Point half = Point{box.size.width / 2, box.size.height / 2} + Point{1, 1} * (clearance + lane);
        for (const Point p : {half, Point{half.x, -half.y}, half * -1, Point{-half.x, half.y}})
          if (is_free(box.center + p)) points_.push_back(box.center + p);
      }
    seen_.resize(points_.size());
  }

  /// `price`: what it costs to bend at a point.
  Way shortest(std::size_t from, std::size_t to, const std::function<double(Point)>& price) {
    const Point start = boxes_[from].center, goal = boxes_[to].center;
    if (sees(start, goal, from, to)) return {{start, goal}, length(goal - start)};
    std::vector<double> prices;
    for (const Point p : points_) prices.push_back(price(p));
    using Entry = std::pair<double, std::size_t>;  // the least length over a point, and the point
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<double> cost(points_.size(), infinite);
    std::vector<std::size_t> before(points_.size(), points_.size());
    const auto reach = [&](std::size_t point, double now, std::size_t previous) {
      now += prices[point];
      if (now >= cost[point]) return;
      cost[point] = now;
      before[point] = previous;
      queue.emplace(now + length(goal - points_[point]), point);
    };
    for (std::size_t i = 0; i < points_.size(); ++i)
      if (sees(start, points_[i], from, to)) reach(i, length(points_[i] - start), points_.size());
    double best = infinite;
    std::size_t last = points_.size();
    while (!queue.empty() && queue.top().first < best) {
      const auto [whole, point] = queue.top();
      queue.pop();
      const double here = cost[point];
      if (whole > here + length(goal - points_[point])) continue;
      if (whole < best && sees(points_[point], goal, from, to)) {
        best = whole;
        last = point;
      }
      for (const std::size_t next : seen_from(point)) reach(next, here + length(points_[next] - points_[point]), point);
    }
    if (last == points_.size()) return {};
    Way way{{goal}, best};
    for (; last != points_.size(); last = before[last]) way.points.push_back(points_[last]);
    way.points.push_back(start);
    std::reverse(way.points.begin(), way.points.end());
    return way;
  }

 private:
  bool is_free(Point p) const {
    return std::none_of(boxes_.begin(), boxes_.end(),
                        [&](const Box& box) { return box.contains(p, clearance_ - 0.1); });
  }

  bool sees(Point a, Point b, std::size_t except = none, std::size_t and_except = none) const {
    for (std::size_t i = 0; i < boxes_.size(); ++i)
      if (i != except && i != and_except && boxes_[i].meets(a, b, clearance_ - 0.1)) return false;
    return true;
  }

  const std::vector<std::size_t>& seen_from(std::size_t point) {
    if (!seen_[point]) {
      seen_[point].emplace();
      for (std::size_t other = 0; other < points_.size(); ++other)
        if (other != point && sees(points_[point], points_[other])) seen_[point]->push_back(other);
    }
    return *seen_[point];
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const std::vector<Box>& boxes_;
  double clearance_;
  std::vector<Point> points_;
  std::vector<std::optional<std::vector<std::size_t>>> seen_;  // by point, found when needed
};

/// Straight lines with round bends, which come no nearer to the corner that they pass than by half of `clearance`.
Spline rounded(const std::vector<Point>& way, double clearance) {
  Spline spline{way.front()};
  const auto add_line = [&](Point to) {
    const Point from = spline.back();
    spline.insert(spline.end(), {from + (to - from) * (1.0 / 3), from + (to - from) * (2.0 / 3), to});
  };
  for (std::size_t i = 1; i + 1 < way.size(); ++i) {
    const Point in = way[i] - way[i - 1], out = way[i + 1] - way[i];
    const double turn = length(unit(out) - unit(in)) / 2;  // the sine of half of the angle
    const double reach = std::min({clearance / std::max(turn, 0.01), length(in) / 2, length(out) / 2});
    const Point before = way[i] - unit(in) * reach, after = way[i] + unit(out) * reach;
    add_line(before);
    spline.insert(spline.end(), {before + (way[i] - before) * (2.0 / 3), after + (way[i] - after) * (2.0 / 3), after});
  }
  add_line(way.back());
  return spline;
}

class Router {
 public:
  Router(const Diagram& diagram, const std::vector<Point>& centers) {
    for (std::size_t i = 0; i < centers.size(); ++i) boxes_.push_back({centers[i], diagram.boxes[i]});
  }

  Spline route(const Diagram::Line& line) {
    constexpr double margin = 3, greatest_detour = 1.4, squeeze = 80;
    const double wanted = line.thickness / 2 + margin;
    const double straight = length(boxes_[line.to].center - boxes_[line.from].center);
    Way best;
    double clearance = wanted;
    for (const double share : {1.0, 0.7, 0.4, 0.1}) {
      const auto corners = corners_.try_emplace(wanted * share, boxes_, wanted * share).first;
      Way way = corners->second.shortest(line.from, line.to, [&](Point p) { return price(p); });
      way.cost += squeeze * (1 - share);
      if (way.cost < best.cost) {
        best = std::move(way);
        clearance = wanted * share;
      }
      if (best.cost <= greatest_detour * straight + squeeze * (1 - share)) break;
    }
    if (best.points.empty()) best.points = {boxes_[line.from].center, boxes_[line.to].center};
    bends_.insert(bends_.end(), best.points.begin() + 1, best.points.end() - 1);
    return rounded(best.points, clearance);
  }

 private:
  /// Of a bend, the more where others are.
  double price(Point p) const {
    constexpr double bend = 4, crowd = 30, near = 6;
    return bend + crowd * static_cast<double>(std::count_if(bends_.begin(), bends_.end(),
                                                            [&](Point q) { return length(p - q) < near; }));
  }

  std::vector<Box> boxes_;
  std::map<double, Corners> corners_;  // by clearance
  std::vector<Point> bends_;           // of the lines so far
};

}  // namespace

std::vector<Spline> route(const Diagram& diagram, const std::vector<Point>& centers) {
  std::vector<std::size_t> order(diagram.lines.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto distance = [&](std::size_t i) {
    return length(centers[diagram.lines[i].to] - centers[diagram.lines[i].from]);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
  Router router(diagram, centers);
  std::vector<Spline> routes(diagram.lines.size());
  for (const std::size_t i : order) routes[i] = router.route(diagram.lines[i]);
  return routes;
}

}  // namespace dramatis
