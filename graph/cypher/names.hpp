#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/actor_graph.hpp"
#include "graph/find.hpp"

namespace dramatis::cypher {

/// The names of all actors, folded (fold_name) when they are first asked for.
class NameIndex {
 public:
  explicit NameIndex(const Network& network) : network_(network) {}

  /// Folds the names now rather than then.
  void build() const;

  /// Of the label, then of the aliases in their order.
  std::span<const std::string> folded(Vertex) const;

  /// The actors with that folded name, in the graph's order.
  std::span<const Vertex> called(const std::string& folded_name) const;

  /// fold_name, remembered.
  const std::string& fold(std::string_view name) const;

 private:
  const Network& network_;
  mutable std::vector<std::vector<std::string>> folded_;
  mutable std::unordered_map<std::string, std::vector<Vertex>> actors_;
  mutable std::unordered_map<std::string, std::string> remembered_;
};

/// What an actor is called, compared by all its aliases or by one.
class Name {
 public:
  /// The label, which compares as any of the names.
  Name(const NameIndex& index, Vertex actor, std::string_view label) : index_(&index), actor_(actor), text_(label) {}

  /// The alias of that number.
  Name(const NameIndex& index, Vertex actor, std::string_view alias, std::size_t number)
      : index_(&index), actor_(actor), text_(alias), first_(number + 1), count_(1) {}

  std::string_view text() const { return text_; }

  /// Two names are the same if their texts are, when folded.
  bool same_text(const Name& other) const;

  bool equals(std::string_view) const;
  bool starts_with(std::string_view) const;
  bool ends_with(std::string_view) const;
  bool contains(std::string_view) const;

 private:
  template <typename Compare>
  bool any(std::string_view sought, Compare) const;

  const NameIndex* index_;
  Vertex actor_;
  std::string_view text_;
  std::size_t first_ = 0;
  std::size_t count_ = std::dynamic_extent;
};

}  // namespace dramatis::cypher
