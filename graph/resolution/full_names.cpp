#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <functional>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/names.hpp"
#include "graph/resolution/people.hpp"

namespace dramatis {
namespace {

/// One pass after the other, the surest first.
class FullNames {
 public:
  explicit FullNames(People& people) : people_(people), clusters_(people.clusters) {}

  void join() {
    join_equal();
    join_namesakes_in_company();
    join_short_forms();
    join_orders();
    join_likenesses();
    join_typing_errors();
    join_aliases();
  }

 private:
  /// Bearers of one full name are one, unless their offices have nothing in common: then who shares a title or an
  /// employer is.
  void join_equal() {
    for (const auto& [full, bearers] : people_.bearers) {
      for (const Entities& same : namesakes(bearers)) {
        const std::string first = people_.surface(same.front());
        std::set<std::string> spellings{first};
        for (const std::size_t bearer : same) {
          clusters_.join(same.front(), bearer);
          const std::string other = people_.surface(bearer);
          if (!spellings.insert(other).second || fold_name(other) == fold_name(first)) continue;
          clusters_.note(same.front(), {other, "a spelling of " + first, ""});
        }
        people_.persons[full].push_back(same.front());
      }
    }
  }

  /// Divides the bearers of one full name into persons.
  std::vector<Entities> namesakes(const Entities& bearers) {
    std::vector<Profile> profiles;
    boost::disjoint_sets_with_storage<> sets(bearers.size());
    std::map<std::string, std::size_t> first_with_title;
    std::map<std::size_t, std::size_t> first_with_employer;
    for (std::size_t i = 0; i < bearers.size(); ++i) {
      const Profile& profile = profiles.emplace_back(profile_of(people_.facts, clusters_, bearers[i]));
      for (const std::string& title : profile.titles)
        sets.union_set(first_with_title.try_emplace(title, i).first->second, i);
      for (const std::size_t employer : profile.employers) {
        sets.union_set(first_with_employer.try_emplace(employer, i).first->second, i);
      }
    }
    std::map<std::size_t, Entities> told_apart;  // with a title and an employer
    std::set<std::size_t> tell;
    for (std::size_t i = 0; i < bearers.size(); ++i) {
      if (!profiles[i].titles.empty() && !profiles[i].employers.empty()) tell.insert(sets.find_set(i));
    }
    for (std::size_t i = 0; i < bearers.size(); ++i) {  // a record that names two tells of two
      for (std::size_t j = i + 1;
           j < bearers.size() && people_.facts[bearers[j]].record == people_.facts[bearers[i]].record; ++j) {
        if (sets.find_set(i) != sets.find_set(j)) tell.insert({sets.find_set(i), sets.find_set(j)});
      }
    }
    if (tell.size() < 2) return {bearers};
    std::vector<Entities> others;
    for (std::size_t i = 0; i < bearers.size(); ++i) {
      const std::size_t set = sets.find_set(i);
      if (tell.count(set)) {
        told_apart[set].push_back(bearers[i]);
      } else {
        others.push_back({bearers[i]});
      }
    }
    for (const auto& [set, same] : told_apart) others.push_back(same);
    return others;
  }

  /// Namesakes with other offices are one all the same among the same people, unless an article names both.
  void join_namesakes_in_company() {
    constexpr std::size_t enough = 2;
    for (auto& [full, people] : people_.persons) {
      Entities persons;
      for (const std::size_t one : people) {
        const auto same = std::find_if(persons.begin(), persons.end(), [&](std::size_t other) {
          return !clusters_.share_a_record(one, other) &&
                 !differ(people_.profile(one).gender, people_.profile(other).gender) &&
                 people_.shared_company(one, other) >= enough;
        });
        if (same == persons.end() || !clusters_.join(*same, one)) persons.push_back(one);
      }
      people = persons;
    }
  }

  /// "Recep Erdogan" and "J. K. Obuya": short for the only longer name that they fit.
  void join_short_forms() {
    std::unordered_map<std::string, std::vector<const std::string*>> with_word;
    for (const auto& [full, bearers] : people_.persons) {
      std::set<std::string> words;
      for (const std::string& word : words_of(full)) {
        words.insert(word);
        for (std::string& part : parts_of(word)) words.insert(std::move(part));
      }
      for (const std::string& word : words) with_word[word].push_back(&full);
    }
    std::vector<const std::string*> longest_first;
    for (const auto& [full, bearers] : people_.persons) longest_first.push_back(&full);
    std::stable_sort(longest_first.begin(), longest_first.end(),
                     [](const std::string* a, const std::string* b) { return a->size() > b->size(); });
    for (const std::string* full : longest_first) {
      const std::vector<std::string> words = words_of(*full);
      const auto rank = [&](const std::string& word) {
        return std::make_pair(has_initials(word), with_word[word].size());
      };
      const std::string& rarest = *std::min_element(words.begin(), words.end(),
                                                    [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
      std::map<std::size_t, std::size_t> fitting;  // by cluster: a bearer
      for (const std::string* longer : with_word[rarest]) {
        if (longer == full || !is_short_full_name(words, words_of(*longer))) continue;
        for (const std::size_t bearer : people_.persons.at(*longer)) fitting.emplace(clusters_.find(bearer), bearer);
      }
      if (fitting.size() != 1 || people_.persons.at(*full).size() != 1) continue;
      const std::size_t mine = people_.persons.at(*full).front(), other = fitting.begin()->second;
      if (people_.is_one(mine, other) || clusters_.share_a_record(mine, other)) continue;
      if (differ(people_.profile(mine).gender, people_.profile(other).gender)) continue;
      clusters_.join(other, mine, {people_.surface(mine), "short for " + people_.surface(other), ""});
    }
  }

  static bool has_initials(const std::string& word) {
    const std::vector<std::string> parts = parts_of(word);
    return std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return part.size() == 1; });
  }

