#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor_graph.hpp"
#include "graph/events/date_range.hpp"
#include "graph/find.hpp"

namespace dramatis {

inline constexpr std::size_t most_in_picture = 30;  ///< actors, where no number is asked for

/// Which part of a graph is shown; what is not set does not restrict.
struct SelectionOptions {
  std::optional<std::size_t> max_actors{};  ///< the most central ones; none given: as many as the format shows well
  bool history = false;                     ///< also relations that later reports have superseded
  bool unrelated = false;                   ///< also actors without a relation, if there is room
  std::vector<Vertex> around{};             ///< only actors near to these
  std::size_t depth = 2;                    ///< how many steps away at most
  std::set<RelationType> relations{};       ///< empty: all
  std::set<Status> statuses{};              ///< empty: all
  /// Only relations of which a sentence tells for these days, by its own date or else that of its document.
  std::optional<DateRange> from{};  ///< on or after one of these days
  std::optional<DateRange> to{};    ///< on or before one of these days
  double min_confidence = 0;
};

/// How Graphviz lays the picture out. `automatic`: by its size, and what is easiest to read.
enum class Engine { automatic, dot, neato, sfdp, twopi };

/// Whose people stand in a box together with whom they lead or represent.
enum class Grouping { none, country, body, any };

/// What shows that somebody leads or represents somebody: a line, or the group in which they stand.
enum class Offices { groups, lines };

/// `automatic`: light or dark as the reader's screen is. `print` is without colour.
enum class Theme { automatic, light, dark, print };

Engine engine_from(std::string_view);  ///< auto, dot, ...; throws std::invalid_argument which lists the known words
std::string_view to_string(Engine);
Grouping grouping_from(std::string_view);  ///< likewise
Offices offices_from(std::string_view);    ///< likewise
Theme theme_from(std::string_view);        ///< likewise

/// What the pictures show of a graph, and how.
struct RenderOptions {
  std::string title{};
  double width_mm = 170;  ///< printed width of the picture
  SelectionOptions selection{};
  std::string source{};  ///< named under the title
  Engine engine = Engine::automatic;
  Offices offices = Offices::groups;
  std::optional<Grouping> grouping{};  ///< none given: any where groups show the offices, else none
  Theme theme = Theme::automatic;
};

}  // namespace dramatis
