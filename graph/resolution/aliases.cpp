#include "graph/resolution/aliases.hpp"

#include <algorithm>
#include <tuple>

#include "graph/names.hpp"
#include "graph/resolution/bodies.hpp"

namespace dramatis {

std::string main_name(const EntityFacts& facts) {
  const auto is_generic = [](const std::string& name) {
    const std::vector<std::string> words = words_of(name);
    return std::all_of(words.begin(), words.end(), is_body_word);
  };
  const auto rank = [&](const auto& name) {
    return std::make_tuple(!is_generic(name.first), name.second, name.first.size());
  };
  const auto most = std::max_element(facts.names.begin(), facts.names.end(),
                                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  std::string main = most->first;
  if (facts.kind != Kind::organization) return main;
  for (const auto& [name, count] : facts.names) {
    const auto at = (' ' + name + ' ').find(' ' + main + ' ');
    if (name.size() > main.size() && at != name.npos) main = name;
  }
  return main;
}

void NameIndex::add(std::size_t entity, const std::string& key) { entities_[key].push_back(entity); }

void NameIndex::join_equal() {
  for (const auto& [key, bearers] : entities_) {
    for (const std::size_t bearer : bearers) clusters_.join(bearers.front(), bearer);
  }
}

void NameIndex::join(const std::string& key, const std::string& other, const std::string& why) {
  if (!clusters_.share_a_record(entities_.at(key).front(), entities_.at(other).front())) join_for_sure(key, other, why);
}

void NameIndex::join_for_sure(const std::string& key, const std::string& other, const std::string& why) {
  const std::size_t a = entities_.at(key).front(), b = entities_.at(other).front();
  if (clusters_.find(a) == clusters_.find(b)) return;
  clusters_.join(
      a, b, {facts_[a].surfaces.at(main_name(facts_[a])), why + ' ' + facts_[b].surfaces.at(main_name(facts_[b])), ""});
}

void NameIndex::join_spellings() {
  constexpr std::size_t telling = 6;
  std::map<std::string, std::string> first_with;  // by spelling: a key
  for (const auto& [key, bearers] : entities_) {
    if (key.size() < telling) continue;
    const auto [first, is_new] = first_with.try_emplace(spelling_key(key), key);
    if (!is_new) join(key, first->second, "a spelling of");
  }
}

void NameIndex::join_aliases() {
  for (const auto& [key, bearers] : entities_) {
    for (const std::size_t bearer : bearers) {
      for (const auto& [name, count] : facts_[bearer].names) {
        const std::string alias = facts_[bearer].kind == Kind::organization ? organization_key(name) : name;
        if (alias != key && entities_.count(alias)) join(alias, key, "an article uses it for");
      }
    }
  }
}

}  // namespace dramatis
