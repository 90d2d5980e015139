#include "render/layout/blocks.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace dramatis {
namespace {

constexpr Size gap{15, 13};      // between the boxes of a block
constexpr double padding = 7;    // between a frame and its boxes
constexpr double headroom = 11;  // between the head and the boxes below

}  // namespace

Blocks::Blocks(const Diagram& diagram, std::size_t widest) : whole_(diagram), lines_of_(diagram.boxes.size()) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> block_of(diagram.boxes.size(), none);
  for (const Diagram::Group& group : diagram.groups) {
    for (const std::size_t box : group) block_of[box] = members_.size();
    Size size;
    members_.push_back(make_block(group, widest, size));
    blocks_.boxes.push_back(size);
  }
  for (std::size_t box = 0; box < block_of.size(); ++box) {
    if (block_of[box] != none) continue;
    block_of[box] = members_.size();
    members_.push_back({{box}, {{0, 0}}, false});
    blocks_.boxes.push_back(diagram.boxes[box]);
  }
  for (std::size_t line = 0; line < diagram.lines.size(); ++line) {
    lines_of_[diagram.lines[line].from].push_back(line);
    lines_of_[diagram.lines[line].to].push_back(line);
  }
  join_blocks(block_of);
}

/// The head above, the others in rows of at most `widest`.
Blocks::Block Blocks::make_block(const Diagram::Group& group, std::size_t widest, Size& size) const {
  const Size head = whole_.boxes[group.front()];
  Size cell{head.width / static_cast<double>(widest), 0};
  for (auto box = group.begin() + 1; box != group.end(); ++box) {
    cell.width = std::max(cell.width, whole_.boxes[*box].width);
    cell.height = std::max(cell.height, whole_.boxes[*box].height);
  }
  const std::size_t count = group.size() - 1;
  const std::size_t rows = (count + widest - 1) / widest, columns = (count + rows - 1) / rows;
  const auto extent = [](std::size_t n, double each, double between) {
    return static_cast<double>(n) * each + static_cast<double>(n - 1) * between;
  };
  const double inner_width = extent(columns, cell.width, gap.width);
  size = {std::max(inner_width, head.width + 12) + 2 * padding,
          head.height + headroom + extent(rows, cell.height, gap.height) + padding};
  Block block{group, {{0, (head.height - size.height) / 2}}, true};
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = i / columns, in_row = std::min(columns, count - row * columns);
    const double x =
        (static_cast<double>(i % columns) - static_cast<double>(in_row - 1) / 2) * (cell.width + gap.width);
    const double y = head.height + headroom + cell.height / 2 + static_cast<double>(row) * (cell.height + gap.height);
    block.places.push_back({x, y - size.height / 2});
  }
  return block;
}

void Blocks::join_blocks(const std::vector<std::size_t>& block_of) {
  std::map<std::pair<std::size_t, std::size_t>, double> thickness;
  for (const Diagram::Line& line : whole_.lines)
    if (block_of[line.from] != block_of[line.to])
      thickness[std::minmax(block_of[line.from], block_of[line.to])] += line.thickness;
  for (const auto& [ends, sum] : thickness) blocks_.lines.push_back({ends.first, ends.second, sum});
}

void Blocks::arrange(const Block& block, Point center, std::vector<Point>& centers) const {
  for (std::size_t i = 0; i < block.boxes.size(); ++i) centers[block.boxes[i]] = center + block.places[i];
}

/// How long some lines are when they are straight, with what they cross and what lies beneath them.
double Blocks::strain(const std::vector<Point>& centers, const std::vector<std::size_t>& lines) const {
  constexpr double crossing = 40, hidden = 120;
  double sum = 0;
  for (const std::size_t i : lines) {
    const Diagram::Line& line = whole_.lines[i];
    const Point from = centers[line.from], to = centers[line.to];
    sum += length(to - from);
    for (std::size_t box = 0; box < centers.size(); ++box)
      if (box != line.from && box != line.to && Box{centers[box], whole_.boxes[box]}.meets(from, to)) sum += hidden;
    for (const Diagram::Line& other : whole_.lines)
      if (cross(from, to, centers[other.from], centers[other.to])) sum += crossing;
  }
  return sum;
}

/// Exchanges two boxes of a block where that lessens the strain.
void Blocks::improve(const std::vector<Point>& block_centers, std::vector<Point>& centers) {
  constexpr int rounds = 3;
  for (int round = 0; round < rounds; ++round)
    for (std::size_t b = 0; b < members_.size(); ++b) {
      Block& block = members_[b];
      if (block.boxes.size() < 3) continue;  // none to exchange beside the head
      std::vector<std::size_t> lines;
      for (const std::size_t box : block.boxes) lines.insert(lines.end(), lines_of_[box].begin(), lines_of_[box].end());
      double least = strain(centers, lines);
      for (std::size_t i = 1; i < block.boxes.size(); ++i)
        for (std::size_t j = 1; j < i; ++j) {
          std::swap(block.boxes[i], block.boxes[j]);
          arrange(block, block_centers[b], centers);
          const double now = strain(centers, lines);
          if (now < least - 1)
            least = now;
          else
            std::swap(block.boxes[i], block.boxes[j]);
          arrange(block, block_centers[b], centers);
        }
    }
}

Layout Blocks::spread(const std::vector<Point>& block_centers) {
  constexpr std::size_t most_lines = 400;  // for a search that takes time in proportion to their square
  Layout layout;
  layout.centers.resize(whole_.boxes.size());
  for (std::size_t b = 0; b < members_.size(); ++b) arrange(members_[b], block_centers[b], layout.centers);
  if (whole_.lines.size() <= most_lines) improve(block_centers, layout.centers);
  for (std::size_t b = 0; b < members_.size(); ++b) {
    if (!members_[b].is_group) continue;
    const double head = whole_.boxes[members_[b].boxes.front()].height;  // half of it stands above the frame
    const Size size = blocks_.boxes[b];
    layout.frames.push_back({block_centers[b] + Point{0, head / 4}, {size.width, size.height - head / 2}});
  }
  return layout;
}

}  // namespace dramatis
