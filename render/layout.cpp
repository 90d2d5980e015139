#include "render/layout.hpp"

#include <graphviz/gvc.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <clocale>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <string>

#include "render/child_process.hpp"

namespace dramatis {
namespace {

constexpr double points_per_inch = 72;
constexpr double part_gap = 24;        // between connected parts
constexpr Size box_margin = {10, 12};  // half of the least gap between two boxes
constexpr double line_margin = 4;      // between a line and the boxes that it passes

/// A graph of libgvc, which makes one of its layouts at a time.
class GraphvizLayout {
 public:
  explicit GraphvizLayout(const Diagram& diagram)
      : context_(gvContext()), graph_(agopen(text("diagram"), Agstrictundirected, nullptr)) {
    agseterr(AGMAX);
    set(AGRAPH, "start", "1");
    set(AGRAPH, "sep", "+" + std::to_string(box_margin.width) + "," + std::to_string(box_margin.height));
    set(AGRAPH, "esep", "+" + std::to_string(line_margin));
    set(AGNODE, "shape", "box");
    set(AGNODE, "label", "");
    set(AGNODE, "fixedsize", "true");
    for (const char* name : {"width", "height", "pos"}) set(AGNODE, name, "");
    set(AGEDGE, "dir", "none");
    set(AGEDGE, "headclip", "false");
    set(AGEDGE, "tailclip", "false");
    for (const Size& box : diagram.boxes) {
      nodes_.push_back(agnode(graph_, text(std::to_string(nodes_.size())), 1));
      set(nodes_.back(), "width", std::to_string(box.width / points_per_inch));
      set(nodes_.back(), "height", std::to_string(box.height / points_per_inch));
    }
    for (const Diagram::Line& line : diagram.lines)
      lines_.push_back(agedge(graph_, nodes_[line.from], nodes_[line.to], nullptr, 1));
  }
  ~GraphvizLayout() {
    agclose(graph_);
    gvFreeContext(context_);
  }
  GraphvizLayout(const GraphvizLayout&) = delete;
  GraphvizLayout& operator=(const GraphvizLayout&) = delete;

  /// The default of an attribute of the graph, of its nodes or of its lines.
  void set(int kind, const std::string& name, const std::string& value) {
    agattr(graph_, kind, text(name), text(value));
  }

  /// Where the engine "nop" puts a box.
  void place(std::size_t box, Point p) { set(nodes_[box], "pos", std::to_string(p.x) + "," + std::to_string(-p.y)); }

  /// The lines stay empty where `splines` is "".
  Layout run(const char* engine) {
    if (gvLayout(context_, graph_, engine) != 0) {
      const char* error = aglasterr();
      throw std::runtime_error(error != nullptr ? error : "Graphviz has no engine " + std::string(engine));
    }
    Layout layout;
    for (Agnode_t* node : nodes_) layout.centers.push_back(from_graphviz(ND_coord(node)));
    for (Agedge_t* line : lines_) {
      Spline spline;
      if (const splines* drawn = ED_spl(line); drawn != nullptr && drawn->size > 0)
        for (int i = 0; i < drawn->list[0].size; ++i) spline.push_back(from_graphviz(drawn->list[0].list[i]));
      layout.lines.push_back(std::move(spline));
    }
    gvFreeLayout(context_, graph_);
    return layout;
  }

 private:
  // libcgraph copies what it is given, but 2.42 does not say so with const.
  static char* text(const std::string& s) { return const_cast<char*>(s.c_str()); }
  static void set(Agnode_t* node, const std::string& name, const std::string& value) {
    agset(node, text(name), text(value));
  }
  static Point from_graphviz(pointf p) { return {p.x, -p.y}; }

