#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dramatis::cypher {

/// What is wrong with a query. The message ends with the line of the query and a caret under the place:
///
///     line 1, column 10: 'persn' is no label; near is person
///       MATCH (a:persn) RETURN a
///                ^
struct QueryError : std::runtime_error {
  /// `at` is a byte offset into `query`, which may be its end.
  QueryError(std::string_view query, std::size_t at, const std::string& what);
};

/// A query that takes longer or needs more room than it may.
struct LimitError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace dramatis::cypher
