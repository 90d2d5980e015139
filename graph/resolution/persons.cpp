#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "graph/names.hpp"
#include "graph/resolution/passes.hpp"
#include "graph/resolution/person_names.hpp"
#include "graph/resolution/profile.hpp"

namespace dramatis {
namespace {

using Entities = std::vector<std::size_t>;

/// Joins the entities of persons by their names. Names stand in one spelling (Spellings) here.
class Persons {
 public:
  Persons(const Facts& facts, Clusters& clusters) : facts_(facts), clusters_(clusters), names_(facts.size()) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (i == 0 || facts[i].record != facts[i - 1].record) first_of_record_[facts[i].record] = i;
    }
  }

  std::map<std::size_t, Entities> resolve() {
    read_names();
    join_full_names();
    join_namesakes_in_company();
    join_short_full_names();
    join_orders();
    join_likenesses();
    join_typing_errors();
    join_aliases();
    join_bare_names();
    return std::move(could_be_);
  }

 private:
  void read_names() {
    Spellings spellings;
    for (const EntityFacts& facts : facts_) {
      if (facts.kind == Kind::person) spellings.add(facts.names);
    }
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (facts_[i].kind != Kind::person || !facts_[i].is_named()) continue;
      names_[i] = spellings.of(facts_[i].names);
      const std::string full = full_name(names_[i]);
      if (full.empty()) {
        bare_.push_back(i);
      } else {
        bearers_[full].push_back(i);
      }
    }
  }

  /// The name as the text has it, of several the fullest kind's most usual.
  std::string surface(std::size_t entity) const {
    Names full;
    for (const auto& name : facts_[entity].names) {
      if (is_full(name.first)) full.insert(name);
    }
    return facts_[entity].surfaces.at(most_usual(full.empty() ? facts_[entity].names : full));
  }

  bool is_one(std::size_t a, std::size_t b) { return clusters_.find(a) == clusters_.find(b); }

  /// Whether a ruling or the authority has made it one with the bearer of a full name.
  bool is_settled(std::size_t bare) {
    const Entities& members = clusters_.members(bare);
    return std::any_of(members.begin(), members.end(),
                       [&](std::size_t one) { return !full_name(names_[one]).empty(); });
  }

  bool share_a_record(std::size_t a, std::size_t b) { return clusters_.share_a_record(a, b); }

  Profile profile(std::size_t entity) { return profile_of(facts_, clusters_, entity); }

  /// What besides the name says that two are one; empty if nothing does, or something speaks against it.
  std::string support_of(std::size_t a, std::size_t b) {
    constexpr std::size_t much = 3;
    if (share_a_record(a, b)) return {};
    const Profile mine = profile(a), theirs = profile(b);
    if (differ(mine.gender, theirs.gender)) return {};
    if (same_office(mine, theirs)) return "the same office";
    if (same_employer(mine, theirs)) return "the same country or body";
    if (same_title(mine, theirs)) return "the same title";
    if (shared_company(a, b) >= much) return "the same people";
    return {};
  }

  /// How many named persons the records of both have.
  std::size_t shared_company(std::size_t a, std::size_t b) {
    const auto company_of = [&](std::size_t entity) {
      std::set<std::size_t> company;
      for (const std::size_t member : clusters_.members(entity)) {
        const std::size_t record = facts_[member].record;
        for (std::size_t i = first_of_record_[record]; i < facts_.size() && facts_[i].record == record; ++i) {
          if (facts_[i].kind == Kind::person && facts_[i].is_named()) company.insert(clusters_.find(i));
        }
      }
      return company;
    };
    const std::set<std::size_t> mine = company_of(a), theirs = company_of(b);
    std::vector<std::size_t> shared;
    std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(shared));
    return shared.size();
  }

  /// Bearers of one full name are one, unless their offices have nothing in common: then who shares a title or an
  /// employer is.
  void join_full_names() {
    for (const auto& [full, bearers] : bearers_) {
      for (const Entities& same : namesakes(bearers)) {
        const std::string first = surface(same.front());
        std::set<std::string> spellings{first};
        for (const std::size_t bearer : same) {
          clusters_.join(same.front(), bearer);
          const std::string other = surface(bearer);
          if (!spellings.insert(other).second || fold_name(other) == fold_name(first)) continue;
          clusters_.note(same.front(), {other, "a spelling of " + first, ""});
        }
        people_[full].push_back(same.front());
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
      const Profile& profile = profiles.emplace_back(profile_of(facts_, clusters_, bearers[i]));
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
      for (std::size_t j = i + 1; j < bearers.size() && facts_[bearers[j]].record == facts_[bearers[i]].record; ++j) {
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
    for (auto& [full, people] : people_) {
      Entities persons;
      for (const std::size_t one : people) {
        const auto same = std::find_if(persons.begin(), persons.end(), [&](std::size_t other) {
          return !share_a_record(one, other) && !differ(profile(one).gender, profile(other).gender) &&
                 shared_company(one, other) >= enough;
        });
        if (same == persons.end() || !clusters_.join(*same, one)) persons.push_back(one);
      }
      people = persons;
    }
  }

  /// "Recep Erdogan" and "J. K. Obuya": short for the only longer name that they fit.
  void join_short_full_names() {
    std::unordered_map<std::string, std::vector<const std::string*>> with_word;
    for (const auto& [full, bearers] : people_) {
      std::set<std::string> words;
      for (const std::string& word : words_of(full)) {
        words.insert(word);
        for (std::string& part : parts_of(word)) words.insert(std::move(part));
      }
      for (const std::string& word : words) with_word[word].push_back(&full);
    }
    std::vector<const std::string*> longest_first;
    for (const auto& [full, bearers] : people_) longest_first.push_back(&full);
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
        for (const std::size_t bearer : people_.at(*longer)) fitting.emplace(clusters_.find(bearer), bearer);
      }
      if (fitting.size() != 1 || people_.at(*full).size() != 1) continue;
      const std::size_t mine = people_.at(*full).front(), other = fitting.begin()->second;
      if (is_one(mine, other) || share_a_record(mine, other)) continue;
      if (differ(profile(mine).gender, profile(other).gender)) continue;
      clusters_.join(other, mine, {surface(mine), "short for " + surface(other), ""});
    }
  }

  static bool has_initials(const std::string& word) {
    const std::vector<std::string> parts = parts_of(word);
    return std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return part.size() == 1; });
  }

  void join_orders() {
    std::map<std::string, Entities> with_words;
    for (const auto& [full, people] : people_) {
      if (people.size() > 1) continue;
      std::vector<std::string> words = words_of(full);
      std::sort(words.begin(), words.end());
      Entities& same = with_words[join_words(words.begin(), words.end())];
      same.insert(same.end(), people.begin(), people.end());
    }
    for (const auto& [words, people] : with_words) {
      if (people.size() != 2 || share_a_record(people[0], people[1])) continue;
      clusters_.join(people[0], people[1], {surface(people[1]), "another order of " + surface(people[0]), ""});
    }
  }

  /// Names that are like each other, of people whom something else makes one.
  void join_likenesses() {
    std::map<std::string, Entities> alike;
    for (const auto& [full, people] : people_) {
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
    for (const auto& [full, people] : people_) {
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
      Entities people = people_.at(a);
      people.insert(people.end(), people_.at(b).begin(), people_.at(b).end());
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
        const std::string mine = full_name(names_[a]), theirs = full_name(names_[b]);
        if (mine == theirs || is_one(a, b) || !fits(mine, theirs)) continue;
        if (const std::string support = support_of(a, b); !support.empty()) {
          clusters_.join(b, a, {surface(a), "like " + surface(b) + ", with " + support, ""});
        }
      }
    }
  }

  /// A full name that an article uses for the bearer of another, in the same office: a nom de guerre.
  void join_aliases() {
    for (const auto& [full, bearers] : bearers_) {
      for (const std::size_t bearer : bearers) {
        for (const auto& [name, count] : names_[bearer]) {
          const auto other = people_.find(name);
          if (name == full || other == people_.end() || other->second.size() > 1) continue;
          const std::size_t alias = other->second.front();
          if (is_one(bearer, alias)) continue;
          if (is_short_form(words_of(name), words_of(full)) || support_of(bearer, alias).empty()) continue;
          clusters_.join(bearer, alias, {surface(alias), "an article uses it for " + surface(bearer), ""});
        }
      }
    }
  }

  void join_bare_names() {
    using Bearers = std::map<std::size_t, std::size_t>;  // clusters, each with one entity
    std::unordered_map<std::string, Bearers> forms, first_names, nicknames;
    for (const auto& [full, people] : people_) {
      for (const std::size_t person : people) {
        const std::size_t cluster = clusters_.find(person);
        for (auto space = full.find(' '); space != full.npos; space = full.find(' ', space + 1)) {
          forms[full.substr(space + 1)].emplace(cluster, person);
          first_names[full.substr(0, space)].emplace(cluster, person);
        }
      }
      const std::vector<std::string> words = words_of(full);
      for (const std::size_t entity : bearers_.at(full)) {
        for (const auto& [name, count] : names_[entity]) {
          if (is_full(name)) continue;
          auto& bearers = is_short_form(words_of(name), words) ? forms[name] : nicknames[name];
          bearers.emplace(clusters_.find(entity), entity);
        }
      }
    }
    std::map<std::string, Entities> unknown;
    for (const std::size_t entity : bare_) {
      if (is_settled(entity)) continue;
      Bearers bearers;
      const char* why = "";
      for (const auto& [kind_of_form, reason] : {std::pair{&forms, "short for "},
                                                 {&first_names, "first name of "},
                                                 {&nicknames, "an article uses it for "}}) {
        if (!bearers.empty()) break;
        why = reason;
        for (const auto& [name, count] : names_[entity]) {
          const auto found = kind_of_form->find(name);
          if (found != kind_of_form->end()) bearers.insert(found->second.begin(), found->second.end());
        }
      }
      if (bearers.empty()) {
        unknown[most_usual(names_[entity])].push_back(entity);
      } else {
        join_to_one_of(entity, bearers, why);
      }
    }
    for (const auto& [name, entities] : unknown) {
      for (const std::size_t entity : entities) {
        if (!contradict(profile(entities.front()), profile(entity))) clusters_.join(entities.front(), entity);
      }
    }
  }

  /// Made once: there are as many bare names as articles.
  const Profile& settled(std::size_t bearer) {
    const auto [known, is_new] = settled_.try_emplace(bearer);
    if (is_new) known->second = profile(bearer);
    return known->second;
  }

  void join_to_one_of(std::size_t entity, const std::map<std::size_t, std::size_t>& bearers, const std::string& why) {
    constexpr std::size_t most = 20;
    if (bearers.size() > most) return;
    const Profile mine = profile(entity);
    Entities fitting, by_title, by_employer, by_office;
    bool others_known = true;
    for (const auto& [cluster, bearer] : bearers) {
      if (bearers.size() > 1 && share_a_record(entity, bearer)) continue;
      const Profile& theirs = settled(bearer);
      if (contradict(mine, theirs)) continue;
      fitting.push_back(bearer);
      if (same_title(mine, theirs)) by_title.push_back(bearer);
      if (same_employer(mine, theirs)) by_employer.push_back(bearer);
      others_known &= !theirs.employers.empty();
      if (same_office(mine, theirs)) by_office.push_back(bearer);
    }
    const auto join = [&](std::size_t bearer, const char* ground) {
      clusters_.join(bearer, entity,
                     {surface(entity), why + surface(bearer) + ground, std::to_string(facts_[entity].record)});
    };
    if (fitting.size() == 1) {
      join(fitting.front(), bearers.size() == 1 ? ", and for nobody else" : ", and for nobody else who fits");
    } else if (by_office.size() == 1) {
      join(by_office.front(), ", with the same office");
    } else if (by_employer.size() == 1 && others_known) {
      join(by_employer.front(), ", with the same country or body");
    } else if (by_title.size() == 1) {
      join(by_title.front(), ", with the same title");
    } else {
      for (const auto& [cluster, bearer] : bearers) could_be_[entity].push_back(bearer);
    }
  }

  const Facts& facts_;
  Clusters& clusters_;
  std::vector<Names> names_;  // by entity, in one spelling
  std::unordered_map<std::size_t, std::size_t> first_of_record_;
  std::map<std::string, Entities> bearers_;  // of a full name
  std::map<std::string, Entities> people_;   // with a full name: an entity of each
  Entities bare_;                            // who have no full name
  std::unordered_map<std::size_t, Profile> settled_;
  std::map<std::size_t, Entities> could_be_;
};

}  // namespace

std::map<std::size_t, std::vector<std::size_t>> resolve_persons(const Facts& facts, Clusters& clusters) {
  return Persons(facts, clusters).resolve();
}

}  // namespace dramatis