  GVC_t* context_;
  Agraph_t* graph_;
  std::vector<Agnode_t*> nodes_;
  std::vector<Agedge_t*> lines_;
};

Box box_of(const Diagram& diagram, const Layout& layout, std::size_t i) {
  return {layout.centers[i], diagram.boxes[i]};
}

/// Lines run from center to center, and the top left corner of everything is (0, 0).
void normalize(const Diagram& diagram, Layout& layout) {
  Point low{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  Point high{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
  const auto include = [&](Point p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  };
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
    const Point half{diagram.boxes[i].width / 2, diagram.boxes[i].height / 2};
    include(layout.centers[i] - half);
    include(layout.centers[i] + half);
  }
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    Spline& line = layout.lines[i];
    const Point from = layout.centers[diagram.lines[i].from], to = layout.centers[diagram.lines[i].to];
    if (line.size() < 4) line = {from, from + (to - from) * (1.0 / 3), from + (to - from) * (2.0 / 3), to};
    if (length(line.front() - from) > length(line.front() - to)) std::reverse(line.begin(), line.end());
    line.front() = from;
    line.back() = to;
    const double half = diagram.lines[i].thickness / 2;
    for (const Point p : flatten(line)) {
      include(p - Point{half, half});
      include(p + Point{half, half});
    }
  }
  for (Point& center : layout.centers) center = center - low;
  for (Spline& line : layout.lines)
    for (Point& p : line) p = p - low;
  layout.size = {high.x - low.x, high.y - low.y};
}

/// How hard a layout is to read: boxes that touch, lines across boxes, crossings, lines that run into one, long and
/// very short lines, space.
double cost(const Diagram& diagram, const Layout& layout, double width) {
  constexpr double shortest_line = 26;  // with an arrow head and two dashes
  constexpr double least_distance = 5;  // between lines that the eye can follow
  std::vector<std::vector<Point>> lines;
  for (const Spline& line : layout.lines) lines.push_back(flatten(line));
  double overlaps = 0, hidden = 0, crossings = 0, merged = 0, length_of_all = 0, shortage = 0;
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (box_of(diagram, layout, i).overlaps(box_of(diagram, layout, j), 4)) ++overlaps;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Box from = box_of(diagram, layout, diagram.lines[i].from), to = box_of(diagram, layout, diagram.lines[i].to);
    double visible = 0;
    for (std::size_t k = 1; k < lines[i].size(); ++k) {
      if (from.contains(lines[i][k]) || to.contains(lines[i][k - 1])) continue;
      visible += length(lines[i][k] - lines[i][k - 1]);
    }
    length_of_all += visible;
    shortage += std::max(0.0, shortest_line - visible);
    for (std::size_t box = 0; box < diagram.boxes.size(); ++box) {
      if (box == diagram.lines[i].from || box == diagram.lines[i].to) continue;
      const Box other = box_of(diagram, layout, box);
      if (std::any_of(lines[i].begin(), lines[i].end(), [&](Point p) { return other.contains(p, 1); })) ++hidden;
    }
    for (std::size_t j = 0; j < i; ++j)
      for (std::size_t k = 1; k < lines[i].size(); ++k)
        for (std::size_t l = 1; l < lines[j].size(); ++l)
          if (cross(lines[i][k - 1], lines[i][k], lines[j][l - 1], lines[j][l])) ++crossings;
    for (std::size_t j = 0; j < i; ++j)
      for (const Point p : lines[i]) {
        if (from.contains(p, 14) || to.contains(p, 14)) continue;
        if (std::any_of(lines[j].begin(), lines[j].end(), [&](Point q) { return length(p - q) < least_distance; }))
          ++merged;
      }
  }
  const double excess = std::max(0.0, layout.size.width - width);
  return 1000 * overlaps + 10 * excess + 20 * hidden + 3 * crossings + 2 * merged + shortage / 4 +
         4 * length_of_all / width + 8 * layout.size.width * layout.size.height / (width * width);
}

/// Centers by stress majorization.
std::vector<Point> majorize_stress(const Diagram& diagram) {
  GraphvizLayout graphviz(diagram);
  graphviz.set(AGRAPH, "overlap", "true");
  graphviz.set(AGRAPH, "splines", "");
  return graphviz.run("neato").centers;
}

std::vector<Point> turn(const std::vector<Point>& centers, double angle) {
  std::vector<Point> turned;
  for (const Point p : centers)
    turned.push_back({p.x * std::cos(angle) - p.y * std::sin(angle), p.x * std::sin(angle) + p.y * std::cos(angle)});
  return turned;
}

/// Centers stretched to `room` and moved apart until no boxes overlap; the layout grows in height until it is not wider
/// than `width`. Lines are straight.
Layout remove_overlap(const Diagram& diagram, std::vector<Point> centers, Size room, double width) {
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
    graphviz.set(AGRAPH, "splines", "");
    for (std::size_t i = 0; i < centers.size(); ++i)
      graphviz.place(i, {(centers[i].x - low.x) * x_scale, (centers[i].y - low.y) * y_scale});
    layout = graphviz.run("nop");
    normalize(diagram, layout);
    centers = layout.centers;
    room = {std::min(room.width, width) * 0.98, std::max(room.height, layout.size.height) * 1.15};
  }
  return layout;
}

