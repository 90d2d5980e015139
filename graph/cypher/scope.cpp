#include "graph/cypher/scope.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/cypher/functions.hpp"
#include "graph/cypher/property_graph.hpp"
#include "graph/edit_distance.hpp"

namespace dramatis::cypher {
namespace {

std::string_view describe(VariableKind kind) {
  switch (kind) {
    case VariableKind::node:
      return "a node";
    case VariableKind::relationship:
      return "a relationship";
    case VariableKind::relationships:
      return "a list of relationships, because of its variable length";
    case VariableKind::path:
      return "a path";
    case VariableKind::column:
      return "a column";
  }
  throw std::logic_error("no such kind");
}

std::vector<std::string_view> to_vector(std::span<const std::string_view> words) {
  return {words.begin(), words.end()};
}

/// Whether it refers to a variable that the current MATCH binds.
bool refers_to(const Expression& expression, const std::map<std::string, VariableInfo>& variables, std::size_t clause) {
  if (expression.op == Op::variable) {
    const auto found = variables.find(expression.word.text);
    return found != variables.end() && found->second.clause == clause;
  }
  return !expression.pattern.empty() ||
         std::any_of(expression.operands.begin(), expression.operands.end(),
                     [&](const Expression& operand) { return refers_to(operand, variables, clause); });
}

}  // namespace

void Scope::bind(Match& match) {
  ++clause_;
  for (PathPattern& path : match.patterns) bind_path(path, Binding::allowed);
  for (PathPattern& path : match.patterns) {
    for (NodePattern& node : path.nodes) resolve_properties(node.properties, VariableKind::node);
    for (RelationshipPattern& relationship : path.relationships) {
      resolve_properties(relationship.properties, VariableKind::relationship);
      for (const Property& property : relationship.properties) {
        if (!relationship.length || !refers_to(property.value, variables_, clause_)) continue;
        source_.fail(property.value.at,
                     "a relationship of variable length is compared only to what is known before "
                     "its MATCH");
      }
    }
  }
  if (match.where) resolve(*match.where, false);
}

void Scope::bind_path(PathPattern& path, Binding binding) {
  for (NodePattern& node : path.nodes) bind_node(node, binding);
  for (RelationshipPattern& relationship : path.relationships) bind_relationship(relationship, binding);
  if (path.variable.empty()) return;
  if (variables_.count(path.variable.text)) {
    source_.fail(path.variable.at, "'" + path.variable.text + "' stands for something else already");
  }
  path.slot = bind_variable(path.variable, VariableKind::path, binding);
}

void Scope::bind_node(NodePattern& node, Binding binding) {
  constexpr std::size_t max_parts = 100;
  if (++pattern_parts_ > max_parts) source_.fail(node.at, "a query has at most 100 nodes");
  node.slot = bind_variable(node.variable, VariableKind::node, binding);
  check_words(node.labels, VariableKind::node);
}

void Scope::bind_relationship(RelationshipPattern& relationship, Binding binding) {
  const auto known = variables_.find(relationship.variable.text);
  if (known != variables_.end() && known->second.clause == clause_ && binding == Binding::allowed &&
      known->second.kind != VariableKind::node) {
    source_.fail(relationship.variable.at, "one MATCH can use '" + relationship.variable.text +
                                               "' for one relationship only, for no relationship is matched twice");
  }
  if (known != variables_.end() && relationship.length) {
    source_.fail(relationship.variable.at, "a relationship of variable length needs a variable of its own");
  }
  const VariableKind kind = relationship.length ? VariableKind::relationships : VariableKind::relationship;
  relationship.slot = bind_variable(relationship.variable, kind, binding);
  check_words(relationship.types, VariableKind::relationship);
}

std::size_t Scope::bind_variable(const Word& variable, VariableKind kind, Binding binding) {
  if (variable.empty()) return new_slot();
  const auto known = variables_.find(variable.text);
  if (known == variables_.end()) {
    if (binding == Binding::forbidden) {
      source_.fail(variable.at, "'" + variable.text + "' is not defined; a pattern in WHERE introduces no variables");
    }
    const std::size_t slot = new_slot();
    variables_[variable.text] = {slot, kind, clause_};
    return slot;
  }
  if (known->second.kind != kind) {
    source_.fail(variable.at, "'" + variable.text + "' is " + std::string(describe(known->second.kind)) +
                                  ", and cannot be " + std::string(describe(kind)) + " as well");
  }
  return known->second.slot;
}

void Scope::resolve_properties(std::vector<Property>& properties, VariableKind kind) {
  for (Property& property : properties) {
    check_key(property.key, kind);
    resolve(property.value, false);
  }
}

void Scope::resolve(Expression& expression, bool aggregates_allowed) {
  const bool is_aggregate = expression.op == Op::aggregate ||
                            (expression.op == Op::function && !find_aggregate(expression.word.text).empty());
  for (Expression& operand : expression.operands) resolve(operand, aggregates_allowed && !is_aggregate);
  switch (expression.op) {
    case Op::variable:
      return resolve_variable(expression);
    case Op::parameter:
      return resolve_parameter(expression);
    case Op::property:
      return check_property(expression);
    case Op::has_label:
      return check_labels(expression);
    case Op::function:
    case Op::aggregate:
      return check_function(expression, aggregates_allowed);
    case Op::pattern: {
      PathPattern& path = expression.pattern.front();
      bind_path(path, Binding::forbidden);
      for (NodePattern& node : path.nodes) resolve_properties(node.properties, VariableKind::node);
      for (RelationshipPattern& one : path.relationships)
        resolve_properties(one.properties, VariableKind::relationship);
      return;
    }
    default:
      return;
  }
}

void Scope::resolve_variable(Expression& expression) const {
  const auto found = variables_.find(expression.word.text);
  if (found == variables_.end()) {
    std::vector<std::string_view> known;
    for (const auto& [name, info] : variables_) known.emplace_back(name);
    fail_unknown(expression.word, "variable", known);
  }
  expression.slot = found->second.slot;
}

void Scope::resolve_parameter(Expression& expression) {
  const auto found = parameters_.find(expression.word.text);
  if (found == parameters_.end()) {
    const std::string& name = expression.word.text;
    source_.fail(expression.at, "parameter $" + name + " has no value; give it by --param " + name + "=VALUE");
  }
  used_parameters_[found->first] = true;
  expression.op = Op::literal;
  expression.value = found->second;
}

VariableKind Scope::kind_of(const Expression& expression) const {
  if (expression.op != Op::variable) return VariableKind::column;
  return variables_.at(expression.word.text).kind;
}

void Scope::check_property(const Expression& expression) const {
  const Expression& owner = expression.operands.front();
  const VariableKind kind = kind_of(owner);
  if (kind == VariableKind::relationships || kind == VariableKind::path) {
    source_.fail(owner.at, "'" + owner.word.text + "' is " + std::string(describe(kind)) + ", and has no properties");
  }
  check_key(expression.word, kind);
}

void Scope::check_key(const Word& key, VariableKind kind) const {
  std::vector<std::string_view> known;
  if (kind != VariableKind::relationship) known = node_property_names();
  if (kind != VariableKind::node) {
    const std::vector<std::string_view> more = relationship_property_names();
    known.insert(known.end(), more.begin(), more.end());
  }
  if (std::find(known.begin(), known.end(), key.text) != known.end()) return;
  fail_unknown(key, "property of " + std::string(kind == VariableKind::column ? "anything" : describe(kind)), known);
}

void Scope::check_labels(const Expression& expression) const {
  const Expression& owner = expression.operands.front();
  const VariableKind kind = kind_of(owner);
  if (kind == VariableKind::relationships || kind == VariableKind::path || owner.op != Op::variable) {
    source_.fail(owner.at, "only a node has labels, and a relationship a type");
  }
  check_words(expression.labels, kind);
}

void Scope::check_words(const std::vector<Word>& words, VariableKind kind) const {
  const bool of_node = kind == VariableKind::node;
  const bool of_relationship = kind == VariableKind::relationship || kind == VariableKind::relationships;
  std::vector<std::string_view> known;
  if (!of_relationship) known = to_vector(node_labels());
  if (!of_node) known.insert(known.end(), relationship_types().begin(), relationship_types().end());
  for (const Word& word : words) {
    if (std::find(known.begin(), known.end(), word.text) != known.end()) continue;
    fail_unknown(word, of_node ? "label" : of_relationship ? "type of relationships" : "label or type", known);
  }
}

void Scope::check_function(Expression& expression, bool aggregates_allowed) {
  const Word& name = expression.word;
  const std::string_view aggregate = find_aggregate(name.text);
  const Function* function = find_function(name.text);
  if (aggregate.empty() && !function) fail_unknown(name, "function", function_names());
  const std::size_t arguments = expression.operands.size();
  if (aggregate.empty()) {
    if (expression.op == Op::aggregate || expression.distinct)
      source_.fail(name.at, "only aggregates take * and DISTINCT");
    if (arguments < function->least_arguments || arguments > function->most_arguments) {
      source_.fail(name.at, std::string(function->name) + "() takes one value, not " + std::to_string(arguments));
    }
    expression.word.text = function->name;
    return;
  }
  if (!aggregates_allowed) source_.fail(name.at, "an aggregate stands only in RETURN, and not within another");
  const bool counts_rows = expression.op == Op::aggregate;
  if (counts_rows && aggregate != "count") source_.fail(name.at, "only count() takes *");
  if (!counts_rows && arguments != 1) source_.fail(name.at, std::string(aggregate) + "() takes one value");
  expression.op = Op::aggregate;
  expression.word.text = aggregate;
}

void Scope::check_all_used() const {
  for (const auto& [name, value] : parameters_) {
    if (!used_parameters_.count(name)) throw std::invalid_argument("the query has no parameter $" + name);
  }
}

void Scope::fail_unknown(const Word& word, const std::string& what, const std::vector<std::string_view>& known) const {
  std::string message = "'" + word.text + "' is no " + what;
  const std::string_view nearest = nearest_word(word.text, known);
  if (!nearest.empty()) message += "; near is " + std::string(nearest);
  const char* separator = nearest.empty() ? "; known are " : " (known are ";
  for (const std::string_view one : known) {
    message += separator + std::string(one);
    separator = ", ";
  }
  if (!nearest.empty()) message += ')';
  source_.fail(word.at, message);
}

}  // namespace dramatis::cypher
