#pragma once

#include <string>
#include <vector>

#include "graph/cypher/query.hpp"

namespace dramatis::cypher {

/// Reads "name=value" each, where the value is JSON: a string, a number, true, false, null, or a list of them. What is
/// not quoted and looks like nothing else is taken for a string: name=Erdogan. Throws std::invalid_argument.
Parameters read_parameters(const std::vector<std::string>&);

}  // namespace dramatis::cypher
