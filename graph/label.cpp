#include "graph/label.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_set>

#include "extract/countries.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

/// The ways to write a name which differ only in case and marks: counted as one, written the most usual way.
struct Form {
  std::string text;
  std::size_t most = 0;
  std::size_t count = 0;

  void add(const std::string& way, std::size_t times) {
    count += times;
    if (std::tie(times, way) > std::tie(most, text)) std::tie(text, most) = std::tie(way, times);
  }
};

/// "un" of "united nations", "dpf" of "the danakil patriotic front": small words do not count.
std::string initials(const std::string& folded_name) {
  static const std::unordered_set<std::string_view> small_words{"and", "for", "in", "of", "on", "the"};
  std::string letters;
  for (std::size_t start = 0; start < folded_name.size();) {
    const std::size_t end = std::min(folded_name.find(' ', start), folded_name.size());
    if (!small_words.count(std::string_view(folded_name).substr(start, end - start))) letters += folded_name[start];
    start = end + 1;
  }
  return letters;
}

/// Whether a name is said letter by letter, as far as can be told: "UN", "W.F.P.", but not "NATO".
bool is_initialism(const std::string& folded_name, const std::string& name) {
  return folded_name.size() <= 3 && std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string fullest_usual_name(const Actor& actor) {
  constexpr std::size_t much = 4;
  std::map<std::string, Form> forms;
  for (const auto& [text, count] : actor.aliases) forms[fold_name(text)].add(text, count);

  const auto is_full = [](const auto& form) { return form.first.find(' ') != std::string::npos; };
  if (actor.kind == Kind::person && std::any_of(forms.begin(), forms.end(), is_full)) {
    for (auto form = forms.begin(); form != forms.end();) form = is_full(*form) ? std::next(form) : forms.erase(form);
  }
  if (actor.kind == Kind::organization) {
    for (auto& [key, form] : forms) {  // an acronym is as good as the name that it is short for
      const auto acronym = forms.find(initials(key));
      if (acronym != forms.end() && key.find(' ') != key.npos) form.count += acronym->second.count;
    }
  }
  std::size_t most = 0;
  for (const auto& [key, form] : forms) most = std::max(most, form.count);
  const auto rank = [&](const auto& entry) {
    const auto& [key, form] = entry;
    const bool usual = actor.kind == Kind::place ? form.count == most : form.count * much >= most;
    const bool titled = actor.kind == Kind::person && is_honorific(spelling_key(key.substr(0, key.find(' '))));
    const auto words = std::count(form.text.begin(), form.text.end(), ' ') - (titled ? 1 : 0);
    return std::make_tuple(usual, words, form.count, key.size(), std::string_view(form.text));
  };
  const auto best =
      std::max_element(forms.begin(), forms.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return best->second.text;
}

std::string usual_noun(const std::map<std::string, std::size_t>& given) {
  std::map<std::string, std::size_t> nouns;
  for (const auto& [text, count] : given) nouns[lower_words(text)] += count;
  const auto rank = [](const auto& entry) {
    return std::make_tuple(entry.second, entry.first.size(), std::string_view(entry.first));
  };
  const auto usual =
      std::max_element(nouns.begin(), nouns.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return usual->first;
}

std::string with_owner(const std::string& label, const std::string& country) {
  const std::string words = fold_name(label);
  for (std::size_t start = 0; start < words.size(); start = words.find(' ', start) + 1) {
    for (std::size_t end = start; end < words.size(); ++end) {
      end = std::min(words.find(' ', end), words.size());
      const std::string* named = country_of(country_key(words.substr(start, end - start)));
      if (named && *named == country) return label;
    }
    if (words.find(' ', start) == words.npos) break;
  }
  Actor owner;
  owner.label = country;
  owner.kind = Kind::place;
  owner.aliases[country] = 1;
  return label + " of " + after_of(owner);
}

std::string after_of(const Actor& actor) {
  static const std::unordered_set<std::string_view> common_nouns{
      "agency",       "alliance",   "army",     "assembly",   "association", "authority", "bank",        "board",
      "bureau",       "cabinet",    "church",   "coalition",  "commission",  "committee", "congress",    "council",
      "court",        "department", "emirates", "federation", "force",       "forces",    "foundation",  "front",
      "fund",         "government", "group",    "house",      "institute",   "islands",   "kingdom",     "kremlin",
      "league",       "maldives",   "ministry", "movement",   "nations",     "navy",      "netherlands", "office",
      "organization", "parliament", "party",    "pentagon",   "philippines", "police",    "program",     "programme",
      "republic",     "senate",     "service",  "states",     "union"};
  const std::string folded = fold_name(actor.label);
  const std::string_view last_word = std::string_view(folded).substr(folded.rfind(' ') + 1);
  const bool takes_article = !is_named(actor) || common_nouns.count(last_word) ||
                             (actor.kind == Kind::organization && is_initialism(folded, actor.label));
  return takes_article && folded.rfind("the ", 0) != 0 ? "the " + actor.label : actor.label;
}

}  // namespace dramatis
