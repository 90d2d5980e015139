#pragma once

#include <cstdint>
#include <set>
#include <string_view>

#include "graph/cypher/ast.hpp"
#include "graph/cypher/budget.hpp"
#include "graph/cypher/value.hpp"

namespace dramatis::cypher {

/// Gathers the values of one aggregate over the rows of a group.
class Aggregate {
 public:
  explicit Aggregate(const Expression& call) : function_(call.word.text), distinct_(call.distinct) {}

  /// Null counts only where `counts_null`, as in count(*). Throws std::invalid_argument about a value that sum and avg
  /// cannot take.
  void add(Value, bool counts_null, Budget&);

  Value result() const;

 private:
  void add_number(const Value&);

  std::string_view function_;
  bool distinct_;
  std::set<Value, Before> seen_;
  std::int64_t count_ = 0;
  std::int64_t whole_sum_ = 0;
  double real_sum_ = 0;
  bool is_real_ = false;
  Value extreme_;  // the least or greatest so far
  List list_;
};

}  // namespace dramatis::cypher
