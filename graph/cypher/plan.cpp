#include "graph/cypher/plan.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <string>

namespace dramatis::cypher {
namespace {

Expression variable(std::size_t slot, std::size_t at) {
  Expression made;
  made.op = Op::variable;
  made.at = at;
  made.slot = slot;
  return made;
}

Expression operation(Op op, std::size_t at, std::vector<Expression> operands) {
  Expression made;
  made.op = op;
  made.at = at;
  made.operands = std::move(operands);
  return made;
}

Expression label_condition(const NodePattern& node) {
  Expression made = operation(Op::has_label, node.at, {variable(node.slot, node.at)});
  made.labels = node.labels;
  return made;
}

Expression property_condition(std::size_t slot, const Property& property) {
  Expression left = operation(Op::property, property.key.at, {variable(slot, property.key.at)});
  left.word = property.key;
  return operation(Op::equal, property.key.at, {std::move(left), property.value});
}

std::vector<Expression> conditions_of(std::span<const PathPattern> patterns, const Expression* where) {
  std::vector<Expression> conditions;
  for (const PathPattern& path : patterns) {
    for (const NodePattern& node : path.nodes) {
      if (!node.labels.empty()) conditions.push_back(label_condition(node));
      for (const Property& property : node.properties) conditions.push_back(property_condition(node.slot, property));
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      if (relationship.length) continue;  // looked at on the way
      for (const Property& property : relationship.properties) {
        conditions.push_back(property_condition(relationship.slot, property));
      }
    }
  }
  if (!where) return conditions;
  if (where->op == Op::and_) {
    conditions.insert(conditions.end(), where->operands.begin(), where->operands.end());
  } else {
    conditions.push_back(*where);
  }
  return conditions;
}

void gather_slots(const Expression& expression, std::set<std::size_t>& slots) {
  if (expression.op == Op::variable) slots.insert(expression.slot);
  for (const Expression& operand : expression.operands) gather_slots(operand, slots);
  for (const PathPattern& path : expression.pattern) {
    for (const NodePattern& node : path.nodes) {
      if (!node.variable.empty()) slots.insert(node.slot);
      for (const Property& property : node.properties) gather_slots(property.value, slots);
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      if (!relationship.variable.empty()) slots.insert(relationship.slot);
      for (const Property& property : relationship.properties) gather_slots(property.value, slots);
    }
  }
}

/// The texts that an expression without variables lists, if it is a list of literal strings, or one of them.
std::optional<std::vector<std::string>> literal_texts(const Expression& expression) {
  std::vector<std::string> texts;
  const auto add = [&](const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (text) texts.push_back(*text);
    return text != nullptr;
  };
  const auto add_literal = [&](const Expression& operand) { return operand.op == Op::literal && add(operand.value); };
  bool all = false;
  if (expression.op == Op::list) {
    all = std::all_of(expression.operands.begin(), expression.operands.end(), add_literal);
  } else if (const auto* list = std::get_if<List>(&expression.value)) {
    all = std::all_of(list->begin(), list->end(), add);
  } else {
    all = add_literal(expression);
  }
  if (all) return texts;
  return std::nullopt;
}

/// The nodes for which a condition holds, if it is one that an index answers: `a.name = "..."`, `a.id IN [...]`. A few
/// more may be among them.
std::optional<std::vector<Vertex>> look_up(const Expression& condition, const PropertyGraph& graph) {
  if (condition.op != Op::equal && condition.op != Op::in) return std::nullopt;
  const bool swapped = condition.op == Op::equal && condition.operands[0].op != Op::property;
  const Expression& left = condition.operands[swapped ? 1 : 0];
  if (left.op != Op::property || left.operands.front().op != Op::variable) return std::nullopt;
  const std::string& key = left.word.text;
  if (key != "name" && key != "label" && key != "id") return std::nullopt;
  const auto texts = literal_texts(condition.operands[swapped ? 0 : 1]);
  if (!texts) return std::nullopt;
  std::set<Vertex> found;
  for (const std::string& text : *texts) {
    if (key == "id") {
      const auto vertices = boost::make_iterator_range(boost::vertices(graph.network));  // ordered by id
      const auto comes_before = [&](Vertex vertex, const std::string& id) { return graph.network[vertex].id < id; };
      const auto first = std::lower_bound(vertices.begin(), vertices.end(), text, comes_before);
      if (first != vertices.end() && graph.network[*first].id == text) found.insert(*first);
      continue;
    }
    const std::string folded = graph.names.fold(text);
    if (folded.empty()) return std::nullopt;
    const auto called = graph.names.called(folded);
    found.insert(called.begin(), called.end());
  }
  return std::vector<Vertex>(found.begin(), found.end());
}

class Planner {
 public:
  Planner(std::span<const PathPattern> patterns, const std::set<std::size_t>& bound, const PropertyGraph& graph,
          const std::vector<Expression>& conditions)
      : patterns_(patterns), graph_(graph), bound_(bound) {
    for (const Expression& condition : conditions) open_.push_back({&condition, named_slots(condition)});
    for (const PathPattern& path : patterns) {
      for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        links_.push_back({&path.relationships[i], path.nodes[i].slot, path.nodes[i + 1].slot});
      }
    }
  }

  std::vector<Step> plan() {
    add({});
    while (true) {
      const std::size_t link = cheapest_link();
      const std::optional<std::size_t> node = cheapest_node(link);
      if (node) {
        add(scan_of(*node));
      } else if (link < links_.size()) {
        add(step_along(links_[link]));
        links_.erase(links_.begin() + static_cast<std::ptrdiff_t>(link));
      } else {
        break;
      }
    }
    for (const PathPattern& path : patterns_) {
      if (path.variable.empty()) continue;
      Step step;
      step.kind = Step::Kind::path;
      step.path = &path;
      bound_.insert(path.slot);
      add(std::move(step));
    }
    return std::move(steps_);
  }

