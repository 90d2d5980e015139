#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/cypher/names.hpp"

/// The values of Cypher, and how they compare; as Neo4j 5 has it, but for names.
namespace dramatis::cypher {

struct Value;
using List = std::vector<Value>;

struct Node {
  Vertex vertex;
};

struct Relationship {
  Vertex source;
  Vertex target;
  const Tie* tie;

  bool operator==(const Relationship&) const = default;
};

struct Path {
  std::vector<Vertex> nodes;
  std::vector<Relationship> relationships;
};

/// std::monostate is null. A Name is a string that compares to others without regard to case and accents.
struct Value
    : std::variant<std::monostate, bool, std::int64_t, double, std::string, Name, List, Node, Relationship, Path> {
  using variant::variant;

  bool is_null() const { return std::holds_alternative<std::monostate>(*this); }
};

/// True, false, or unknown: std::nullopt, which a Value has as null.
using Truth = std::optional<bool>;

Value to_value(Truth);

/// The text of a string or of a name; std::nullopt of all else.
std::optional<std::string_view> text_of(const Value&);

/// `=`. Unknown where a null takes part and nothing else decides.
Truth equals(const Value&, const Value&);

/// `<` and its like; std::nullopt where the values are not comparable: null, NaN, or of two types.
std::optional<std::weak_ordering> compare(const Value&, const Value&);

/// `value IN list`. Throws std::invalid_argument if it is no list.
Truth is_in(const Value& value, const Value& list);

/// `STARTS WITH`, `ENDS WITH`, `CONTAINS`. Unknown where one of the values is no string.
Truth starts_with(const Value&, const Value& part);
Truth ends_with(const Value&, const Value& part);
Truth contains(const Value&, const Value& part);

/// The order of ORDER BY, min and max, in which any two values stand: nodes, relationships, lists, paths, strings,
/// booleans, numbers, NaN, null. Those that are equivalent in it are one for DISTINCT and for grouping. Names stand as
/// plain strings.
std::weak_ordering order(const Value&, const Value&);

struct Before {
  bool operator()(const Value& a, const Value& b) const { return order(a, b) < 0; }
  bool operator()(const List& a, const List& b) const;
};

/// How many values it holds, itself counted: what it costs to keep.
std::size_t weight(const Value&);
std::size_t weight(const List&);

}  // namespace dramatis::cypher
