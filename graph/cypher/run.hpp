#pragma once

#include <string>
#include <vector>

#include "graph/cypher/budget.hpp"
#include "graph/cypher/property_graph.hpp"
#include "graph/cypher/query.hpp"

namespace dramatis::cypher {

struct Result {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;  ///< each as long as `columns`
};

/// Answers a query. The values of the result refer to the graph, which must outlive it. Rows that ORDER BY leaves open
/// come in an order that depends on nothing but the query and the graph. Throws QueryError about operands of a wrong
/// type, and LimitError.
Result run(const Query&, const PropertyGraph&, const Limits& = {});

}  // namespace dramatis::cypher