 private:
  struct Condition {
    const Expression* expression;
    std::set<std::size_t> slots;
  };
  struct Link {
    const RelationshipPattern* relationship;
    std::size_t left;
    std::size_t right;
  };

  bool is_bound(std::size_t slot) const { return bound_.count(slot) > 0; }

  /// Adds a step with the conditions that can be decided after it.
  void add(Step step) {
    const auto is_decided = [&](const Condition& condition) {
      return std::includes(bound_.begin(), bound_.end(), condition.slots.begin(), condition.slots.end());
    };
    for (const Condition& condition : open_) {
      if (is_decided(condition)) step.filters.push_back(condition.expression);
    }
    open_.erase(std::remove_if(open_.begin(), open_.end(), is_decided), open_.end());
    steps_.push_back(std::move(step));
  }

  /// How dear it is to follow a relationship; none is followed from nowhere.
  std::size_t cost_of(const Link& link) const {
    constexpr std::size_t unreachable = 100;
    if (is_bound(link.relationship->slot)) return 0;
    const bool left = is_bound(link.left);
    const bool right = is_bound(link.right);
    if (!left && !right) return unreachable;
    return (left && right ? 1U : 2U) + (link.relationship->length ? 2U : 0U);
  }

  /// Index of the link to follow next; links_.size() if there is none.
  std::size_t cheapest_link() const {
    const auto cheapest = std::min_element(links_.begin(), links_.end(),
                                           [&](const Link& a, const Link& b) { return cost_of(a) < cost_of(b); });
    const auto index = static_cast<std::size_t>(cheapest - links_.begin());
    return cheapest == links_.end() || cost_of(*cheapest) >= 100 ? links_.size() : index;
  }

  /// The node to look for before that link is followed, or instead.
  std::optional<std::size_t> cheapest_node(std::size_t link) const {
    if (link < links_.size()) {
      if (!links_[link].relationship->length) return std::nullopt;
      for (const std::size_t end : {links_[link].left, links_[link].right}) {  // from both ends, if both have names
        if (!is_bound(end) && candidates_for(end)) return end;
      }
      return std::nullopt;
    }
    std::optional<std::size_t> cheapest;
    for (const PathPattern& path : patterns_) {
      for (const NodePattern& node : path.nodes) {
        if (is_bound(node.slot)) continue;
        if (!cheapest || estimate(node.slot) < estimate(*cheapest)) cheapest = node.slot;
      }
    }
    return cheapest;
  }

  /// Of the conditions on a node alone, the one that an index answers with the fewest.
  std::optional<std::vector<Vertex>> candidates_for(std::size_t slot) const {
    std::optional<std::vector<Vertex>> fewest;
    for (const Condition& condition : open_) {
      if (condition.slots != std::set<std::size_t>{slot}) continue;
      auto found = look_up(*condition.expression, graph_);
      if (found && (!fewest || found->size() < fewest->size())) fewest = std::move(found);
    }
    return fewest;
  }

  /// Of how many nodes it may be one.
  double estimate(std::size_t slot) const {
    constexpr double share_of_label = 0.5;
    constexpr double share_of_condition = 0.1;
    if (const auto candidates = candidates_for(slot)) return static_cast<double>(candidates->size());
    auto count = static_cast<double>(boost::num_vertices(graph_.network));
    for (const Condition& condition : open_) {
      if (condition.slots != std::set<std::size_t>{slot}) continue;
      count *= condition.expression->op == Op::has_label ? share_of_label : share_of_condition;
    }
    return count;
  }

  Step scan_of(std::size_t slot) {
    Step step;
    step.kind = Step::Kind::scan;
    step.to = slot;
    step.candidates = candidates_for(slot);
    bound_.insert(slot);
    return step;
  }

  Step step_along(const Link& link) {
    Step step;
    step.relationship = link.relationship;
    step.kind = is_bound(link.relationship->slot) ? Step::Kind::take_bound
                : link.relationship->length       ? Step::Kind::expand_many
                                                  : Step::Kind::expand;
    step.reversed = step.kind != Step::Kind::take_bound && !is_bound(link.left);
    step.from = step.reversed ? link.right : link.left;
    step.to = step.reversed ? link.left : link.right;
    step.from_is_bound = is_bound(step.from);
    step.to_is_bound = is_bound(step.to) || step.from == step.to;
    for (const RelationType type : {RelationType::leads, RelationType::represents, RelationType::meets}) {
      const auto names = [&](const Word& word) { return word.text == to_string(type); };
      const std::vector<Word>& types = link.relationship->types;
      step.types[static_cast<std::size_t>(type)] = types.empty() || std::any_of(types.begin(), types.end(), names);
    }
    bound_.insert({link.left, link.right, link.relationship->slot});
    return step;
  }

  std::span<const PathPattern> patterns_;
  const PropertyGraph& graph_;
  std::set<std::size_t> bound_;
  std::vector<Condition> open_;
  std::vector<Link> links_;
  std::vector<Step> steps_;
};

}  // namespace

Plan::Plan(std::span<const PathPattern> patterns, const Expression* where, const std::set<std::size_t>& bound,
           const PropertyGraph& graph)
    : conditions(conditions_of(patterns, where)) {
  steps = Planner(patterns, bound, graph, conditions).plan();
}

std::set<std::size_t> named_slots(const Expression& expression) {
  std::set<std::size_t> slots;
  gather_slots(expression, slots);
  return slots;
}

}  // namespace dramatis::cypher
