#include "render/layout/layout.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <clocale>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include "render/child_process.hpp"
#include "render/layout/bytes.hpp"
#include "render/layout/candidates.hpp"
#include "render/layout/packing.hpp"

namespace dramatis {
namespace {

/// A part of a diagram that neither lines nor groups tie to the rest.
struct Part {
  std::vector<std::size_t> boxes, lines, groups;  ///< their indices in the whole
  Diagram diagram;
  Layout layout;
};

std::vector<Part> parts_of(const Diagram& diagram) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(diagram.boxes.size());
  for (const Diagram::Line& line : diagram.lines) add_edge(line.from, line.to, graph);
  for (const Diagram::Group& group : diagram.groups)
    for (const std::size_t box : group) add_edge(group.front(), box, graph);
  std::vector<std::size_t> part_of(diagram.boxes.size()), position(diagram.boxes.size());
  std::vector<Part> parts(boost::connected_components(graph, part_of.data()));
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
    Part& part = parts[part_of[i]];
    position[i] = part.boxes.size();
    part.boxes.push_back(i);
    part.diagram.boxes.push_back(diagram.boxes[i]);
  }
  for (std::size_t i = 0; i < diagram.lines.size(); ++i) {
    const Diagram::Line& line = diagram.lines[i];
    Part& part = parts[part_of[line.from]];
    part.lines.push_back(i);
    part.diagram.lines.push_back({position[line.from], position[line.to], line.thickness});
  }
  for (std::size_t i = 0; i < diagram.groups.size(); ++i) {
    Part& part = parts[part_of[diagram.groups[i].front()]];
    part.groups.push_back(i);
    part.diagram.groups.emplace_back();
    for (const std::size_t box : diagram.groups[i]) part.diagram.groups.back().push_back(position[box]);
  }
  return parts;
}

/// Adds a part to the whole.
void place(const Part& part, Point corner, Layout& layout) {
  for (std::size_t k = 0; k < part.boxes.size(); ++k) layout.centers[part.boxes[k]] = part.layout.centers[k] + corner;
  for (std::size_t k = 0; k < part.lines.size(); ++k)
    for (const Point p : part.layout.lines[k]) layout.lines[part.lines[k]].push_back(p + corner);
  for (std::size_t k = 0; k < part.groups.size(); ++k) {
    const Box& frame = part.layout.frames[k];
    layout.frames[part.groups[k]] = {frame.center + corner, frame.size};
  }
  layout.size.width = std::max(layout.size.width, corner.x + part.layout.size.width);
  layout.size.height = std::max(layout.size.height, corner.y + part.layout.size.height);
}

/// Lays out the connected parts and packs them.
Layout lay_out_parts(const Diagram& diagram, Size room, Engine engine) {
  std::setlocale(LC_NUMERIC, "C");  // Graphviz reads and writes numbers by the locale
  std::vector<Part> parts = parts_of(diagram);
  std::vector<Size> sizes;
  for (Part& part : parts) {
    part.layout = most_legible_layout(part.diagram, room, engine);
    sizes.push_back(part.layout.size);
  }
  const std::vector<Point> corners = pack(sizes, room.width);
  Layout layout;
  layout.centers.resize(diagram.boxes.size());
  layout.lines.resize(diagram.lines.size());
  layout.frames.resize(diagram.groups.size());
  for (std::size_t i = 0; i < parts.size(); ++i) place(parts[i], corners[i], layout);
  return layout;
}

}  // namespace

Layout lay_out(const Diagram& diagram, Size room, Engine engine, std::chrono::milliseconds deadline) {
  if (diagram.boxes.empty()) return {};
  try {
    return deserialize(in_child_process([&] { return serialize(lay_out_parts(diagram, room, engine)); }, deadline),
                       diagram);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error("cannot lay out the picture of " + std::to_string(diagram.boxes.size()) + " actors: " +
                             error.what() + "; fewer actors (--top) or another layout (--layout sfdp) may help");
  }
}

}  // namespace dramatis
