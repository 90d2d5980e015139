#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/actor_graph.hpp"

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

}  // namespace dramatis
