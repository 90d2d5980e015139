#include "graph/cypher/value.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <tuple>

namespace dramatis::cypher {
namespace {

std::partial_ordering compare_numbers(std::int64_t whole, double real) {
  constexpr double limit = 0x1p63;
  if (std::isnan(real)) return std::partial_ordering::unordered;
  if (real >= limit) return std::partial_ordering::less;
  if (real < -limit) return std::partial_ordering::greater;
  const double floor = std::floor(real);
  const auto integral = whole <=> static_cast<std::int64_t>(floor);
  return integral != 0 || floor == real ? integral : std::strong_ordering::less;
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  const auto* whole_a = std::get_if<std::int64_t>(&a);
  const auto* whole_b = std::get_if<std::int64_t>(&b);
  if (whole_a && whole_b) return *whole_a <=> *whole_b;
  if (whole_a) return compare_numbers(*whole_a, std::get<double>(b));
  if (whole_b) return 0 <=> compare_numbers(*whole_b, std::get<double>(a));
  return std::get<double>(a) <=> std::get<double>(b);
}

/// For lists whose elements `compare` by pairs; a shorter list stands before those that it opens.
template <typename Ordering, typename Range, typename Compare>
Ordering compare_elements(const Range& a, const Range& b, Compare compare_pair) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const Ordering ordering = compare_pair(a[i], b[i]); ordering != 0) return ordering;
  }
  return a.size() <=> b.size();
}

auto key_of(const Relationship& one) {
  return std::make_tuple(one.source, one.target, one.tie->relation, one.tie->status);
}

std::weak_ordering order(const Relationship& a, const Relationship& b) { return key_of(a) <=> key_of(b); }

std::weak_ordering order(const Path& a, const Path& b) {
  const auto by_vertex =
      compare_elements<std::weak_ordering>(a.nodes, b.nodes, [](Vertex one, Vertex other) { return one <=> other; });
  if (by_vertex != 0) return by_vertex;
  return compare_elements<std::weak_ordering>(
      a.relationships, b.relationships,
      [](const Relationship& one, const Relationship& other) { return order(one, other); });
}

/// NaN after all numbers.
std::weak_ordering order_numbers(const Value& a, const Value& b) {
  const auto is_nan = [](const Value& value) {
    const double* real = std::get_if<double>(&value);
    return real && std::isnan(*real);
  };
  const auto ordering = compare_numbers(a, b);
  if (ordering == std::partial_ordering::unordered) return is_nan(a) <=> is_nan(b);
  return ordering < 0    ? std::weak_ordering::less
         : ordering == 0 ? std::weak_ordering::equivalent
                         : std::weak_ordering::greater;
}

enum class Type { node, relationship, list, path, string, boolean, number, null };

Type type_of(const Value& value) {
  struct Visitor {
    Type operator()(std::monostate) const { return Type::null; }
    Type operator()(bool) const { return Type::boolean; }
    Type operator()(std::int64_t) const { return Type::number; }
    Type operator()(double) const { return Type::number; }
    Type operator()(const std::string&) const { return Type::string; }
    Type operator()(const Name&) const { return Type::string; }
    Type operator()(const List&) const { return Type::list; }
    Type operator()(const Node&) const { return Type::node; }
    Type operator()(const Relationship&) const { return Type::relationship; }
    Type operator()(const Path&) const { return Type::path; }
  };
  return std::visit<Type>(Visitor(), value);
}

bool equal_texts(const Value& a, const Value& b) {
  const auto* name_a = std::get_if<Name>(&a);
  const auto* name_b = std::get_if<Name>(&b);
  if (name_a && name_b) return name_a->same_text(*name_b);
  if (name_a) return name_a->equals(*text_of(b));
  if (name_b) return name_b->equals(*text_of(a));
  return *text_of(a) == *text_of(b);
}

Truth equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  Truth all = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth one = equals(a[i], b[i]);
    if (one == Truth(false)) return false;
    if (!one) all = std::nullopt;
  }
  return all;
}

std::optional<std::weak_ordering> compare_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto ordering = compare(a[i], b[i]);
    if (!ordering || *ordering != 0) return ordering;
  }
  return a.size() <=> b.size();
}

