#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <unordered_set>
#include <vector>

#include "graph/cypher/ast.hpp"
#include "graph/cypher/evaluate.hpp"
#include "graph/cypher/plan.hpp"

namespace dramatis::cypher {

/// Finds all ways to lay the patterns of one MATCH over a graph, by backtracking along a plan. No relationship is taken
/// twice in one of them.
class Matcher {
 public:
  /// `where` may be null. The slots of `bound` hold values already. Patterns and evaluator must outlive it.
  Matcher(std::span<const PathPattern> patterns, const Expression* where, const std::set<std::size_t>& bound,
          Evaluator& evaluator);

  /// Calls `found` with each of them in the row, until it returns false; then so does this.
  bool each(Row&, const std::function<bool()>& found);

 private:
  bool run(std::size_t step);
  bool next(std::size_t step);  // if the filters of the step hold
  bool scan(std::size_t step);
  bool expand(std::size_t step);
  bool expand_many(std::size_t step);
  bool take_bound(std::size_t step);
  bool build_path(std::size_t step);

  /// Puts a node into a slot, or checks that it is there.
  bool put_node(std::size_t slot, bool is_bound, Vertex);
  bool has_properties(const RelationshipPattern&, const Relationship&);

  Evaluator& evaluator_;
  Plan plan_;
  Row* row_ = nullptr;
  const std::function<bool()>* found_ = nullptr;
  std::unordered_set<const Tie*> used_;
};

}  // namespace dramatis::cypher
