#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "graph/cypher/budget.hpp"
#include "graph/cypher/property_graph.hpp"
#include "graph/cypher/query.hpp"
#include "graph/cypher/value.hpp"

namespace dramatis::cypher {

/// What the variables, and later the columns and aggregates, of a query stand for (Query::slots).
using Row = std::vector<Value>;

class Matcher;

/// Computes the expressions of a query over rows. Throws QueryError about operands of the wrong type.
class Evaluator {
 public:
  Evaluator(const Query&, const PropertyGraph&, Budget&);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Value value(const Expression&, Row&);

  /// Of a condition, which must be true, false or null.
  Truth truth(const Expression&, Row&);

  const PropertyGraph& graph() const { return graph_; }
  Budget& budget() { return budget_; }

 private:
  Truth all(const Expression&, Row&);
  Truth any(const Expression&, Row&);
  Truth one_of_two(const Expression&, Row&);
  Truth compare(const Expression&, Row&);
  Truth has_label(const Expression&, Row&);
  Truth is_there(const Expression&, Row&);
  Value property(const Expression&, Row&);
  Value element(const Expression&, Row&);
  Value slice(const Expression&, Row&);
  Value call(const Expression&, Row&);
  [[noreturn]] void fail(const Expression&, const std::string& what) const;

  const Query& query_;
  const PropertyGraph& graph_;
  Budget& budget_;
  std::unordered_map<const Expression*, std::unique_ptr<Matcher>> predicates_;  // of each pattern in a condition
};

}  // namespace dramatis::cypher
