#include "render/layout/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>
#include <utility>

#include "render/layout/blocks.hpp"
#include "render/layout/graphviz.hpp"
#include "render/layout/legibility.hpp"
#include "render/layout/refinement.hpp"
#include "render/layout/routing.hpp"

namespace dramatis {
namespace {

// What a diagram may have at most to be laid out in many ways, and to have lines that bend around boxes.
constexpr std::size_t most_boxes_for_choice = 80, most_lines_for_choice = 250, most_lines_to_route = 400;

/// Where an engine puts the centers of boxes, which may overlap.
std::vector<Point> centers_by(const char* engine, const Diagram& diagram) {
  GraphvizLayout graphviz(diagram);
  graphviz.set(AGRAPH, "overlap", "true");
  graphviz.set(AGRAPH, "ranksep", "1.3");  // of twopi, between the rings
  return graphviz.run(engine);
}

std::vector<Point> turn(const std::vector<Point>& centers, double angle) {
  std::vector<Point> turned;
  for (const Point p : centers)
    turned.push_back({p.x * std::cos(angle) - p.y * std::sin(angle), p.x * std::sin(angle) + p.y * std::cos(angle)});
  return turned;
}

/// Centers stretched to `room` and moved apart until no boxes overlap; the layout grows in height until it is not wider
/// than `width`.
std::vector<Point> remove_overlap(const Diagram& diagram, std::vector<Point> centers, Size room, double width) {
  constexpr int rounds = 6;
  double widest = 0;
  for (const Size& box : diagram.boxes) widest = std::max(widest, box.width);
  Layout layout;
  for (int round = 0; round < rounds && (round == 0 || layout.size.width > width); ++round) {
    Point low = centers.front(), high = low;
    for (const Point p : centers) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const double x_scale = std::max(room.width - widest, 1.0) / std::max(high.x - low.x, 1.0);
    const double y_scale = room.height / std::max(high.y - low.y, 1.0);
    GraphvizLayout graphviz(diagram);
    graphviz.set(AGRAPH, "overlap", "prism");
    for (std::size_t i = 0; i < centers.size(); ++i)
      graphviz.place(i, {(centers[i].x - low.x) * x_scale, (centers[i].y - low.y) * y_scale});
    layout.centers = graphviz.run("nop");
    layout.lines.clear();
    normalize(diagram, layout);
    centers = layout.centers;
    room = {std::min(room.width, width) * 0.98, std::max(room.height, layout.size.height) * 1.15};
  }
  return centers;
}

std::vector<Point> centers_in_ranks(const Diagram& diagram, const std::string& direction) {
  GraphvizLayout graphviz(diagram);
  graphviz.set(AGRAPH, "rankdir", direction);
  graphviz.set(AGRAPH, "nodesep", "0.22");
  graphviz.set(AGRAPH, "ranksep", "0.5");
  return graphviz.run("dot");
}

/// Boxes in rows of the given width, which keep the order of the centers as far as that is possible.
std::vector<Point> centers_in_rows(const Diagram& diagram, const std::vector<Point>& centers, double width) {
  constexpr double row_gap = 30, least_gap = 24;
  std::vector<std::size_t> order(centers.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto sort = [&](auto first, auto last, double Point::* coordinate) {
    std::stable_sort(first, last,
                     [&](std::size_t a, std::size_t b) { return centers[a].*coordinate < centers[b].*coordinate; });
  };
  sort(order.begin(), order.end(), &Point::y);
  std::vector<Point> placed(centers.size());
  double y = 0;
  for (auto first = order.begin(); first != order.end();) {
    double needed = diagram.boxes[*first].width, height = diagram.boxes[*first].height;
    auto last = first + 1;
    for (; last != order.end() && needed + least_gap + diagram.boxes[*last].width <= width; ++last) {
      needed += least_gap + diagram.boxes[*last].width;
      height = std::max(height, diagram.boxes[*last].height);
    }
    sort(first, last, &Point::x);
    const double gap = least_gap + (width - needed) / static_cast<double>(last - first + 1);
    double x = gap - least_gap;
    for (; first != last; ++first) {
      placed[*first] = {x + diagram.boxes[*first].width / 2, y + height / 2};
      x += diagram.boxes[*first].width + gap;
    }
    y += height + row_gap;
  }
  return placed;
}

/// Layouts of a diagram, ordered by what they cost.
class Contest {
 public:
  Contest(const Diagram& diagram, Size room) : diagram_(diagram), room_(room) {}

  void enter(Layout layout) {
    normalize(diagram_, layout);
    const double cost = legibility_of(diagram_, layout).cost(room_);
    entries_.push_back({cost, std::move(layout)});
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.cost < b.cost; });
  }

