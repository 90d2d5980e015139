#include "graph/cypher/match.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <deque>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace dramatis::cypher {
namespace {

Direction flip(Direction direction) {
  return direction == Direction::left ? Direction::right : direction == Direction::right ? Direction::left : direction;
}

Relationship relationship_of(const Network& network, Network::edge_descriptor edge) {
  return {boost::source(edge, network), boost::target(edge, network), &network[edge]};
}

/// Calls `visit(relationship, other end)` for each relationship of a vertex in a direction, until it returns false;
/// then so does this. One that leads back to its start comes once.
template <typename Visit>
bool each_relationship(const Network& network, Vertex vertex, Direction direction, const std::array<bool, 3>& types,
                       Visit visit) {
  const auto fits = [&](const Relationship& one) { return types[static_cast<std::size_t>(one.tie->relation)]; };
  if (direction != Direction::left) {
    for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, network))) {
      const Relationship one = relationship_of(network, edge);
      if (fits(one) && !visit(one, one.target)) return false;
    }
  }
  if (direction != Direction::right) {
    for (const auto edge : boost::make_iterator_range(boost::in_edges(vertex, network))) {
      const Relationship one = relationship_of(network, edge);
      const bool was_out = direction == Direction::both && one.source == one.target;
      if (!was_out && fits(one) && !visit(one, one.source)) return false;
    }
  }
  return true;
}

/// Steps back from a vertex to all from which it can be reached in at most `most`.
std::unordered_map<Vertex, std::size_t> steps_to(const Network& network, Vertex target, Direction direction,
                                                 const std::array<bool, 3>& types, std::size_t most, Budget& budget) {
  std::unordered_map<Vertex, std::size_t> steps{{target, 0}};
  std::deque<Vertex> reached{target};
  for (; !reached.empty(); reached.pop_front()) {
    const std::size_t next = steps.at(reached.front()) + 1;
    if (next > most) break;
    each_relationship(network, reached.front(), flip(direction), types, [&](const Relationship&, Vertex other) {
      budget.step();
      if (steps.emplace(other, next).second) reached.push_back(other);
      return true;
    });
  }
  return steps;
}

Vertex vertex_in(const Row& row, std::size_t slot) { return std::get<Node>(row[slot]).vertex; }

}  // namespace

Matcher::Matcher(std::span<const PathPattern> patterns, const Expression* where, const std::set<std::size_t>& bound,
                 Evaluator& evaluator)
    : evaluator_(evaluator), plan_(patterns, where, bound, evaluator.graph()) {}

bool Matcher::each(Row& row, const std::function<bool()>& found) {
  row_ = &row;
  found_ = &found;
  return run(0);
}

bool Matcher::run(std::size_t step) {
  if (step == plan_.steps.size()) return (*found_)();
  evaluator_.budget().step();
  switch (plan_.steps[step].kind) {
    case Step::Kind::start:
      return next(step);
    case Step::Kind::scan:
      return scan(step);
    case Step::Kind::expand:
      return expand(step);
    case Step::Kind::expand_many:
      return expand_many(step);
    case Step::Kind::take_bound:
      return take_bound(step);
    case Step::Kind::path:
      return build_path(step);
  }
  throw std::logic_error("no such step");
}

bool Matcher::next(std::size_t step) {
  const auto holds = [&](const Expression* filter) { return evaluator_.truth(*filter, *row_) == Truth(true); };
  const std::vector<const Expression*>& filters = plan_.steps[step].filters;
  return !std::all_of(filters.begin(), filters.end(), holds) || run(step + 1);
}

bool Matcher::put_node(std::size_t slot, bool is_bound, Vertex vertex) {
  if (is_bound) return vertex_in(*row_, slot) == vertex;
  (*row_)[slot] = Node{vertex};
  return true;
}

bool Matcher::scan(std::size_t step) {
  const Step& here = plan_.steps[step];
  const auto try_vertex = [&](Vertex vertex) {
    evaluator_.budget().step();
    (*row_)[here.to] = Node{vertex};
    return next(step);
  };
  if (here.candidates) return std::all_of(here.candidates->begin(), here.candidates->end(), try_vertex);
  const auto [first, last] = boost::vertices(evaluator_.graph().network);
  return std::all_of(first, last, try_vertex);
}

bool Matcher::expand(std::size_t step) {
  const Step& here = plan_.steps[step];
  const Network& network = evaluator_.graph().network;
  const auto degree = [&](std::size_t slot) {
    const Vertex vertex = vertex_in(*row_, slot);
    return boost::out_degree(vertex, network) + boost::in_degree(vertex, network);
  };
  const bool from_other_end = here.to_is_bound && degree(here.to) < degree(here.from);
  const std::size_t from = from_other_end ? here.to : here.from;
  const std::size_t to = from_other_end ? here.from : here.to;
  const Direction direction = here.relationship->direction;
  return each_relationship(network, vertex_in(*row_, from),
                           here.reversed != from_other_end ? flip(direction) : direction, here.types,
                           [&](const Relationship& one, Vertex other) {
                             evaluator_.budget().step();
                             if (!put_node(to, here.to_is_bound, other) || !used_.insert(one.tie).second) return true;
                             (*row_)[here.relationship->slot] = one;
                             const bool go_on = next(step);
                             used_.erase(one.tie);
                             return go_on;
                           });
}

