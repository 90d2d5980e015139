#include "graph/resolve.hpp"

#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "graph/names.hpp"
#include "graph/resolution/passes.hpp"

namespace dramatis {
namespace {

/// Joins entities with the authority's entry that their names mean, if they mean one only. A bare name means nothing
/// beside a full one.
void apply_authority(const std::vector<AuthorityEntry>& authority, const Facts& facts, Clusters& clusters) {
  std::unordered_map<std::string, std::set<std::size_t>> entries;  // by folded name
  for (std::size_t entry = 0; entry < authority.size(); ++entry) {
    entries[fold_name(authority[entry].name)].insert(entry);
    for (const std::string& alias : authority[entry].aliases) entries[fold_name(alias)].insert(entry);
  }
  const auto is_full = [](const std::string& name) { return name.find(' ') != name.npos; };
  std::map<std::size_t, std::size_t> first_of;  // by entry
  for (std::size_t i = 0; i < facts.size(); ++i) {
    bool has_full_name = false;
    for (const auto& [name, count] : facts[i].names) has_full_name |= is_full(name);
    std::set<std::size_t> meant;
    for (const auto& [name, count] : facts[i].names) {
      const auto found = entries.find(name);
      if (found == entries.end() || (has_full_name && facts[i].kind == Kind::person && !is_full(name))) continue;
      for (const std::size_t entry : found->second) {
        if (authority[entry].kind.value_or(facts[i].kind) == facts[i].kind) meant.insert(entry);
      }
    }
    if (meant.size() != 1) continue;
    const std::size_t entry = *meant.begin(), first = first_of.try_emplace(entry, i).first->second;
    clusters.mark(i, entry);
    for (const auto& [name, count] : facts[i].entity->names) {
      clusters.note(i, {name, authority[entry].name + " by the authority file", ""});
    }
    clusters.join(first, i);
  }
}

void apply_rulings(const std::vector<Ruling>& rulings, const std::vector<std::size_t>& first_of_record,
                   const Facts& facts, Clusters& clusters) {
  const auto numbers = [&](const std::vector<EntityIndex>& entities) {
    std::vector<std::size_t> result;
    for (const EntityIndex& entity : entities) result.push_back(first_of_record[entity.record] + entity.entity);
    return result;
  };
  for (const Ruling& ruling : rulings) {
    if (!ruling.same) clusters.keep_apart(numbers(ruling.these), numbers(ruling.those));
  }
  for (const Ruling& ruling : rulings) {
    if (!ruling.same || ruling.these.empty()) continue;
    const std::size_t first = numbers({ruling.these.front()}).front();
    for (const auto* side : {&ruling.these, &ruling.those}) {
      for (const std::size_t entity : numbers(*side)) {
        const auto& names = facts[entity].entity->names;
        const std::string name = names.empty() ? facts[entity].entity->id : names.begin()->first;
        clusters.join(first, entity, {name, ruling.reason, ""});
      }
    }
  }
}

}  // namespace

Resolution resolve(const std::vector<Record>& records, const std::vector<AuthorityEntry>& authority,
                   const std::vector<Ruling>& rulings) {
  const Facts facts = facts_of(records);
  std::vector<std::size_t> record_of, first_of_record;
  for (std::size_t r = 0; r < records.size(); ++r) {
    first_of_record.push_back(record_of.size());
    record_of.insert(record_of.end(), records[r].entities.size(), r);
  }
  Clusters clusters(record_of);
  apply_rulings(rulings, first_of_record, facts, clusters);
  apply_authority(authority, facts, clusters);
  const Countries countries = resolve_places(facts, clusters);
  resolve_organizations(facts, clusters);
  const auto could_be = resolve_persons(facts, clusters);
  const std::vector<std::string> owners = resolve_bodies(facts, countries, clusters);
  resolve_offices(facts, clusters);

  Resolution resolution;
  std::unordered_map<std::size_t, std::size_t> actor_of_cluster;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto [actor, is_new] = actor_of_cluster.try_emplace(clusters.find(i), actor_of_cluster.size());
    if (is_new) {
      ResolvedActor& made = resolution.actors.emplace_back();
      if (const auto mark = clusters.mark(i)) made.authority = &authority[*mark];
      made.reasons = clusters.reasons(i);
    }
    ResolvedActor& one = resolution.actors[actor->second];
    if (countries[i]) one.country = countries[i];
    if (!owners[i].empty()) one.owner = owners[i];
  }
  for (std::size_t r = 0, i = 0; r < records.size(); ++r) {
    std::vector<std::size_t>& actors = resolution.actor_of.emplace_back();
    for (std::size_t e = 0; e < records[r].entities.size(); ++e, ++i)
      actors.push_back(actor_of_cluster.at(clusters.find(i)));
  }
  for (const auto& [entity, others] : could_be) {
    auto& list = resolution.actors[actor_of_cluster.at(clusters.find(entity))].could_be;
    for (const std::size_t other : others) list.push_back(actor_of_cluster.at(clusters.find(other)));
  }
  return resolution;
}

}  // namespace dramatis
