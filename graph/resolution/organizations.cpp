#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include "extract/countries.hpp"
#include "graph/names.hpp"
#include "graph/resolution/aliases.hpp"
#include "graph/resolution/bodies.hpp"
#include "graph/resolution/known_names.hpp"
#include "graph/resolution/passes.hpp"

namespace dramatis {
namespace {

std::set<std::string> initials_of(const std::string& key) {
  static const std::set<std::string> small_words{"and", "for", "in", "of", "on", "the"};
  std::string all, great;
  for (const std::string& word : words_of(key)) {
    all += word[0];
    if (!small_words.count(word)) great += word[0];
  }
  return {all, great};
}

/// Sorted, as "FJA" stands for "Air Justice Front".
std::string sorted(std::string letters) {
  std::sort(letters.begin(), letters.end());
  return letters;
}

class Organizations {
 public:
  Organizations(const Facts& facts, Clusters& clusters) : facts_(facts), clusters_(clusters), index_(facts, clusters) {}

  void resolve() {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (facts_[i].kind != Kind::organization || !facts_[i].is_named()) continue;
      const std::string key = organization_key(main_name(facts_[i]));
      const std::string* full = known_organizations().full_name(key);
      if (full ? body_of(*full).value_or(Body{}).owner.empty() : !body_of(key)) index_.add(i, key);
    }
    index_.join_equal();
    join_known();
    index_.join_spellings();
    index_.join_aliases();
    join_acronyms();
    join_short_forms();
  }

 private:
  void join_known() {
    std::map<std::string, std::string> first_with;
    for (const auto& [key, bearers] : index_.entities()) {
      const std::string* full = known_organizations().full_name(key);
      if (!full) continue;
      const auto [first, is_new] = first_with.try_emplace(*full, key);
      if (!is_new) index_.join_for_sure(key, first->second, "another name of");
    }
  }

  void join_acronyms() {
    constexpr std::size_t shortest = 3;
    std::map<std::string, std::vector<std::string>> with_initials;
    for (const auto& [key, bearers] : index_.entities()) {
      for (const std::string& initials : initials_of(key)) {
        if (initials.size() >= shortest) with_initials[sorted(initials)].push_back(key);
      }
    }
    for (const auto& [key, bearers] : index_.entities()) {
      const auto found = with_initials.find(sorted(key));
      if (found != with_initials.end() && !known_organizations().full_name(key)) {
        join_only(key, found->second, "the initials of");
      }
    }
  }

  /// "Carnegie Endowment" is the only organization whose name goes on so, or "Patriotic Front" the only end.
  void join_short_forms() {
    std::map<std::string, std::vector<std::string>> longer;  // by short form
    for (const auto& [key, bearers] : index_.entities()) {
      const std::vector<std::string> words = words_of(key);
      for (std::size_t cut = 1; cut < words.size(); ++cut) {
        const auto at = words.begin() + static_cast<std::ptrdiff_t>(cut);
        if (cut > 1 || says_what_it_is(words.back())) longer[join_words(words.begin(), at)].push_back(key);
        if (words.size() - cut > 1) longer[join_words(at, words.end())].push_back(key);
      }
    }
    for (const auto& [key, bearers] : index_.entities()) {
      const auto found = longer.find(key);
      if (found == longer.end() || !tells(key)) continue;
      join_only(key, found->second, "short for");
    }
  }

  /// Whether a name's last word is no part of what tells it from others: "Group" of "Halvorsen Marine Group".
  static bool says_what_it_is(const std::string& last_word) {
    static const std::set<std::string> words{"airlines",   "airways",    "alliance",   "association",     "associates",
                                             "brigades",   "brothers",   "club",       "coalition",       "college",
                                             "consulting", "endowment",  "federation", "foundation",      "front",
                                             "group",      "holding",    "holdings",   "hospital",        "industries",
                                             "institute",  "logistics",  "media",      "mining",          "motors",
                                             "movement",   "partners",   "party",      "pharmaceuticals", "shipping",
                                             "steel",      "systems",    "team",       "technologies",    "technology",
                                             "union",      "university", "werke"};
    return words.count(last_word) || is_body_word(last_word);
  }

  static bool tells(const std::string& short_form) {
    static const std::set<std::string> common{"american",   "european", "first", "free",   "great", "international",
                                              "new",        "people",   "royal", "united", "world", "arab",
                                              "democratic", "north",    "south", "east",   "west",  "african"};
    const std::vector<std::string> words = words_of(short_form);
    if (std::all_of(words.begin(), words.end(),
                    [](const auto& word) { return is_body_word(word) || common.count(word); }))
      return false;
    return !find_country(country_key(short_form)) && short_form.size() > 3;
  }

  /// Joins the bearers of a key with those of the others if these are all one.
  void join_only(const std::string& key, const std::vector<std::string>& others, const std::string& why) {
    std::set<std::size_t> bearers;
    for (const std::string& other : others) bearers.insert(clusters_.find(index_.entities().at(other).front()));
    if (bearers.size() == 1) index_.join(key, others.front(), why);
  }

  const Facts& facts_;
  Clusters& clusters_;
  NameIndex index_;
};

}  // namespace

void resolve_organizations(const Facts& facts, Clusters& clusters) { Organizations(facts, clusters).resolve(); }

}  // namespace dramatis
