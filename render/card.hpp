#pragma once

#include <string>
#include <vector>

#include "graph/actor_graph.hpp"
#include "render/geometry.hpp"

namespace dramatis {

/// A node as it is drawn: its kind gives the shape, its text the size.
struct Card {
  static constexpr double slant = 7;        ///< of a place's hexagon, whose points lie left and right
  static constexpr double mark_step = 3.6;  ///< from the left end to the first mark of an office, and on

  Kind kind = Kind::person;
  std::vector<std::string> name;  ///< lines
  std::vector<std::string> role;
  double indent = 0;  ///< of the text, where marks of offices need more room than there is beside it
  Box box;

  /// Whether a point lies within the outline, or no farther than `gap` from it.
  bool contains(Point, double gap) const;
};

/// The card at (0, 0), with lines of at most `max_text_width` points and room for so many marks.
Card make_card(const Actor&, double max_text_width, std::size_t marks);

/// From the top of the first line of a card's text to the bottom of the last.
double text_height(const Card&);

}  // namespace dramatis
