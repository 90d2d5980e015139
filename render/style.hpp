#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "extract/document.hpp"

/// The look that DOT and SVG share: relations in the Okabe-Ito palette, which colour-blind readers can tell apart.
namespace dramatis::style {

inline constexpr const char* font = "Arial, 'Liberation Sans', Helvetica, sans-serif";
inline constexpr const char* ink = "#222222";
inline constexpr const char* grey = "#808080";

inline constexpr const char* color(RelationType relation) {
  switch (relation) {
    case RelationType::leads:
      return "#D55E00";
    case RelationType::represents:
      return "#0072B2";
    default:
      return "#009E73";
  }
}

inline constexpr const char* fill(Kind kind) {
  switch (kind) {
    case Kind::person:
      return "#EEF5FA";
    case Kind::organization:
      return "#F7EBF2";
    default:
      return "#FFF4D6";
  }
}

inline constexpr const char* border(Kind kind) {
  switch (kind) {
    case Kind::person:
      return "#5B87A6";
    case Kind::organization:
      return "#A8648A";
    default:
      return "#B98900";
  }
}

// Sizes of type in points; nothing is set in smaller type.
inline constexpr double title_size = 13;
inline constexpr double name_size = 8.5;
inline constexpr double small_size = 7;
inline constexpr double leading = 1.2;  ///< from line to line, in sizes of type

/// The width of a line in points: it grows with the number of sentences that state the tie.
inline double line_width(Status status, std::size_t sentences) {
  if (status == Status::ended) return 0.6;
  return std::min(3.2, 1.1 + 0.55 * std::log2(static_cast<double>(std::max<std::size_t>(sentences, 1))));
}

}  // namespace dramatis::style