  void join_orders() {
    std::map<std::string, Entities> with_words;
    for (const auto& [full, people] : people_.persons) {
      if (people.size() > 1) continue;
      std::vector<std::string> words = words_of(full);
      std::sort(words.begin(), words.end());
      Entities& same = with_words[join_words(words.begin(), words.end())];
      same.insert(same.end(), people.begin(), people.end());
    }
    for (const auto& [words, people] : with_words) {
      if (people.size() != 2 || clusters_.share_a_record(people[0], people[1])) continue;
      clusters_.join(people[0], people[1],
                     {people_.surface(people[1]), "another order of " + people_.surface(people[0]), ""});
    }
  }

  /// Names that are like each other, of people whom something else makes one.
  void join_likenesses() {
    std::map<std::string, Entities> alike;
    for (const auto& [full, people] : people_.persons) {
      const std::vector<std::string> words = words_of(full);
      std::set<std::string> keys;
      for (const std::string& first : given_names(words.front())) {
        for (std::size_t i = 1; i < words.size(); ++i) {
          keys.insert(first + ' ' + consonants(words[i]));
          for (const std::string& part : parts_of(words[i])) keys.insert(first + ' ' + consonants(part));
        }
      }
      for (const std::string& key : keys) alike[key].insert(alike[key].end(), people.begin(), people.end());
    }
    for (const auto& [key, bearers] : alike) {
      constexpr std::size_t shortest = 4;
      if (key.size() < shortest) continue;
      join_supported(bearers,
                     [&](const std::string& a, const std::string& b) { return is_like(words_of(a), words_of(b)); });
    }
  }

  void join_typing_errors() {
    std::vector<std::pair<std::size_t, const std::string*>> variants;  // hashes of names with one letter less
    for (const auto& [full, people] : people_.persons) {
      if (full.size() < 8 || full.size() > 60) continue;
      for (std::size_t i = 0; i <= full.size(); ++i) {
        std::string variant = full;
        if (i < full.size()) variant.erase(i, 1);
        variants.emplace_back(std::hash<std::string>()(variant), &full);
      }
    }
    std::sort(variants.begin(), variants.end(),
              [](const auto& a, const auto& b) { return std::tie(a.first, *a.second) < std::tie(b.first, *b.second); });
    std::set<std::pair<std::string, std::string>> pairs;  // hashes differ between platforms, their equality does not
    for (auto first = variants.begin(); first != variants.end();) {
      auto last = std::find_if(first, variants.end(), [&](const auto& other) { return other.first != first->first; });
      for (auto a = first; a != last && last - first < 20; ++a) {
        for (auto b = std::next(a); b != last; ++b) {
          if (is_typing_error(*a->second, *b->second)) pairs.emplace(*a->second, *b->second);
        }
      }
      first = last;
    }
    for (const auto& [a, b] : pairs) {
      Entities people = people_.persons.at(a);
      people.insert(people.end(), people_.persons.at(b).begin(), people_.persons.at(b).end());
      join_supported(people, [](const auto&, const auto&) { return true; });
    }
  }

  template <typename Fits>
  void join_supported(const Entities& bearers, Fits fits) {
    constexpr std::size_t most = 12;
    if (bearers.size() > most) return;
    for (std::size_t i = 1; i < bearers.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const std::size_t a = bearers[i], b = bearers[j];
        const std::string mine = full_name(people_.names[a]), theirs = full_name(people_.names[b]);
        if (mine == theirs || people_.is_one(a, b) || !fits(mine, theirs)) continue;
        if (const std::string support = people_.support_of(a, b); !support.empty()) {
          clusters_.join(b, a, {people_.surface(a), "like " + people_.surface(b) + ", with " + support, ""});
        }
      }
    }
  }

  /// A full name that an article uses for the bearer of another, in the same office: a nom de guerre.
  void join_aliases() {
    for (const auto& [full, bearers] : people_.bearers) {
      for (const std::size_t bearer : bearers) {
        for (const auto& [name, count] : people_.names[bearer]) {
          const auto other = people_.persons.find(name);
          if (name == full || other == people_.persons.end() || other->second.size() > 1) continue;
          const std::size_t alias = other->second.front();
          if (people_.is_one(bearer, alias)) continue;
          if (is_short_form(words_of(name), words_of(full)) || people_.support_of(bearer, alias).empty()) continue;
          clusters_.join(bearer, alias,
                         {people_.surface(alias), "an article uses it for " + people_.surface(bearer), ""});
        }
      }
    }
  }

  People& people_;
  Clusters& clusters_;
};

}  // namespace

void join_full_names(People& people) { FullNames(people).join(); }

}  // namespace dramatis
