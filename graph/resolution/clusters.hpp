#pragma once

#include <boost/pending/disjoint_sets.hpp>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// Sets of entities that are one actor, which grow from pass to pass, and why they did.
class Clusters {
 public:
  /// Of entities, each given by its record.
  explicit Clusters(const std::vector<std::size_t>& record_of);

  /// No cluster shall hold an entity of each.
  void keep_apart(const std::vector<std::size_t>& these, const std::vector<std::size_t>& those);

  std::size_t find(std::size_t entity) { return sets_.find_set(entity); }
  const std::vector<std::size_t>& members(std::size_t entity) { return members_[find(entity)]; }
  const std::vector<Reason>& reasons(std::size_t entity) { return reasons_[find(entity)]; }
  void note(std::size_t entity, Reason reason) { reasons_[find(entity)].push_back(std::move(reason)); }

  /// The entity is the one with this number in the authority file; of another it is none.
  void mark(std::size_t entity, std::size_t authority) { marks_[find(entity)] = authority; }
  std::optional<std::size_t> mark(std::size_t entity) { return marks_[find(entity)]; }

  bool are_apart(std::size_t, std::size_t);

  /// Whether some record has an entity of both.
  bool share_a_record(std::size_t, std::size_t);

  /// Makes one of the clusters of two entities and notes the reason, if it has words. False if they are kept apart.
  bool join(std::size_t, std::size_t, Reason = {});

 private:
  boost::disjoint_sets_with_storage<> sets_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::vector<Reason>> reasons_;
  std::vector<std::set<std::size_t>> records_;
  std::vector<std::set<std::size_t>> apart_from_;  ///< entities that may not join
  std::vector<std::optional<std::size_t>> marks_;
};

}  // namespace dramatis
