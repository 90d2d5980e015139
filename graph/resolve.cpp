#include "graph/resolve.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <unordered_map>

#include "extract/countries.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

using Names = std::map<std::string, std::size_t>;  // with counts

Names folded(const Names& names) {
  Names result;
  for (const auto& [name, count] : names) {
    const std::string key = fold_name(name);
    result[key.empty() ? name : key] += count;
  }
  return result;
}

/// By how names of persons sound, whatever their spelling.
class Spellings {
 public:
  void add(const Names& folded_names) {
    for (const auto& [name, count] : folded_names) {
      const std::string key = spelling_key(name);
      const auto [usual, is_new] = by_letters_.try_emplace(letters(key), key);
      if (usual->second.size() > key.size() || (usual->second.size() == key.size() && usual->second > key)) {
        usual->second = key;
      }
    }
  }

  /// The names in one spelling, in which all that were added and differ in no more than spaces are alike too.
  Names of(const Names& folded_names) const {
    Names result;
    for (const auto& [name, count] : folded_names) result[by_letters_.at(letters(spelling_key(name)))] += count;
    return result;
  }

 private:
  /// Without spaces and the double letters where words meet: "tisfa alim" and "tisfalim" are the same.
  static std::string letters(std::string key) {
    key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
    const auto doubled = [](char a, char b) { return a == b && !(a >= '0' && a <= '9'); };
    key.erase(std::unique(key.begin(), key.end(), doubled), key.end());
    return key;
  }

  std::unordered_map<std::string, std::string> by_letters_;
};

std::vector<std::string> words_of(const std::string& name) {
  std::istringstream stream(name);
  return {std::istream_iterator<std::string>(stream), {}};
}

/// Whether the words of `form` stand in `full` in this order, a single letter for any word that it begins.
bool is_short_form(const std::vector<std::string>& form, const std::vector<std::string>& full) {
  auto word = form.begin();
  for (const std::string& other : full) {
    if (word == form.end()) break;
    if (*word == other || (word->size() == 1 && other.front() == word->front())) ++word;
  }
  return word == form.end();
}

bool is_full(const std::string& name) { return name.find(' ') != name.npos; }

/// Decides for the names of persons whose they are.
///
/// No chain of likenesses may join two full names that differ. "George Bush" is like "George H. W. Bush" and like
/// "George W. Bush", "Merkel" like "Angela Merkel" and, by one mistaken coreference, like "Olaf Scholz"; joining
/// whatever shares a name would make one person of each pair. Hence a short form joins a full name only if that is the
/// only one which it fits, and an entity counts as the bearer of one full name, whatever else it is called.
class PersonNames {
 public:
  /// Takes note of the names of one entity.
  void add(const Names& names) {
    const std::string full = full_name(names);
    if (full.empty()) return;
    longer_.try_emplace(full);
    for (auto space = full.find(' '); space != full.npos; space = full.find(' ', space + 1)) {
      ending_with_[full.substr(space + 1)].insert(full);
    }
    const std::vector<std::string> full_words = words_of(full);
    for (const auto& [name, count] : names) {
      if (name != full && is_short_form(words_of(name), full_words)) longer_[name].insert(full);
    }
  }

  /// After all entities are added: settles which short forms belong to one full name only.
  void settle() {
    std::vector<const std::string*> names;
    for (const auto& [name, fulls] : longer_) names.push_back(&name);
    std::sort(names.begin(), names.end(), [](const std::string* a, const std::string* b) {
      return a->size() != b->size() ? a->size() > b->size() : *a < *b;
    });
    for (const std::string* name : names) bearer_[*name] = only_bearer(*name);
  }

  /// The keys of an entity: entities that share one are one person.
  std::vector<std::string> keys(const Names& names) const {
    if (const std::string full = full_name(names); !full.empty()) return {bearer_.at(full)};
    std::set<std::string> bearers;
    for (const auto& [name, count] : names) bearers.merge(bearers_of(name));
    if (bearers.size() == 1) return {*bearers.begin()};
    std::vector<std::string> bare;
    for (const auto& [name, count] : names) bare.push_back(name);
    return bare;
  }

