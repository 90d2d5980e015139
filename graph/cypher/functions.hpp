#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "graph/cypher/property_graph.hpp"
#include "graph/cypher/value.hpp"

namespace dramatis::cypher {

struct Function {
  std::string_view name;
  std::size_t least_arguments;
  std::size_t most_arguments;
  bool takes_null;  ///< if not, it is null where an argument is
  /// Throws std::invalid_argument which says what it takes.
  Value (*call)(const PropertyGraph&, std::span<const Value>);
};

/// By its name without regard to case; nullptr if there is none.
const Function* find_function(std::string_view name);

/// count, collect, min, max, sum, avg; empty if it is none of these.
std::string_view find_aggregate(std::string_view name);

/// All of both.
std::vector<std::string_view> function_names();

}  // namespace dramatis::cypher
