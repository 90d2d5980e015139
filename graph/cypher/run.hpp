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

/// Answers a query as Neo4j 5 does, but that
/// - names compare by any alias, without regard to case and accents (PropertyGraph);
/// - unknown labels, types and properties are errors, for there is only one schema, and so is one variable for two
///   relationships of a MATCH, which matches nothing;
/// - an integer and a floating point number compare exactly, also where the integer has no floating point equal;
/// - a pattern may be a column, `[..]` a slice, and `:a|:b` alternatives.
/// The values of the result refer to the graph, which must outlive it. Rows that ORDER BY leaves open
/// come in an order that depends on nothing but the query and the graph. Throws QueryError about operands of a wrong
/// type, and LimitError.
Result run(const Query&, const PropertyGraph&, const Limits& = {});

}  // namespace dramatis::cypher
