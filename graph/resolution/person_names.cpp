#include "graph/resolution/person_names.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "extract/embed.hpp"
#include "extract/table.hpp"
#include "graph/names.hpp"

DRAMATIS_EMBED(given_names_tsv, DRAMATIS_DATA_DIR "/given_names.tsv");

namespace dramatis {
namespace {

/// Without spaces and hyphens, and what is doubled or silent where words meet: "tisfa alim" and "tisfalim" are the
/// same.
std::string letters(const std::string& key) {
  std::string result;
  for (const char c : key) {
    const bool separates = c == ' ' || c == '-';
    const bool doubled = !result.empty() && result.back() == c && !(c >= '0' && c <= '9');
    const bool silent =
        c == 'h' && !result.empty() && std::string_view("aiucsp").find(result.back()) == std::string_view::npos;
    if (!separates && !doubled && !silent) result += c;
  }
  return result;
}

}  // namespace

bool is_full(const std::string& name) {
  static const std::set<std::string_view> particles{"al",  "ben", "bin", "da",  "de", "del", "della", "der", "di",
                                                    "dos", "du",  "il",  "ibn", "la", "le",  "ter",   "van", "von"};
  const auto space = name.find(' ');
  return space != name.npos && !particles.count(std::string_view(name).substr(0, space));
}

std::vector<std::string> parts_of(std::string word) {
  std::replace(word.begin(), word.end(), '-', ' ');
  return words_of(word);
}

/// The word itself, its initial, or a part of a double name: "obuya" of "obuya-west", "j-b" of "jean-baptiste".
bool is_short_word(const std::string& word, const std::string& full) {
  const auto sound = [](char c) {
    return c == 'e' || c == 'j' || c == 'y' ? 'i' : c == 'o' ? 'u' : c;
  };  // as in spelling_key
  const auto is_short = [&](const std::string& part, const std::string& other) {
    return part == other || (part.size() == 1 && sound(other.front()) == sound(part.front()));
  };
  if (is_short(word, full)) return true;
  if (word.find('-') == word.npos && full.find('-') == full.npos) return false;
  const std::vector<std::string> parts = parts_of(word), all = parts_of(full);
  if (parts.size() > 1)
    return parts.size() == all.size() && std::equal(parts.begin(), parts.end(), all.begin(), is_short);
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool is_short_form(const std::vector<std::string>& form, const std::vector<std::string>& full) {
  auto word = form.begin();
  for (const std::string& other : full) {
    if (word == form.end()) break;
    if (is_short_word(*word, other)) ++word;
  }
  return word == form.end();
}

void Spellings::add(const Names& folded) {
  for (const auto& [name, count] : folded) {
    const std::string key = spelling_key(name);
    const auto [usual, is_new] = by_letters_.try_emplace(letters(key), key);
    if (usual->second.size() < key.size() || (usual->second.size() == key.size() && usual->second < key)) {
      usual->second = key;
    }
  }
}

Names Spellings::of(const Names& folded) const {
  Names result;
  for (const auto& [name, count] : folded) result[by_letters_.at(letters(spelling_key(name)))] += count;
  return result;
}

const std::string& most_usual(const Names& names) {
  return std::max_element(names.begin(), names.end(),
                          [](const auto& a, const auto& b) {
                            return std::make_tuple(a.second, a.first.size()) <
                                   std::make_tuple(b.second, b.first.size());
                          })
      ->first;
}

std::string full_name(const Names& names) {
  std::string usual;
  std::size_t most = 0;
  for (const auto& [name, count] : names) {
    if (is_full(name) && count > most) std::tie(usual, most) = std::tie(name, count);
  }
  if (usual.empty()) return usual;
  std::string full = usual;
  const std::vector<std::string> usual_words = words_of(usual);
  for (const auto& [name, count] : names) {
    if (name.size() > full.size() && is_short_form(usual_words, words_of(name))) full = name;
  }
  return full;
}

bool is_short_full_name(const std::vector<std::string>& words, const std::vector<std::string>& longer) {
  if (words.size() > longer.size() || !is_short_form(words, longer)) return false;
  return is_short_word(words.front(), longer.front()) ||
         (is_honorific(longer.front()) && is_short_word(words.front(), longer[1]));
}

std::string consonants(std::string_view word) {
  if (word.substr(0, 3) == "al-" || word.substr(0, 3) == "el-" || word.substr(0, 3) == "il-") word.remove_prefix(3);
  std::string sound;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char next = i + 1 < word.size() ? word[i + 1] : ' ';
    char c = word[i];
    if (c == 'c') c = (next == 'e' || next == 'i' || next == 'y' || next == 'h') ? 's' : 'k';
    if (c == 'q' || c == 'g') c = 'k';
    if (c == 'p' && next == 'h') c = 'v';
    if (c == 'w' || c == 'f') c = 'v';
    if (c == 'd') c = 't';
    if (c == 'z') c = 's';
    if (c == 't' && (next == 's' || next == 'z' || next == 'c')) continue;
    if (std::string_view("aeiouyjh-").find(c) != std::string_view::npos) {
      if (sound.empty() && i == 0) sound = "'";
      continue;
    }
    if (sound.empty() || sound.back() != c) sound += c;
  }
  return sound;
}

std::set<std::string> given_names(const std::string& word) {
  static const auto formal_names = [] {
    std::multimap<std::string, std::string> names;
    std::string_view table = given_names_tsv();
    take_field(table, '\n');  // header
    while (!table.empty()) {
      std::string_view line = take_field(table, '\n');
      const std::string name = fold_name(take_field(line, '\t'));
      while (!line.empty()) names.emplace(spelling_key(fold_name(take_field(line, ';'))), consonants(name));
    }
    return names;
  }();
  std::set<std::string> names{consonants(word)};
  for (auto [name, last] = formal_names.equal_range(word); name != last; ++name) names.insert(name->second);
  return names;
}

bool is_like(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  const std::set<std::string> mine = given_names(shorter.front()), theirs = given_names(longer.front());
  if (std::none_of(mine.begin(), mine.end(), [&](const auto& name) { return theirs.count(name) > 0; })) return false;
  const auto is_one_word = [](const std::string& x, const std::string& y) {
    return is_short_word(x, y) || is_short_word(y, x) || consonants(x) == consonants(y);
  };
  auto word = std::next(shorter.begin());
  for (auto other = std::next(longer.begin()); other != longer.end() && word != shorter.end(); ++other) {
    if (is_one_word(*word, *other)) ++word;
  }
  return word == shorter.end();
}

bool is_typing_error(const std::string& a, const std::string& b) {
  const std::vector<std::string> mine = words_of(a), theirs = words_of(b);
  if (mine.size() != theirs.size()) return false;
  const auto [x, y] = std::mismatch(mine.begin(), mine.end(), theirs.begin());
  if (x == mine.end() || !std::equal(std::next(x), mine.end(), std::next(y))) return false;
  const std::string& longer = x->size() < y->size() ? *y : *x;
  const std::string& shorter = x->size() < y->size() ? *x : *y;
  if (shorter.size() < 4 || longer.size() - shorter.size() > 1 || longer.front() != shorter.front()) return false;
  const auto at =
      static_cast<std::size_t>(std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first - shorter.begin());
  if (longer.size() > shorter.size()) return longer.compare(at + 1, longer.npos, shorter, at, shorter.npos) == 0;
  if (longer.compare(at + 1, longer.npos, shorter, at + 1, shorter.npos) == 0) return true;
  return at + 1 < shorter.size() && longer[at] == shorter[at + 1] && longer[at + 1] == shorter[at] &&
         longer.compare(at + 2, longer.npos, shorter, at + 2, shorter.npos) == 0;
}

}  // namespace dramatis
