#pragma once

#include "graph/cypher/ast.hpp"
#include "graph/cypher/source.hpp"

namespace dramatis::cypher {

/// Reads a query; what its names mean is not looked at. Throws QueryError, which names what this subset of openCypher
/// does not have.
Statement parse(const Source&);

}  // namespace dramatis::cypher