/// The same centers with lines that bend around the boxes.
Layout route_lines(const Diagram& diagram, const std::vector<Point>& centers) {
  GraphvizLayout graphviz(diagram);
  graphviz.set(AGRAPH, "overlap", "true");
  graphviz.set(AGRAPH, "splines", "true");
  for (std::size_t i = 0; i < centers.size(); ++i) graphviz.place(i, centers[i]);
  Layout layout = graphviz.run("nop");
  normalize(diagram, layout);
  return layout;
}

Layout lay_out_in_ranks(const Diagram& diagram, const std::string& direction) {
  GraphvizLayout graphviz(diagram);
  graphviz.set(AGRAPH, "rankdir", direction);
  graphviz.set(AGRAPH, "nodesep", "0.16");
  graphviz.set(AGRAPH, "ranksep", "0.5");
  Layout layout = graphviz.run("dot");
  normalize(diagram, layout);
  return layout;
}

/// The best of many layouts by stress, which suit meetings, and of layouts in ranks, which suit hierarchies.
Layout most_legible_layout(const Diagram& diagram, double width) {
  struct Candidate {
    double cost;
    Layout layout;
  };
  std::vector<Candidate> candidates;
  const auto consider = [&](Layout layout) {
    const double c = cost(diagram, layout, width);
    candidates.push_back({c, std::move(layout)});
  };
  const auto sort = [&] {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
  };

  double area = 0;
  for (const Size& box : diagram.boxes)
    area += (box.width + 2 * box_margin.width) * (box.height + 2 * box_margin.height);
  const std::vector<Point> centers = majorize_stress(diagram);
  constexpr int turns = 8;
  for (const double slack : {1.2, 1.8}) {
    const double room_width = std::min(width, std::sqrt(area * slack * 1.4));
    for (int i = 0; i < turns; ++i)
      consider(remove_overlap(diagram, turn(centers, i * std::numbers::pi / turns),
                              {room_width, area * slack / room_width}, width));
  }
  sort();
  candidates.resize(4);
  for (Candidate& candidate : candidates) {
    candidate.layout = route_lines(diagram, candidate.layout.centers);
    candidate.cost = cost(diagram, candidate.layout, width);
  }
  for (const char* direction : {"TB", "LR"}) consider(lay_out_in_ranks(diagram, direction));
  sort();
  return std::move(candidates.front().layout);
}

/// The connected parts, as indices of boxes.
std::vector<std::vector<std::size_t>> parts_of(const Diagram& diagram) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Graph graph(diagram.boxes.size());
  for (const Diagram::Line& line : diagram.lines) add_edge(line.from, line.to, graph);
  std::vector<std::size_t> part(diagram.boxes.size());
  std::vector<std::vector<std::size_t>> parts(boost::connected_components(graph, part.data()));
  for (std::size_t i = 0; i < part.size(); ++i) parts[part[i]].push_back(i);
  return parts;
}

/// A connected part of a diagram.
struct Part {
  std::vector<std::size_t> boxes, lines;  ///< their indices in the whole
  Layout layout;
};

Part lay_out_part(const Diagram& whole, std::vector<std::size_t> boxes, double width) {
  Part part{std::move(boxes), {}, {}};
  Diagram diagram;
  std::map<std::size_t, std::size_t> position;
  for (const std::size_t box : part.boxes) {
    position[box] = diagram.boxes.size();
    diagram.boxes.push_back(whole.boxes[box]);
  }
  for (std::size_t i = 0; i < whole.lines.size(); ++i) {
    const Diagram::Line& line = whole.lines[i];
    if (!position.contains(line.from)) continue;
    part.lines.push_back(i);
    diagram.lines.push_back({position[line.from], position[line.to], line.thickness});
  }
  part.layout = most_legible_layout(diagram, width);
  return part;
}

/// Where the upper left corners of the parts go, and the height that they take together.
struct Packing {
  std::vector<Point> corners;
  double height = 0;
};

