#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "graph/cypher/ast.hpp"
#include "graph/cypher/property_graph.hpp"

namespace dramatis::cypher {

/// One step of laying patterns over a graph, and what must hold after it.
struct Step {
  enum class Kind {
    start,        ///< nothing; for what is known before
    scan,         ///< a node from all, or from `candidates`
    expand,       ///< a relationship from the node `from` to `to`
    expand_many,  ///< a path of relationships from `from` to `to`
    take_bound,   ///< the ends of a relationship that is known
    path          ///< puts the parts of `path` together
  };
  Kind kind = Kind::start;
  std::size_t from = 0;  ///< slots
  std::size_t to = 0;    ///< of scan: the node
  bool from_is_bound = false;
  bool to_is_bound = false;
  bool reversed = false;  ///< `from` is the relationship's right node
  const RelationshipPattern* relationship = nullptr;
  std::array<bool, 3> types{};  ///< by RelationType: whether the relationship may have it
  const PathPattern* path = nullptr;
  std::optional<std::vector<Vertex>> candidates;
  std::vector<const Expression*> filters;
};

/// In what order the parts of a MATCH are looked for: from the node of which there are fewest, along relationships, and
/// with each condition as soon as it can be decided.
struct Plan {
  Plan(std::span<const PathPattern> patterns, const Expression* where, const std::set<std::size_t>& bound,
       const PropertyGraph&);
  Plan(Plan&&) = default;

  std::vector<Step> steps;
  std::vector<Expression> conditions;  ///< labels and properties of the patterns, and the conjuncts of `where`
};

/// The slots of the variables that an expression names.
std::set<std::size_t> named_slots(const Expression&);

}  // namespace dramatis::cypher
