#include "render/layout/graphviz.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "render/layout/extent.hpp"

namespace dramatis {
namespace {

constexpr double points_per_inch = 72;

// libcgraph copies what it is given, but 2.42 does not say so with const.
char* text(const std::string& s) { return const_cast<char*>(s.c_str()); }

void set_of(Agnode_t* node, const std::string& name, const std::string& value) { agset(node, text(name), text(value)); }

/// Rounded, as the last bits depend on where Graphviz' memory lies.
Point from_graphviz(pointf p) { return {std::round(p.x * 1000) / 1000, -std::round(p.y * 1000) / 1000}; }

}  // namespace

GraphvizLayout::GraphvizLayout(const Diagram& diagram)
    : context_(gvContext()), graph_(agopen(text("diagram"), Agstrictundirected, nullptr)) {
  agseterr(AGMAX);
  set(AGRAPH, "start", "1");
  set(AGRAPH, "splines", "");
  set(AGRAPH, "sep", "+" + std::to_string(box_margin.width) + "," + std::to_string(box_margin.height));
  set(AGNODE, "shape", "box");
  set(AGNODE, "label", "");
  set(AGNODE, "fixedsize", "true");
  for (const char* name : {"width", "height", "pos"}) set(AGNODE, name, "");
  for (const Size& box : diagram.boxes) {
    nodes_.push_back(agnode(graph_, text(std::to_string(nodes_.size())), 1));
    set_of(nodes_.back(), "width", std::to_string(box.width / points_per_inch));
    set_of(nodes_.back(), "height", std::to_string(box.height / points_per_inch));
  }
  for (const Diagram::Line& line : diagram.lines) agedge(graph_, nodes_[line.from], nodes_[line.to], nullptr, 1);
}

GraphvizLayout::~GraphvizLayout() {
  agclose(graph_);
  gvFreeContext(context_);
}

void GraphvizLayout::set(int kind, const std::string& name, const std::string& value) {
  agattr(graph_, kind, text(name), text(value));
}

void GraphvizLayout::place(std::size_t box, Point p) {
  set_of(nodes_[box], "pos", std::to_string(p.x) + "," + std::to_string(-p.y));
}

std::vector<Point> GraphvizLayout::run(const char* engine) {
  if (gvLayout(context_, graph_, engine) != 0) {
    const char* error = aglasterr();
    throw std::runtime_error(error != nullptr ? error : "Graphviz has no engine " + std::string(engine));
  }
  std::vector<Point> centers;
  for (Agnode_t* node : nodes_) centers.push_back(from_graphviz(ND_coord(node)));
  gvFreeLayout(context_, graph_);
  return centers;
}

void normalize(const Diagram& diagram, Layout& layout) {
  Extent extent;
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) extent.add({layout.centers[i], diagram.boxes[i]});
  for (const Box& frame : layout.frames) extent.add(frame);
  layout.lines.resize(diagram.lines.size());
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    Spline& line = layout.lines[i];
    const Point from = layout.centers[diagram.lines[i].from], to = layout.centers[diagram.lines[i].to];
    if (line.size() < 4) line = {from, from + (to - from) * (1.0 / 3), from + (to - from) * (2.0 / 3), to};
    if (length(line.front() - from) > length(line.front() - to)) std::reverse(line.begin(), line.end());
    line.front() = from;
    line.back() = to;
    const double half = diagram.lines[i].thickness / 2;
    for (const Point p : flatten(line)) extent.add(p, {half, half});
  }
  for (Point& center : layout.centers) center = center - extent.low();
  for (Box& frame : layout.frames) frame.center = frame.center - extent.low();
  for (Spline& line : layout.lines)
    for (Point& p : line) p = p - extent.low();
  layout.size = extent.size();
}

}  // namespace dramatis
