#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "graph/resolution/clusters.hpp"
#include "graph/resolution/facts.hpp"

namespace dramatis {

/// The most usual of an entity's names, of equals the longest; of an organization in its longest form ("Foreign
/// Ministry" of "Ministry"), and one of its own rather than "agency".
std::string main_name(const EntityFacts&);

/// Entities of places or organizations by the key of their main name, to join those that are called the same.
class NameIndex {
 public:
  NameIndex(const std::vector<EntityFacts>& facts, Clusters& clusters) : facts_(facts), clusters_(clusters) {}

  void add(std::size_t entity, const std::string& key);

  const std::map<std::string, std::vector<std::size_t>>& entities() const { return entities_; }

  /// Joins whose keys are equal.
  void join_equal();

  /// Joins whose keys sound alike (spelling_key), if they are long enough to tell.
  void join_spellings();

  /// Joins the bearers of two names where an article uses both for one, unless another names both as two.
  void join_aliases();

  /// Joins two keys' bearers for a reason, unless a record has both as two.
  void join(const std::string& key, const std::string& other, const std::string& why);

  /// Joins them in any case.
  void join_for_sure(const std::string& key, const std::string& other, const std::string& why);

 private:
  const std::vector<EntityFacts>& facts_;
  Clusters& clusters_;
  std::map<std::string, std::vector<std::size_t>> entities_;  // by key
};

}  // namespace dramatis
