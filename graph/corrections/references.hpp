#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/find.hpp"

namespace dramatis {

/// Whether a correction that is limited to a document, by its hash or id, is about this one. Empty means all.
bool is_of(const Record&, const std::string& document);

/// Finds the entities that corrections refer to. A reference means every entity that bears its name, whatever the case,
/// accents and alphabet; a country by any of its names; by the label that a correction or the authority file gives, all
/// who bear a name that they give it for.
class References {
 public:
  /// The records must outlive it.
  References(const std::vector<Record>&, const std::vector<AuthorityEntry>&, const std::vector<Correction>&);

  /// From now on references with another kind than that of the records mean these entities too.
  void take_as(std::map<EntityIndex, Kind>);

  /// Of the reference of one of the corrections; sorted.
  std::vector<EntityIndex> entities_of(const ActorReference&) const;

 private:
  std::vector<ActorReference> meanings_of(const ActorReference&) const;
  bool fits(const ActorReference&, EntityIndex) const;

  const std::vector<Record>& records_;
  std::unordered_map<std::string, std::vector<ActorReference>> labels_;  // by folded label
  std::unordered_map<std::string, std::vector<EntityIndex>> bearers_;    // by key, of the names in use
  std::map<EntityIndex, Kind> kinds_;
};

/// Makes references to the actors of a graph.
class Referrer {
 public:
  /// The graph must outlive it.
  explicit Referrer(const ActorGraph&);

  /// References that together mean the actor by a name, and nobody else as far as the texts allow: the name alone; if
  /// another kind of actor bears it too, with the kind; if several do, one for each document. Who has no name is meant
  /// by nouns. `name` is an alias of it, or empty: the label or else its most usual name.
  std::vector<ActorReference> references_to(Vertex, const std::string& name = "") const;

  /// Of the records, sorted.
  const std::vector<EntityIndex>& entities_of(Vertex vertex) const { return entities_[vertex]; }

  /// Of an entity that has no name, but a noun.
  ActorReference reference_to_unnamed(EntityIndex) const;

 private:
  static std::string usual_name(const Actor&);
  std::vector<EntityIndex> bearers(Vertex, const std::string& key) const;
  const Record::Entity& entity(EntityIndex index) const { return graph_.records[index.record].entities[index.entity]; }

  const ActorGraph& graph_;
  std::vector<std::vector<EntityIndex>> entities_;               // by vertex
  std::unordered_map<std::string, std::vector<Vertex>> called_;  // by folded name
};

}  // namespace dramatis
