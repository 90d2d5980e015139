#include "graph/corrections/references.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "extract/countries.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

std::string key_of(const std::string& name) {
  std::string key = fold_name(name);
  return key.empty() ? name : key;
}

/// All keys by which a name is looked up.
std::vector<std::string> keys_of(const std::string& name) {
  std::vector<std::string> keys{key_of(name)};
  if (const std::string* country = country_of(country_key(name))) keys.push_back("country " + *country);
  return keys;
}

const std::string& most_usual(const std::map<std::string, std::size_t>& words) {
  return std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

bool is_of(const Record& record, const std::string& document) {
  constexpr std::size_t hash_digits = 12;  // as document_ids has it
  return document.empty() || document == record.hash || document == record.document ||
         document == record.document + '#' + record.hash.substr(0, hash_digits);
}

References::References(const std::vector<Record>& records, const std::vector<AuthorityEntry>& authority,
                       const std::vector<Correction>& corrections)
    : records_(records) {
  if (corrections.empty()) return;
  for (const Correction& correction : corrections) {
    if (correction.action == Correction::Action::name) labels_[key_of(correction.value)].push_back(correction.actor);
  }
  for (const AuthorityEntry& entry : authority) {
    std::vector<std::string> names = entry.aliases;
    names.push_back(entry.name);
    for (const std::string& label : {entry.id, entry.name}) {
      for (const std::string& name : names) labels_[key_of(label)].push_back({name, entry.kind, ""});
    }
  }
  for (const Correction& correction : corrections) {
    for (const ActorReference* reference : {&correction.actor, &correction.other}) {
      for (const ActorReference& meaning : meanings_of(*reference)) {
        for (const std::string& key : keys_of(meaning.name)) bearers_[key];
      }
    }
  }
  for (std::size_t r = 0; r < records.size(); ++r) {
    for (std::size_t e = 0; e < records[r].entities.size(); ++e) {
      const Record::Entity& entity = records[r].entities[e];
      for (const auto& [name, count] : entity.names.empty() ? entity.roles : entity.names) {
        for (const std::string& key : entity.kind == Kind::place ? keys_of(name) : std::vector{key_of(name)}) {
          const auto bearers = bearers_.find(key);
          if (bearers != bearers_.end()) bearers->second.push_back({r, e});
        }
      }
    }
  }
}

void References::take_as(std::map<EntityIndex, Kind> kinds) { kinds_ = std::move(kinds); }

std::vector<EntityIndex> References::entities_of(const ActorReference& reference) const {
  std::vector<EntityIndex> entities;
  for (const ActorReference& meaning : meanings_of(reference)) {
    for (const std::string& key : keys_of(meaning.name)) {
      const auto bearers = bearers_.find(key);
      if (bearers == bearers_.end()) continue;
      for (const EntityIndex entity : bearers->second) {
        const bool is_named = !records_[entity.record].entities[entity.entity].names.empty();
        if (!is_named && meaning.document.empty()) continue;
        if (fits(reference, entity) && fits(meaning, entity)) entities.push_back(entity);
      }
    }
  }
  std::sort(entities.begin(), entities.end());
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
  return entities;
}

/// The reference itself, and if its name is a label, those for which that is given.
std::vector<ActorReference> References::meanings_of(const ActorReference& reference) const {
  std::vector<ActorReference> meanings{reference};
  const auto label = labels_.find(key_of(reference.name));
  if (label != labels_.end()) meanings.insert(meanings.end(), label->second.begin(), label->second.end());
  return meanings;
}

bool References::fits(const ActorReference& reference, EntityIndex index) const {
  const Record& record = records_[index.record];
  if (!is_of(record, reference.document)) return false;
  if (!reference.kind || *reference.kind == record.entities[index.entity].kind) return true;
  const auto other = kinds_.find(index);
  return other != kinds_.end() && *reference.kind == other->second;
}

Referrer::Referrer(const ActorGraph& graph) : graph_(graph), entities_(boost::num_vertices(graph.network)) {
  std::unordered_map<std::string_view, Vertex> with_id;
  for (const Vertex vertex : boost::make_iterator_range(boost::vertices(graph.network))) {
    with_id[graph.network[vertex].id] = vertex;
    for (const auto& [alias, count] : graph.network[vertex].aliases) {
      std::vector<Vertex>& called = called_[key_of(alias)];
      if (called.empty() || called.back() != vertex) called.push_back(vertex);
    }
  }
  for (std::size_t r = 0; r < graph.records.size(); ++r) {
    for (std::size_t e = 0; e < graph.records[r].entities.size(); ++e) {
      const auto vertex = with_id.find(graph.records[r].entities[e].actor);
      if (vertex != with_id.end()) entities_[vertex->second].push_back({r, e});
    }
  }
}

std::vector<ActorReference> Referrer::references_to(Vertex vertex, const std::string& given_name) const {
  const Actor& actor = graph_.network[vertex];
  std::vector<ActorReference> references;
  if (actor.aliases.empty()) {
    for (const EntityIndex index : entities_[vertex]) {
      if (!entity(index).roles.empty()) references.push_back(reference_to_unnamed(index));
    }
    return references;
  }
  const std::string name = given_name.empty() ? usual_name(actor) : given_name;
  const std::string key = key_of(name);
  std::set<Kind> other_kinds;
  const auto called = called_.find(key);
  for (const Vertex other : called == called_.end() ? std::vector<Vertex>() : called->second) {
    if (other == vertex) continue;
    for (const EntityIndex index : bearers(other, key)) other_kinds.insert(entity(index).kind);
  }
  if (other_kinds.empty()) return {{name, {}, ""}};

  const std::vector<EntityIndex> own = bearers(vertex, key);
  std::set<Kind> kinds;
  for (const EntityIndex index : own) kinds.insert(entity(index).kind);
  const bool kind_tells =
      std::none_of(kinds.begin(), kinds.end(), [&](Kind kind) { return other_kinds.count(kind) > 0; });
  if (kind_tells) {
    for (const Kind kind : kinds) references.push_back({name, kind, ""});
    return references;
  }
  for (const EntityIndex index : own) {
    references.push_back({name, entity(index).kind, graph_.records[index.record].hash});
  }
  return references;
}

ActorReference Referrer::reference_to_unnamed(EntityIndex index) const {
  return {most_usual(entity(index).roles), {}, graph_.records[index.record].hash};
}

std::string Referrer::usual_name(const Actor& actor) {
  const std::string key = key_of(actor.label);
  const bool is_alias = std::any_of(actor.aliases.begin(), actor.aliases.end(),
                                    [&](const auto& alias) { return key_of(alias.first) == key; });
  return is_alias || country_of(country_key(actor.label)) ? actor.label : most_usual(actor.aliases);
}

std::vector<EntityIndex> Referrer::bearers(Vertex vertex, const std::string& key) const {
  std::vector<EntityIndex> bearers;
  for (const EntityIndex index : entities_[vertex]) {
    const auto& names = entity(index).names;
    const bool bears =
        std::any_of(names.begin(), names.end(), [&](const auto& name) { return key_of(name.first) == key; });
    if (bears) bearers.push_back(index);
  }
  return bearers;
}

}  // namespace dramatis
