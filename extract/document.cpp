#include "extract/document.hpp"

#include <array>
#include <stdexcept>

namespace dramatis {
namespace {

// The words of each enumeration, in the order of its values.
constexpr std::array<std::string_view, 3> kinds{"person", "organization", "place"};
constexpr std::array<std::string_view, 3> levels{"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 3> relation_types{"leads", "represents", "meets"};
constexpr std::array<std::string_view, 5> statuses{"asserted", "planned", "proposed", "denied", "ended"};

template <typename Enum, std::size_t N>
Enum parse(const std::array<std::string_view, N>& words, std::string_view word, std::string_view what) {
  std::string known;
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
    known += (i ? ", " : "") + std::string(words[i]);
  }
  throw std::invalid_argument("unknown " + std::string(what) + " '" + std::string(word) + "' (known: " + known + ")");
}

}  // namespace

std::string_view to_string(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(Level level) { return levels[static_cast<std::size_t>(level)]; }
std::string_view to_string(RelationType type) { return relation_types[static_cast<std::size_t>(type)]; }
std::string_view to_string(Status status) { return statuses[static_cast<std::size_t>(status)]; }

Kind kind_from(std::string_view word) { return parse<Kind>(kinds, word, "kind"); }
Level level_from(std::string_view word) { return parse<Level>(levels, word, "level"); }
RelationType relation_type_from(std::string_view word) { return parse<RelationType>(relation_types, word, "relation"); }
Status status_from(std::string_view word) { return parse<Status>(statuses, word, "status"); }

}  // namespace dramatis