/// One part after the other as high as it goes, then as far to the left.
Packing pack(const std::vector<Part>& parts, const std::vector<std::size_t>& order, double width) {
  Packing packing{std::vector<Point>(parts.size()), 0};
  const auto size = [&](std::size_t part) { return parts[part].layout.size; };
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

/// The lowest of several packings, spread over `width`.
std::vector<Point> pack(const std::vector<Part>& parts, double width) {
  const auto boxes = [&](std::size_t i) { return static_cast<double>(parts[i].boxes.size()); };
  const auto height = [&](std::size_t i) { return parts[i].layout.size.height; };
  const auto breadth = [&](std::size_t i) { return parts[i].layout.size.width; };
  const auto area = [&](std::size_t i) { return height(i) * breadth(i); };
  Packing lowest;
  for (const std::function<double(std::size_t)>& key :
       std::initializer_list<std::function<double(std::size_t)>>{boxes, area, height, breadth}) {
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
    Packing packing = pack(parts, order, width);
    if (lowest.corners.empty() || packing.height < lowest.height - 1) lowest = std::move(packing);
  }
  double stretch = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (lowest.corners[i].x > 0) stretch = std::min(stretch, (width - breadth(i)) / lowest.corners[i].x);
  if (stretch < std::numeric_limits<double>::max())
    for (Point& corner : lowest.corners) corner.x *= stretch;
  return lowest.corners;
}

/// Lays out the connected parts and packs them.
Layout lay_out_parts(const Diagram& diagram, double width) {
  std::setlocale(LC_NUMERIC, "C");  // Graphviz reads and writes numbers by the locale
  std::vector<Part> parts;
  for (std::vector<std::size_t>& boxes : parts_of(diagram))
    parts.push_back(lay_out_part(diagram, std::move(boxes), width));
  const std::vector<Point> corners = pack(parts, width);

  Layout layout;
  layout.centers.resize(diagram.boxes.size());
  layout.lines.resize(diagram.lines.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    for (std::size_t k = 0; k < part.boxes.size(); ++k)
      layout.centers[part.boxes[k]] = part.layout.centers[k] + corners[i];
    for (std::size_t k = 0; k < part.lines.size(); ++k)
      for (const Point p : part.layout.lines[k]) layout.lines[part.lines[k]].push_back(p + corners[i]);
    layout.size.width = std::max(layout.size.width, corners[i].x + part.layout.size.width);
    layout.size.height = std::max(layout.size.height, corners[i].y + part.layout.size.height);
  }
  return layout;
}

// A layout crosses from the child to its parent as a row of numbers.

void write_number(std::string& bytes, double number) {
  char buffer[sizeof number];
  std::memcpy(buffer, &number, sizeof number);
  bytes.append(buffer, sizeof number);
}

double read_number(const std::string& bytes, std::size_t& position) {
  double number = 0;
  if (position + sizeof number > bytes.size()) throw std::runtime_error("the layout is incomplete");
  std::memcpy(&number, bytes.data() + position, sizeof number);
  position += sizeof number;
  return number;
}

std::string serialize(const Layout& layout) {
  std::string bytes;
  const auto write_point = [&](Point p) {
    write_number(bytes, p.x);
    write_number(bytes, p.y);
  };
  write_point({layout.size.width, layout.size.height});
  for (const Point center : layout.centers) write_point(center);
  for (const Spline& line : layout.lines) {
    write_number(bytes, static_cast<double>(line.size()));
    for (const Point p : line) write_point(p);
  }
  return bytes;
}

Layout deserialize(const std::string& bytes, const Diagram& diagram) {
  std::size_t position = 0;
  const auto read_point = [&] {
    const double x = read_number(bytes, position);
    return Point{x, read_number(bytes, position)};
  };
  Layout layout;
  const Point size = read_point();
  layout.size = {size.x, size.y};
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) layout.centers.push_back(read_point());
  for (std::size_t i = 0; i < diagram.lines.size(); ++i) {
    Spline line(static_cast<std::size_t>(read_number(bytes, position)));
    for (Point& p : line) p = read_point();
    layout.lines.push_back(std::move(line));
  }
  return layout;
}

}  // namespace

Layout lay_out(const Diagram& diagram, double width, std::chrono::milliseconds deadline) {
  if (diagram.boxes.empty()) return {};
  try {
    return deserialize(in_child_process([&] { return serialize(lay_out_parts(diagram, width)); }, deadline), diagram);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error("cannot lay out the picture of " + std::to_string(diagram.boxes.size()) +
                             " actors: " + error.what());
  }
}

}  // namespace dramatis
