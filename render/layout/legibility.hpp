#pragma once

#include "render/layout/layout.hpp"

namespace dramatis {

inline constexpr double shortest_line = 26;  ///< that holds an arrow head and two dashes

/// How hard a layout is to read, in the number of things that make it so.
struct Legibility {
  std::size_t overlaps = 0;    ///< pairs of boxes that touch
  std::size_t hidden = 0;      ///< lines across boxes
  std::size_t intrusions = 0;  ///< lines across the frames of others
  std::size_t crossings = 0;   ///< pairs of lines that cross, as often as they do
  std::size_t merged = 0;      ///< places where two lines run into one
  double length = 0;           ///< of the lines between their boxes
  double shortage = 0;         ///< by how much lines are too short for an arrow and a dash
  Size size;

  /// The weighted sum, for a picture that should fit into a room.
  double cost(Size room) const;
};

Legibility legibility_of(const Diagram&, const Layout&);

}  // namespace dramatis