template <typename ByName, typename ByText>
Truth compare_part(const Value& whole, const Value& part, ByName by_name, ByText by_text) {
  const auto text = text_of(whole);
  const auto sought = text_of(part);
  if (!text || !sought) return std::nullopt;
  const auto* name = std::get_if<Name>(&whole);
  return name ? by_name(*name, *sought) : by_text(*text, *sought);
}

}  // namespace

Value to_value(Truth truth) { return truth ? Value(*truth) : Value(); }

std::optional<std::string_view> text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* name = std::get_if<Name>(&value)) return name->text();
  return std::nullopt;
}

Truth equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  const Type type = type_of(a);
  if (type != type_of(b)) return false;
  if (type == Type::number) return compare_numbers(a, b) == 0;
  if (type == Type::string) return equal_texts(a, b);
  if (type == Type::list) return equal_lists(std::get<List>(a), std::get<List>(b));
  return order(a, b) == 0;
}

std::optional<std::weak_ordering> compare(const Value& a, const Value& b) {
  const Type type = type_of(a);
  if (type != type_of(b)) return std::nullopt;
  switch (type) {
    case Type::number:
      if (compare_numbers(a, b) == std::partial_ordering::unordered) return std::nullopt;
      return order_numbers(a, b);
    case Type::list:
      return compare_lists(std::get<List>(a), std::get<List>(b));
    case Type::null:
      return std::nullopt;
    case Type::string:
    case Type::boolean:
    case Type::node:
    case Type::relationship:
    case Type::path:
      return order(a, b);
  }
  throw std::logic_error("no such type");
}

Truth is_in(const Value& value, const Value& list) {
  if (list.is_null()) return std::nullopt;
  if (!std::holds_alternative<List>(list)) throw std::invalid_argument("IN wants a list on its right");
  Truth any = false;
  for (const Value& element : std::get<List>(list)) {
    const Truth one = equals(value, element);
    if (one == Truth(true)) return true;
    if (!one) any = std::nullopt;
  }
  return any;
}

Truth starts_with(const Value& whole, const Value& part) {
  return compare_part(
      whole, part, [](const Name& name, std::string_view sought) { return name.starts_with(sought); },
      [](std::string_view text, std::string_view sought) { return text.starts_with(sought); });
}

Truth ends_with(const Value& whole, const Value& part) {
  return compare_part(
      whole, part, [](const Name& name, std::string_view sought) { return name.ends_with(sought); },
      [](std::string_view text, std::string_view sought) { return text.ends_with(sought); });
}

Truth contains(const Value& whole, const Value& part) {
  return compare_part(
      whole, part, [](const Name& name, std::string_view sought) { return name.contains(sought); },
      [](std::string_view text, std::string_view sought) { return text.find(sought) != text.npos; });
}

std::weak_ordering order(const Value& a, const Value& b) {
  const Type type = type_of(a);
  if (const auto by_type = type <=> type_of(b); by_type != 0) return by_type;
  switch (type) {
    case Type::node:
      return std::get<Node>(a).vertex <=> std::get<Node>(b).vertex;
    case Type::relationship:
      return order(std::get<Relationship>(a), std::get<Relationship>(b));
    case Type::list:
      return compare_elements<std::weak_ordering>(
          std::get<List>(a), std::get<List>(b), [](const Value& one, const Value& other) { return order(one, other); });
    case Type::path:
      return order(std::get<Path>(a), std::get<Path>(b));
    case Type::string:
      return *text_of(a) <=> *text_of(b);
    case Type::boolean:
      return std::get<bool>(a) <=> std::get<bool>(b);
    case Type::number:
      return order_numbers(a, b);
    case Type::null:
      return std::weak_ordering::equivalent;
  }
  throw std::logic_error("no such type");
}

bool Before::operator()(const List& a, const List& b) const {
  return compare_elements<std::weak_ordering>(
             a, b, [](const Value& one, const Value& other) { return order(one, other); }) < 0;
}

std::size_t weight(const Value& value) {
  constexpr std::size_t string_size = 64;
  std::size_t sum = 1;
  if (const auto* text = std::get_if<std::string>(&value)) sum += text->size() / string_size;
  if (const auto* path = std::get_if<Path>(&value)) sum += path->nodes.size() + path->relationships.size();
  if (const auto* list = std::get_if<List>(&value)) return weight(*list);
  return sum;
}

std::size_t weight(const List& list) {
  std::size_t sum = 1;
  for (const Value& element : list) sum += weight(element);
  return sum;
}

}  // namespace dramatis::cypher