 private:
  /// The longest name of the entity that its most usual full name is a form of; empty if it has no full name.
  static std::string full_name(const Names& names) {
    std::string usual;
    std::size_t most = 0;
    for (const auto& [name, count] : names) {
      if (is_full(name) && count > most) std::tie(usual, most) = std::tie(name, count);
    }
    std::string full = usual;
    const std::vector<std::string> usual_words = words_of(usual);
    for (const auto& [name, count] : names) {
      if (name.size() > full.size() && is_short_form(usual_words, words_of(name))) full = name;
    }
    return full;
  }

  /// The bearers, as settled so far, of the full names that a short form fits.
  std::set<std::string> bearers_of(const std::string& name) const {
    std::set<std::string> bearers;
    for (const auto* forms : {&longer_, &ending_with_}) {
      const auto found = forms->find(name);
      if (found == forms->end()) continue;
      for (const std::string& full : found->second) bearers.insert(bearer_.at(full));
    }
    return bearers;
  }

  std::string only_bearer(const std::string& name) const {
    const std::set<std::string> bearers = bearers_of(name);
    return bearers.size() == 1 ? *bearers.begin() : name;
  }

  // By name: the longer full names that it is a form of.
  std::unordered_map<std::string, std::set<std::string>> longer_;       // because a document uses both for one person
  std::unordered_map<std::string, std::set<std::string>> ending_with_;  // because they end with it
  std::unordered_map<std::string, std::string> bearer_;                 // by name: the full name that it belongs to
};

/// The country that most of a place's names mean; nullptr if none does.
const std::string* country(const Names& surface_names) {
  std::map<const std::string*, std::size_t> counts;
  for (const auto& [name, count] : surface_names) {
    if (const std::string* meant = country_of(country_key(name))) counts[meant] += count;
  }
  const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second, *b.first) < std::tie(b.second, *a.first);
  });
  return most == counts.end() ? nullptr : most->first;
}

}  // namespace

Resolution resolve(const std::vector<Record>& records) {
  std::vector<Names> names;  // by entity, all records' entities in a row
  Spellings spellings;
  for (const Record& record : records) {
    for (const Record::Entity& entity : record.entities) {
      names.push_back(folded(entity.names));
      if (entity.kind == Kind::person) spellings.add(names.back());
    }
  }
  PersonNames persons;
  auto next = names.begin();
  for (const Record& record : records) {
    for (const Record::Entity& entity : record.entities) {
      if (entity.kind == Kind::person) persons.add(*next = spellings.of(*next));
      ++next;
    }
  }
  persons.settle();

  boost::disjoint_sets_with_storage<> sets(names.size());
  std::unordered_map<std::string, std::size_t> first_with;        // by key: the first entity that has it
  std::unordered_map<std::size_t, const std::string*> countries;  // by entity
  std::size_t number = 0;
  for (const Record& record : records) {
    for (const Record::Entity& entity : record.entities) {
      std::vector<std::string> keys;
      if (entity.kind == Kind::person) {
        keys = persons.keys(names[number]);
      } else if (const std::string* name = entity.kind == Kind::place ? country(entity.names) : nullptr) {
        countries[number] = name;
        keys = {"country " + *name};
      } else {
        for (const auto& [name_key, count] : names[number]) keys.push_back(name_key);
      }
      for (const std::string& key : keys) {
        const auto first = first_with.try_emplace(std::string(to_string(entity.kind)) + '/' + key, number).first;
        sets.union_set(first->second, number);
      }
      ++number;
    }
  }

  Resolution resolution;
  std::unordered_map<std::size_t, std::size_t> actor_of_set;
  number = 0;
  for (const Record& record : records) {
    std::vector<std::size_t>& actors = resolution.actor_of.emplace_back();
    for (std::size_t i = 0; i < record.entities.size(); ++i) {
      const auto [actor, is_new] = actor_of_set.try_emplace(sets.find_set(number), actor_of_set.size());
      if (is_new) resolution.countries.push_back(countries.count(number) ? countries[number] : nullptr);
      actors.push_back(actor->second);
      ++number;
    }
  }
  return resolution;
}

}  // namespace dramatis
