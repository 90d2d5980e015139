#include "graph/edit_distance.hpp"

#include <algorithm>
#include <utility>

#include "graph/names.hpp"

namespace dramatis {

std::size_t edits_to_occur(std::string_view pattern, std::string_view text) {
  std::vector<std::size_t> edits(text.size() + 1);  // of what is read of the pattern, to end at each place of the text
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    std::size_t diagonal = std::exchange(edits[0], i + 1);
    for (std::size_t j = 0; j < text.size(); ++j) {
      const std::size_t replaced = diagonal + (pattern[i] == text[j] ? 0 : 1);
      diagonal = edits[j + 1];
      edits[j + 1] = std::min({replaced, edits[j] + 1, diagonal + 1});
    }
  }
  return *std::min_element(edits.begin(), edits.end());
}

std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& known) {
  const auto bounded = [](std::string_view text) { return ' ' + fold_name(text) + ' '; };
  const std::string sought = bounded(word);
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(1, (sought.size() - 2) / 3) + 1;
  for (const std::string_view candidate : known) {
    const std::size_t edits = edits_to_occur(sought, bounded(candidate));
    if (edits >= least) continue;
    least = edits;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace dramatis
