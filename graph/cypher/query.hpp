#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/cypher/ast.hpp"

namespace dramatis::cypher {

using Parameters = std::map<std::string, Value>;

/// A query of which every name is known. A row holds its variables first, then the columns of the result, then the
/// values of the aggregates.
struct Query {
  std::string text;
  Statement statement;
  std::size_t variables = 0;           ///< how many slots are of variables, named or not
  std::size_t slots = 0;               ///< how long a row is
  bool aggregates_rows = false;        ///< columns without an aggregate are then the keys of the groups
  std::vector<Expression> aggregates;  ///< each with its slot
  std::size_t skip = 0;
  std::size_t limit = Range::unbounded;
};

/// Reads and checks a query. Parameters stand in it as $name. Throws QueryError (graph/cypher/error.hpp) about what is
/// no query of the subset of openCypher, and about unknown labels, types, properties, functions and variables, with the
/// nearest known word; std::invalid_argument about a parameter that the query does not use.
Query compile(std::string_view text, const Parameters&);

}  // namespace dramatis::cypher
