#include "graph/cypher/evaluate.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "graph/cypher/error.hpp"
#include "graph/cypher/functions.hpp"
#include "graph/cypher/match.hpp"

namespace dramatis::cypher {
namespace {

std::string_view describe(const Value& value) {
  struct Visitor {
    std::string_view operator()(std::monostate) const { return "null"; }
    std::string_view operator()(bool) const { return "a truth value"; }
    std::string_view operator()(std::int64_t) const { return "an integer"; }
    std::string_view operator()(double) const { return "a number"; }
    std::string_view operator()(const std::string&) const { return "a string"; }
    std::string_view operator()(const Name&) const { return "a string"; }
    std::string_view operator()(const List&) const { return "a list"; }
    std::string_view operator()(const Node&) const { return "a node"; }
    std::string_view operator()(const Relationship&) const { return "a relationship"; }
    std::string_view operator()(const Path&) const { return "a path"; }
  };
  return std::visit<std::string_view>(Visitor(), value);
}

Truth negation(Truth truth) { return truth ? Truth(!*truth) : truth; }

}  // namespace

Evaluator::Evaluator(const Query& query, const PropertyGraph& graph, Budget& budget)
    : query_(query), graph_(graph), budget_(budget) {}

Evaluator::~Evaluator() = default;

Value Evaluator::value(const Expression& expression, Row& row) {
  switch (expression.op) {
    case Op::literal:
      return expression.value;
    case Op::variable:
      return row[expression.slot];
    case Op::property:
      return property(expression, row);
    case Op::list: {
      List list;
      for (const Expression& operand : expression.operands) list.push_back(value(operand, row));
      return list;
    }
    case Op::element:
      return element(expression, row);
    case Op::slice:
      return slice(expression, row);
    case Op::function:
      return call(expression, row);
    case Op::parameter:
    case Op::aggregate:
      throw std::logic_error("a query holds what compile should have replaced");
    default:
      return to_value(truth(expression, row));
  }
}

Truth Evaluator::truth(const Expression& expression, Row& row) {
  const auto operand = [&](std::size_t i) { return value(expression.operands[i], row); };
  switch (expression.op) {
    case Op::has_label:
      return has_label(expression, row);
    case Op::pattern:
      return is_there(expression, row);
    case Op::or_:
      return any(expression, row);
    case Op::xor_:
      return one_of_two(expression, row);
    case Op::and_:
      return all(expression, row);
    case Op::not_:
      return negation(truth(expression.operands[0], row));
    case Op::equal:
      return equals(operand(0), operand(1));
    case Op::not_equal:
      return negation(equals(operand(0), operand(1)));
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return compare(expression, row);
    case Op::in:
      try {
        return is_in(operand(0), operand(1));
      } catch (const std::invalid_argument& error) {
        fail(expression.operands[1], error.what());
      }
    case Op::starts_with:
      return starts_with(operand(0), operand(1));
    case Op::ends_with:
      return ends_with(operand(0), operand(1));
    case Op::contains:
      return contains(operand(0), operand(1));
    case Op::is_null:
      return operand(0).is_null();
    case Op::is_not_null:
      return !operand(0).is_null();
    default:
      break;
  }
  const Value condition = value(expression, row);
  if (condition.is_null()) return std::nullopt;
  if (const bool* known = std::get_if<bool>(&condition)) return *known;
  fail(expression, "this must be true or false, and is " + std::string(describe(condition)));
}

Truth Evaluator::all(const Expression& expression, Row& row) {
  Truth result = true;
  for (const Expression& operand : expression.operands) {
    const Truth one = truth(operand, row);
    if (one == Truth(false)) return false;
    if (!one) result = std::nullopt;
  }
  return result;
}

Truth Evaluator::any(const Expression& expression, Row& row) {
  Truth result = false;
  for (const Expression& operand : expression.operands) {
    const Truth one = truth(operand, row);
    if (one == Truth(true)) return true;
    if (!one) result = std::nullopt;
  }
  return result;
}

Truth Evaluator::one_of_two(const Expression& expression, Row& row) {
  bool result = false;
  for (const Expression& operand : expression.operands) {
    const Truth one = truth(operand, row);
    if (!one) return std::nullopt;
    result = result != *one;
  }
  return result;
}

Truth Evaluator::compare(const Expression& expression, Row& row) {
  const auto ordering = cypher::compare(value(expression.operands[0], row), value(expression.operands[1], row));
  if (!ordering) return std::nullopt;
  switch (expression.op) {
    case Op::less:
      return *ordering < 0;
    case Op::less_equal:
      return *ordering <= 0;
    case Op::greater:
      return *ordering > 0;
    default:
      return *ordering >= 0;
  }
}

Truth Evaluator::has_label(const Expression& expression, Row& row) {
  const Value owner = value(expression.operands.front(), row);
  const auto is_any = [&](const auto& holds) {
    return std::any_of(expression.labels.begin(), expression.labels.end(),
                       [&](const Word& label) { return holds(label.text); });
  };
  if (owner.is_null()) return std::nullopt;
  if (const auto* node = std::get_if<Node>(&owner)) {
    return is_any([&](const std::string& label) { return cypher::has_label(graph_, node->vertex, label); });
  }
  if (const auto* relationship = std::get_if<Relationship>(&owner)) {
    return is_any([&](const std::string& type) { return type == to_string(relationship->tie->relation); });
  }
  fail(expression, "only nodes and relationships have labels, and this is " + std::string(describe(owner)));
}

Truth Evaluator::is_there(const Expression& expression, Row& row) {
  std::unique_ptr<Matcher>& matcher = predicates_[&expression];
  if (!matcher) matcher = std::make_unique<Matcher>(expression.pattern, nullptr, named_slots(expression), *this);
  bool found = false;
  matcher->each(row, [&] {
    found = true;
    return false;
  });
  return found;
}

Value Evaluator::property(const Expression& expression, Row& row) {
  const Value owner = value(expression.operands.front(), row);
  if (owner.is_null()) return {};
  if (const auto* node = std::get_if<Node>(&owner)) return property_of(graph_, node->vertex, expression.word.text);
  if (const auto* relationship = std::get_if<Relationship>(&owner)) {
    return property_of(graph_, *relationship, expression.word.text);
  }
  fail(expression, "only nodes and relationships have properties, and this is " + std::string(describe(owner)));
}

Value Evaluator::element(const Expression& expression, Row& row) {
  const Value list = value(expression.operands[0], row);
  const Value index = value(expression.operands[1], row);
  if (list.is_null() || index.is_null()) return {};
  const auto* elements = std::get_if<List>(&list);
  const auto* number = std::get_if<std::int64_t>(&index);
  if (!elements) fail(expression, "only a list has elements, and this is " + std::string(describe(list)));
  if (!number) fail(expression.operands[1], "an index is an integer, and this is " + std::string(describe(index)));
  const auto size = static_cast<std::int64_t>(elements->size());
  if (*number >= size || *number < -size) return {};
  return (*elements)[static_cast<std::size_t>(*number < 0 ? *number + size : *number)];
}

Value Evaluator::slice(const Expression& expression, Row& row) {
  const Value list = value(expression.operands[0], row);
  if (list.is_null()) return {};
  const auto* elements = std::get_if<List>(&list);
  if (!elements) fail(expression, "only a list has elements, and this is " + std::string(describe(list)));
  const auto size = static_cast<std::int64_t>(elements->size());
  std::array<std::int64_t, 2> bounds{};
  for (const std::size_t i : {0U, 1U}) {
    const Expression& operand = expression.operands[i + 1];
    const Value bound = value(operand, row);
    if (bound.is_null()) return {};
    const auto* number = std::get_if<std::int64_t>(&bound);
    if (!number) fail(operand, "an index is an integer, and this is " + std::string(describe(bound)));
    bounds[i] = std::clamp<std::int64_t>(*number < 0 ? std::max(*number, -size) + size : *number, 0, size);
  }
  if (bounds[0] >= bounds[1]) return List();
  return List(elements->begin() + bounds[0], elements->begin() + bounds[1]);
}

Value Evaluator::call(const Expression& expression, Row& row) {
  const Function& function = *find_function(expression.word.text);
  std::vector<Value> arguments;
  for (const Expression& operand : expression.operands) arguments.push_back(value(operand, row));
  const auto is_null = [](const Value& argument) { return argument.is_null(); };
  if (!function.takes_null && std::any_of(arguments.begin(), arguments.end(), is_null)) return {};
  try {
    return function.call(graph_, arguments);
  } catch (const std::invalid_argument& error) {
    fail(expression, std::string(function.name) + "() " + error.what() + ", and this is " +
                         std::string(describe(arguments.front())));
  }
}

void Evaluator::fail(const Expression& expression, const std::string& what) const {
  throw QueryError(query_.text, expression.at, what);
}

}  // namespace dramatis::cypher
