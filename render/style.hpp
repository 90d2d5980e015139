#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "extract/document.hpp"

/// The look that DOT and SVG share.
namespace dramatis::style {

inline constexpr const char* font =
    "Arial, 'Liberation Sans', Arimo, Helvetica, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";

/// Colours as "#RRGGBB". Text stands out from what is behind it by a contrast of 4.5, lines by 3 (WCAG 2.1, AA).
struct Palette {
  const char* paper;
  const char* ink;
  const char* note;          ///< text beside the main one
  const char* grey;          ///< what is denied or has ended
  const char* relations[3];  ///< by RelationType
  const char* fills[3];      ///< by Kind
  const char* borders[3];    ///< by Kind

  constexpr const char* color(RelationType relation) const { return relations[static_cast<std::size_t>(relation)]; }
  constexpr const char* fill(Kind kind) const { return fills[static_cast<std::size_t>(kind)]; }
  constexpr const char* border(Kind kind) const { return borders[static_cast<std::size_t>(kind)]; }
};

/// Relations in the Okabe-Ito palette, which colour-blind readers can tell apart.
inline constexpr Palette light{"#ffffff",
                               "#222222",
                               "#444444",
                               "#767676",
                               {"#D55E00", "#0072B2", "#009E73"},
                               {"#EEF5FA", "#F7EBF2", "#FFF4D6"},
                               {"#5B87A6", "#A8648A", "#A87C00"}};

/// The same hues for a dark page.
inline constexpr Palette dark{"#16181c",
                              "#f2f2f2",
                              "#cccccc",
                              "#9a9a9a",
                              {"#ff8a3d", "#56B4E9", "#2bc79a"},
                              {"#1d2c38", "#38232f", "#383010"},
                              {"#6fa3c7", "#c583a8", "#c9a227"}};

/// Without colour: arrows and shapes tell relations and kinds.
inline constexpr Palette print{"#ffffff",
                               "#000000",
                               "#333333",
                               "#808080",
                               {"#1a1a1a", "#1a1a1a", "#4d4d4d"},
                               {"#ffffff", "#ebebeb", "#d6d6d6"},
                               {"#555555", "#555555", "#555555"}};

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
