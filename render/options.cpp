#include "render/options.hpp"

#include <array>
#include <stdexcept>

namespace dramatis {
namespace {

/// The position of a word, which is the value of the enumerator that it names.
template <typename Value, std::size_t count>
Value parse(const std::array<std::string_view, count>& words, std::string_view word, const std::string& what) {
  std::string known;
  for (std::size_t i = 0; i < count; ++i) {
    if (words[i] == word) return static_cast<Value>(i);
    known.append(known.empty() ? "" : ", ").append(words[i]);
  }
  throw std::invalid_argument("unknown " + what + " '" + std::string(word) + "'; known are " + known);
}

constexpr std::array<std::string_view, 5> engines{"auto", "dot", "neato", "sfdp", "twopi"};
constexpr std::array<std::string_view, 4> groupings{"none", "country", "body", "any"};
constexpr std::array<std::string_view, 2> offices{"groups", "lines"};
constexpr std::array<std::string_view, 4> themes{"auto", "light", "dark", "print"};

}  // namespace

Engine engine_from(std::string_view word) { return parse<Engine>(engines, word, "layout"); }
Grouping grouping_from(std::string_view word) { return parse<Grouping>(groupings, word, "grouping"); }
Offices offices_from(std::string_view word) { return parse<Offices>(offices, word, "way to show offices"); }
Theme theme_from(std::string_view word) { return parse<Theme>(themes, word, "theme"); }

std::string_view to_string(Engine engine) { return engines[static_cast<std::size_t>(engine)]; }

}  // namespace dramatis
