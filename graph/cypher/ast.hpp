#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "graph/cypher/value.hpp"

/// The parts of a query. `at` is always the byte in the query's text where something stands, for errors.
namespace dramatis::cypher {

struct Word {
  std::string text;
  std::size_t at = 0;

  bool empty() const { return text.empty(); }
};

enum class Op {
  literal,    ///< `value`
  parameter,  ///< `word`; replaced by its literal in check
  variable,   ///< `word`; its `slot` is given in check
  property,   ///< of the operand, by the name `word`
  list,
  element,    ///< of a list, by its index
  slice,      ///< of a list, from and to; each may be the literal null, if it was left out
  function,   ///< `word` of the operands
  aggregate,  ///< `word` of the operand, over all rows of a group; without one, count(*)
  has_label,  ///< of the operand, one of `labels`
  pattern,    ///< whether `pattern` is there
  or_,
  xor_,
  and_,
  not_,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  starts_with,
  ends_with,
  contains,
  is_null,
  is_not_null
};

struct PathPattern;

struct Expression {
  Op op = Op::literal;
  std::size_t at = 0;
  Word word;
  Value value;
  std::vector<Expression> operands;
  std::vector<Word> labels;
  std::vector<PathPattern> pattern;  ///< one or none
  bool distinct = false;             ///< of aggregate
  std::size_t slot = 0;              ///< of variable: its place in a row
  std::size_t depth = 1;             ///< levels of operands, itself counted
};

struct Property {
  Word key;
  Expression value;
};

struct NodePattern {
  std::size_t at = 0;
  Word variable;             ///< empty where it has none
  std::vector<Word> labels;  ///< one of these; any if empty
  std::vector<Property> properties;
  std::size_t slot = 0;
};

enum class Direction { right, left, both };

/// How many relationships a pattern of variable length takes.
struct Range {
  static constexpr std::size_t unbounded = std::numeric_limits<std::size_t>::max();
  std::size_t least = 1;
  std::size_t most = unbounded;
};

struct RelationshipPattern {
  std::size_t at = 0;
  Direction direction = Direction::both;
  Word variable;
  std::vector<Word> types;
  std::optional<Range> length;
  std::vector<Property> properties;
  std::size_t slot = 0;
};

/// nodes[i], relationships[i], nodes[i + 1] and so on.
struct PathPattern {
  std::size_t at = 0;
  Word variable;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  std::size_t slot = 0;
};

struct Match {
  std::vector<PathPattern> patterns;
  std::optional<Expression> where;
};

struct Column {
  std::string name;  ///< the alias, or the expression as it is written
  Expression expression;
  std::size_t slot = 0;
};

struct SortKey {
  Expression expression;
  bool descending = false;
};

struct Return {
  std::size_t at = 0;
  bool distinct = false;
  bool all = false;  ///< RETURN *: the columns of all variables come before `columns`
  std::vector<Column> columns;
  std::vector<SortKey> order;
  std::optional<Expression> skip;
  std::optional<Expression> limit;
};

struct Statement {
  std::vector<Match> matches;
  Return result;
};

}  // namespace dramatis::cypher