bool Matcher::take_bound(std::size_t step) {
  const Step& here = plan_.steps[step];
  const auto one = std::get<Relationship>((*row_)[here.relationship->slot]);
  if (!here.types[static_cast<std::size_t>(one.tie->relation)]) return true;
  const Direction direction = here.relationship->direction;
  const auto lay = [&](Vertex from, Vertex to) {
    const bool fits = put_node(here.from, here.from_is_bound, from) && put_node(here.to, here.to_is_bound, to);
    if (!fits || !used_.insert(one.tie).second) return true;
    const bool go_on = next(step);
    used_.erase(one.tie);
    return go_on;
  };
  if (direction != Direction::left && !lay(one.source, one.target)) return false;
  const bool was_laid = direction == Direction::both && one.source == one.target;
  return direction == Direction::right || was_laid || lay(one.target, one.source);
}

bool Matcher::has_properties(const RelationshipPattern& pattern, const Relationship& relationship) {
  return std::all_of(pattern.properties.begin(), pattern.properties.end(), [&](const Property& property) {
    const Value actual = property_of(evaluator_.graph(), relationship, property.key.text);
    return equals(actual, evaluator_.value(property.value, *row_)) == Truth(true);
  });
}

bool Matcher::expand_many(std::size_t step) {
  struct Hop {
    Relationship relationship;
    Vertex end;
  };
  const Step& here = plan_.steps[step];
  const Network& network = evaluator_.graph().network;
  const Range range = *here.relationship->length;
  const Direction direction = here.reversed ? flip(here.relationship->direction) : here.relationship->direction;
  std::unordered_map<Vertex, std::size_t> steps_left;
  if (here.to_is_bound) {
    steps_left = steps_to(network, vertex_in(*row_, here.to), direction, here.types, range.most, evaluator_.budget());
  }

  std::vector<Relationship> taken;
  std::vector<std::vector<Hop>> untried;  // from each vertex of the path
  const auto reaches = [&](Vertex vertex, std::size_t length) {
    if (!here.to_is_bound) return length <= range.most;
    const auto found = steps_left.find(vertex);
    return found != steps_left.end() && length <= range.most && found->second <= range.most - length;
  };
  const auto arrive = [&](Vertex vertex) {
    untried.emplace_back();
    if (taken.size() < range.most) {
      each_relationship(network, vertex, direction, here.types, [&](const Relationship& one, Vertex other) {
        evaluator_.budget().step();
        if (reaches(other, taken.size() + 1)) untried.back().push_back({one, other});
        return true;
      });
      std::reverse(untried.back().begin(), untried.back().end());
    }
    if (taken.size() < range.least || !put_node(here.to, here.to_is_bound, vertex)) return true;
    List list(taken.begin(), taken.end());
    if (here.reversed) std::reverse(list.begin(), list.end());
    (*row_)[here.relationship->slot] = std::move(list);
    return next(step);
  };

  bool go_on = arrive(vertex_in(*row_, here.from));
  while (go_on && !untried.empty()) {
    if (untried.back().empty()) {
      untried.pop_back();
      if (taken.empty()) break;
      used_.erase(taken.back().tie);
      taken.pop_back();
      continue;
    }
    const Hop hop = untried.back().back();
    untried.back().pop_back();
    if (used_.count(hop.relationship.tie) || !has_properties(*here.relationship, hop.relationship)) continue;
    used_.insert(hop.relationship.tie);
    taken.push_back(hop.relationship);
    go_on = arrive(hop.end);
  }
  for (const Relationship& one : taken) used_.erase(one.tie);
  return go_on;
}

bool Matcher::build_path(std::size_t step) {
  const PathPattern& pattern = *plan_.steps[step].path;
  Path path{{vertex_in(*row_, pattern.nodes.front().slot)}, {}};
  const auto add = [&](const Relationship& one) {
    path.nodes.push_back(one.source == path.nodes.back() ? one.target : one.source);
    path.relationships.push_back(one);
  };
  for (const RelationshipPattern& relationship : pattern.relationships) {
    const Value& value = (*row_)[relationship.slot];
    if (const auto* one = std::get_if<Relationship>(&value)) {
      add(*one);
    } else {
      for (const Value& element : std::get<List>(value)) add(std::get<Relationship>(element));
    }
  }
  (*row_)[pattern.slot] = std::move(path);
  return next(step);
}

}  // namespace dramatis::cypher
