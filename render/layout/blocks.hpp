#pragma once

#include <cstddef>
#include <vector>

#include "render/layout/layout.hpp"

namespace dramatis {

/// The groups of a diagram, and each box of no group, as blocks in which the boxes stand in rows.
class Blocks {
 public:
  /// `widest`: of a block in boxes that stand side by side.
  Blocks(const Diagram&, std::size_t widest);

  /// A box for each block, and a line for each pair of blocks that lines join.
  const Diagram& diagram() const { return blocks_; }

  /// The blocks' boxes, with the blocks around the given centers and their boxes in the order in which straight lines
  /// are shortest and cross least. Without lines.
  Layout spread(const std::vector<Point>& centers);

 private:
  struct Block {
    std::vector<std::size_t> boxes;  ///< in the order of their places
    std::vector<Point> places;       ///< from the block's center
    bool is_group = false;
  };

  Block make_block(const Diagram::Group& group, std::size_t widest, Size& size) const;
  void join_blocks(const std::vector<std::size_t>& block_of);
  double strain(const std::vector<Point>& centers, const std::vector<std::size_t>& lines) const;
  void arrange(const Block&, Point center, std::vector<Point>& centers) const;
  void improve(const std::vector<Point>& block_centers, std::vector<Point>& centers);

  const Diagram& whole_;
  Diagram blocks_;
  std::vector<Block> members_;
  std::vector<std::vector<std::size_t>> lines_of_;  // by box
};

}  // namespace dramatis
