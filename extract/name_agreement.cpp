#include "extract/name_agreement.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace dramatis {
namespace {

using Words = std::set<std::u32string_view>;

/// The Levenshtein distance.
std::size_t edits(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

bool is_initial(std::u32string_view word) { return word.size() == 1; }

/// Two spellings of one word, or a word and its initial.
bool spelt_alike(std::u32string_view a, std::u32string_view b) {
  if (a == b || is_initial(a) || is_initial(b)) return a.substr(0, 1) == b.substr(0, 1);
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t allowed = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
  return longer - shorter <= allowed && edits(a, b) <= allowed;
}

}  // namespace

NameWords telling_words(const NameWords& words) {
  static const Words particles{U"de",  U"da",  U"di",   U"do",  U"dos", U"das", U"del",   U"della", U"van",
                               U"von", U"der", U"den",  U"ter", U"te",  U"la",  U"le",    U"el",    U"al",
                               U"bin", U"ibn", U"ben",  U"abu", U"ag",  U"af",  U"zu",    U"und",   U"y",
                               U"e",   U"o",   U"ould", U"ad",  U"ul",  U"abd", U"mac",   U"mc",    U"st",
                               U"jr",  U"sr",  U"ii",   U"iii", U"'",   U"-",   U"\u2019"};
  NameWords telling;
  std::copy_if(words.begin(), words.end(), std::back_inserter(telling),
               [](const std::u32string& word) { return !word.empty() && !particles.count(word); });
  return telling.empty() ? words : telling;
}

bool is_part_of(const NameWords& a, const NameWords& b) {
  if (a.size() == 1 && is_initial(a.front())) return false;
  auto rest = b.begin();
  return std::all_of(a.begin(), a.end(), [&](const std::u32string& word) {
    rest = std::find_if(rest, b.end(), [&](const std::u32string& candidate) {
      return (a.size() > 1 || !is_initial(candidate)) && spelt_alike(word, candidate);
    });
    if (rest == b.end()) return false;
    ++rest;
    return true;
  });
}

bool persons_agree(const NameWords& a, const NameWords& b) {
  if (is_part_of(a, b) || is_part_of(b, a)) return true;
  if (a.size() == 1 || b.size() == 1 || !spelt_alike(a.back(), b.back())) return false;
  const std::u32string_view x = a.front(), y = b.front();
  return x.starts_with(y) || y.starts_with(x);
}

bool is_short_for(const NameWords& a, const NameWords& b, const NameWords& all_words_of_b) {
  static const Words small{U"of", U"the", U"and", U"for", U"de", U"&", U"-"};
  std::u32string initials;
  for (const std::u32string& word : all_words_of_b) {
    if (!small.count(word)) initials += word.substr(0, 1);
  }
  const bool is_beginning = a.size() < b.size() && std::equal(a.begin(), a.end(), b.begin());
  return is_beginning || (a.size() == 1 && initials.size() > 1 && a.front() == initials);
}

}  // namespace dramatis
