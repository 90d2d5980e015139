#include "render/layout/refinement.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <vector>

#include "render/layout/extent.hpp"
#include "render/layout/graphviz.hpp"
#include "render/layout/legibility.hpp"

namespace dramatis {
namespace {

/// How much of a straight line from center to center is outside of both boxes.
double visible_length(const Box& from, const Box& to) {
  const Point way = to.center - from.center;
  const auto inside = [&](Size size) {  // as a share of the way
    return std::min(size.width / 2 / std::max(std::abs(way.x), 1e-9),
                    size.height / 2 / std::max(std::abs(way.y), 1e-9));
  };
  return std::max(0.0, 1 - inside(from.size) - inside(to.size)) * length(way);
}

class Refinement {
 public:
  Refinement(const Diagram& diagram, Layout& layout, Size room)
      : diagram_(diagram), layout_(layout), room_(room), piece_of_(diagram.boxes.size(), none) {
    for (const Diagram::Group& group : diagram.groups) pieces_.push_back({group, {}});
    for (std::size_t piece = 0; piece < pieces_.size(); ++piece)
      for (const std::size_t box : pieces_[piece].boxes) piece_of_[box] = piece;
    for (std::size_t box = 0; box < diagram.boxes.size(); ++box) {
      if (piece_of_[box] != none) continue;
      piece_of_[box] = pieces_.size();
      pieces_.push_back({{box}, {}});
    }
    for (std::size_t line = 0; line < diagram.lines.size(); ++line)
      for (const std::size_t piece : {piece_of_[diagram.lines[line].from], piece_of_[diagram.lines[line].to]})
        if (std::vector<std::size_t>& lines = pieces_[piece].lines; lines.empty() || lines.back() != line)
          lines.push_back(line);
  }

  void run(Moves moves) {
    constexpr int most_rounds = 4;
    constexpr double least_step_with_exchanges = 24;
    for (const double step : {96.0, 48.0, 24.0, 12.0, 6.0}) {
      bool has_moved = true;
      for (int round = 0; round < most_rounds && has_moved; ++round) {
        has_moved = false;
        for (std::size_t piece = 0; piece < pieces_.size(); ++piece) {
          has_moved |= shift(piece, step);
          if (moves == Moves::shifts_and_exchanges && step >= least_step_with_exchanges)
            for (std::size_t other = 0; other < piece; ++other) has_moved |= exchange(piece, other);
        }
      }
    }
  }

 private:
  /// What moves as one.
  struct Piece {
    std::vector<std::size_t> boxes;
    std::vector<std::size_t> lines;  ///< that end at one of them
  };

  bool shift(std::size_t piece, double step) {
    Point best;
    double least = cost_of({piece}) - least_gain;
    for (const Point direction : {Point{-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}}) {
      const Point way = direction * step;
      move(piece, way);
      if (is_free(piece))
        if (const double cost = cost_of({piece}); cost < least) {
          least = cost;
          best = way;
        }
      move(piece, way * -1);
    }
    if (best.x == 0 && best.y == 0) return false;
    move(piece, best);
    return true;
  }

  bool exchange(std::size_t a, std::size_t b) {
    const Point way = outline_of(b).center - outline_of(a).center;
    const double before = cost_of({a, b});
    move(a, way);
    move(b, way * -1);
    if (is_free(a) && is_free(b) && cost_of({a, b}) < before - least_gain) return true;
    move(a, way * -1);
    move(b, way);
    return false;
  }

  Box box(std::size_t i) const { return {layout_.centers[i], diagram_.boxes[i]}; }
  bool is_group(std::size_t piece) const { return piece < diagram_.groups.size(); }

  void move(std::size_t piece, Point way) {
    for (const std::size_t box : pieces_[piece].boxes) layout_.centers[box] = layout_.centers[box] + way;
    if (is_group(piece)) layout_.frames[piece].center = layout_.frames[piece].center + way;
  }

  Box outline_of(std::size_t piece) const {
    Extent extent;
    extent.add(box(pieces_[piece].boxes.front()));  // which lies on the edge of the frame
    if (is_group(piece)) extent.add(layout_.frames[piece]);
    return extent.box();
  }

  bool is_free(std::size_t piece) const {
    Box wide = outline_of(piece);
    wide.size = {wide.size.width + 4 * box_margin.width, wide.size.height + 4 * box_margin.height};
    for (std::size_t other = 0; other < pieces_.size(); ++other)
      if (other != piece && wide.overlaps(outline_of(other))) return false;
    return true;
  }

  /// Of the lines of some pieces, of what they hide, and of the size of all.
  double cost_of(std::initializer_list<std::size_t> pieces) const {
    Legibility result;
    std::vector<bool> is_own(diagram_.lines.size(), false);
    for (const std::size_t piece : pieces)
      for (const std::size_t line : pieces_[piece].lines) is_own[line] = true;
    for (std::size_t i = 0; i < diagram_.lines.size(); ++i) {
      const auto& [first, last, thickness] = diagram_.lines[i];
      const Point from = layout_.centers[first], to = layout_.centers[last];
      const auto passes = [&](std::size_t other) {
        return other != first && other != last && box(other).meets(from, to, thickness / 2 + 2);
      };
      const auto intrudes = [&](std::size_t group) {
        return piece_of_[first] != group && piece_of_[last] != group && layout_.frames[group].meets(from, to);
      };
      if (!is_own[i]) {
        for (const std::size_t piece : pieces) {
          for (const std::size_t own : pieces_[piece].boxes) result.hidden += passes(own);
          if (is_group(piece)) result.intrusions += intrudes(piece);
        }
        continue;
      }
      const double visible = visible_length(box(first), box(last));
      result.length += visible;
      result.shortage += std::max(0.0, shortest_line - visible);
      for (std::size_t other = 0; other < diagram_.boxes.size(); ++other) result.hidden += passes(other);
      for (std::size_t group = 0; group < layout_.frames.size(); ++group) result.intrusions += intrudes(group);
      for (std::size_t j = 0; j < diagram_.lines.size(); ++j)
        if (!is_own[j] || j < i)
          result.crossings +=
              cross(from, to, layout_.centers[diagram_.lines[j].from], layout_.centers[diagram_.lines[j].to]);
    }
    Extent all;
    for (std::size_t other = 0; other < pieces_.size(); ++other) all.add(outline_of(other));
    result.size = all.size();
    return result.cost(room_);
  }

  static constexpr double least_gain = 0.01;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const Diagram& diagram_;
  Layout& layout_;
  Size room_;
  std::vector<std::size_t> piece_of_;  // by box
  std::vector<Piece> pieces_;          // the groups first
};

}  // namespace

void refine(const Diagram& diagram, Layout& layout, Size room, Moves moves) {
  layout.lines.clear();
  Refinement(diagram, layout, room).run(moves);
  normalize(diagram, layout);
}

}  // namespace dramatis
