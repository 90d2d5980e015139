#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "graph/cypher/ast.hpp"
#include "graph/cypher/source.hpp"

/// How the grammar puts expressions together, and what it says where it cannot.
namespace dramatis::cypher {

/// Sets the depth of an expression with its operands. Throws QueryError if they are nested more than 200 deep, which
/// could exhaust the stack of who walks through them.
void measure(const Source&, Expression&);

/// An expression of operands, measured.
Expression make(const Source&, Op, std::size_t at, std::vector<Expression> operands);

/// The first alone, or all under `op`.
Expression make_chain(const Source&, Op, Expression first, std::vector<Expression> others);

using Comparison = std::pair<Op, Expression>;

/// `a < b <= c` means `a < b AND b <= c`.
Expression make_comparisons(const Source&, Expression first, const std::vector<Comparison>& others);

/// Throws QueryError if Cypher has something of that name which needs a grammar of its own, and this subset has not.
void check_in_subset(const Source&, const Word& function);

/// Throws QueryError about what stands at `at` where `expected` should.
[[noreturn]] void fail_at(const Source&, std::size_t at, const std::string& expected);

}  // namespace dramatis::cypher