  /// The winner of the best few, refined and with lines that bend around the boxes.
  Layout winner() {
    constexpr std::size_t most = 12, least = 3, lines_in_all = 700;  // more lines take longer to route
    const std::size_t finalists =
        std::clamp(lines_in_all / std::max<std::size_t>(diagram_.lines.size(), 1), least, most);
    constexpr double for_bends = 0.03;  // of the width, beside the boxes
    std::vector<Entry> best(std::move(entries_));
    entries_.clear();
    best.resize(std::min(best.size(), finalists));
    for (const Entry& entry : best)
      for (const Moves moves : {Moves::shifts, Moves::shifts_and_exchanges}) {
        Layout layout = entry.layout;
        refine(diagram_, layout, {room_.width * (1 - for_bends), room_.height}, moves);
        layout.lines = route(diagram_, layout.centers);
        enter(std::move(layout));
      }
    return std::move(entries_.front().layout);
  }

 private:
  struct Entry {
    double cost;
    Layout layout;
  };
  const Diagram& diagram_;
  Size room_;
  std::vector<Entry> entries_;
};

double area_of(const Diagram& diagram) {
  double area = 0;
  for (const Size& box : diagram.boxes)
    area += (box.width + 2 * box_margin.width) * (box.height + 2 * box_margin.height);
  return area;
}

Size room_for(const Diagram& diagram, double width, double slack) {
  const double area = area_of(diagram) * slack, room_width = std::min(width, std::sqrt(area * 1.4));
  return {room_width, area / room_width};
}

/// A layout in one way, for diagrams whose legibility takes too long to measure.
Layout large_layout(const Diagram& diagram, double width, Engine engine) {
  Blocks blocks(diagram, 4);
  const Diagram& whole = blocks.diagram();
  std::vector<Point> centers;
  if (engine == Engine::dot)
    centers = centers_in_ranks(whole, "TB");
  else
    centers = remove_overlap(
        whole, centers_by(engine == Engine::automatic ? "sfdp" : std::string(to_string(engine)).c_str(), whole),
        room_for(whole, width, 1.5), width);
  Layout layout = blocks.spread(centers);
  if (diagram.lines.size() <= most_lines_to_route) layout.lines = route(diagram, layout.centers);
  normalize(diagram, layout);
  return layout;
}

}  // namespace

Layout most_legible_layout(const Diagram& diagram, Size room, Engine engine) {
  if (diagram.boxes.size() > most_boxes_for_choice || diagram.lines.size() > most_lines_for_choice)
    return large_layout(diagram, room.width, engine);
  room.width = std::min(room.width, 2 * std::sqrt(area_of(diagram)));  // more would let the boxes scatter
  Contest contest(diagram, room);
  const auto is_wanted = [&](Engine one) { return engine == one || engine == Engine::automatic; };
  const int turns = diagram.boxes.size() > 40 ? 4 : 8;  // of boxes so many, one turn is much like the next
  const bool is_tree = diagram.lines.size() < diagram.boxes.size();
  for (const std::size_t widest : {1U, 2U, 3U}) {
    Blocks blocks(diagram, widest);
    const Diagram& whole = blocks.diagram();
    const auto turn_by = [&](const char* name) {
      const std::vector<Point> centers = centers_by(name, whole);
      for (int i = 0; i < 2 * turns; ++i) {
        const std::vector<Point> now = turn(centers, i * std::numbers::pi / turns);
        for (const double slack : {1.1, 1.6})
          if (i < turns)
            contest.enter(blocks.spread(remove_overlap(whole, now, room_for(whole, room.width, slack), room.width)));
        if (!diagram.groups.empty()) contest.enter(blocks.spread(centers_in_rows(whole, now, 0.95 * room.width)));
      }
    };
    if (is_wanted(Engine::neato)) turn_by("neato");
    if (engine == Engine::sfdp) turn_by("sfdp");
    if (engine == Engine::twopi || (is_tree && engine == Engine::automatic)) turn_by("twopi");
    if (is_wanted(Engine::dot))
      for (const char* direction : {"TB", "LR"}) contest.enter(blocks.spread(centers_in_ranks(whole, direction)));
    if (diagram.groups.empty()) break;
  }
  return contest.winner();
}

}  // namespace dramatis
