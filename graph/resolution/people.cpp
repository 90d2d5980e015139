#include "graph/resolution/people.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace dramatis {

People::People(const Facts& given, Clusters& given_clusters)
    : facts(given), clusters(given_clusters), names(given.size()) {
  Spellings spellings;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (i == 0 || facts[i].record != facts[i - 1].record) first_of_record_[facts[i].record] = i;
    if (facts[i].kind == Kind::person) spellings.add(facts[i].names);
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].kind != Kind::person || !facts[i].is_named()) continue;
    names[i] = spellings.of(facts[i].names);
    const std::string full = full_name(names[i]);
    (full.empty() ? bare : bearers[full]).push_back(i);
  }
}

std::string People::surface(std::size_t entity) const {
  Names full;
  for (const auto& name : facts[entity].names) {
    if (is_full(name.first)) full.insert(name);
  }
  return facts[entity].surfaces.at(most_usual(full.empty() ? facts[entity].names : full));
}

std::string People::support_of(std::size_t a, std::size_t b) {
  constexpr std::size_t much = 3;
  if (clusters.share_a_record(a, b)) return {};
  const Profile mine = profile(a), theirs = profile(b);
  if (differ(mine.gender, theirs.gender)) return {};
  if (same_office(mine, theirs)) return "the same office";
  if (same_employer(mine, theirs)) return "the same country or body";
  if (same_title(mine, theirs)) return "the same title";
  if (shared_company(a, b) >= much) return "the same people";
  return {};
}

std::size_t People::shared_company(std::size_t a, std::size_t b) {
  const auto company_of = [&](std::size_t entity) {
    std::set<std::size_t> company;
    for (const std::size_t member : clusters.members(entity)) {
      const std::size_t record = facts[member].record;
      for (std::size_t i = first_of_record_[record]; i < facts.size() && facts[i].record == record; ++i) {
        if (facts[i].kind == Kind::person && facts[i].is_named()) company.insert(clusters.find(i));
      }
    }
    return company;
  };
  const std::set<std::size_t> mine = company_of(a), theirs = company_of(b);
  std::vector<std::size_t> shared;
  std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(shared));
  return shared.size();
}

std::map<std::size_t, Entities> resolve_persons(const Facts& facts, Clusters& clusters) {
  People people(facts, clusters);
  join_full_names(people);
  return join_bare_names(people);
}

}  // namespace dramatis
