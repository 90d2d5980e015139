#include "graph/cypher/run.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "graph/cypher/aggregate.hpp"
#include "graph/cypher/error.hpp"
#include "graph/cypher/evaluate.hpp"
#include "graph/cypher/match.hpp"

namespace dramatis::cypher {
namespace {

/// Keeps the rows of the result, in order, and no more than SKIP and LIMIT let through.
class Rows {
 public:
  Rows(const Query& query, Evaluator& evaluator)
      : query_(query), result_(query.statement.result), evaluator_(evaluator) {}

  /// Takes a row whose columns have their values. False if no more are wanted.
  bool add(Row& row) {
    if (wanted() == 0) return false;
    Kept kept;
    for (const Column& column : result_.columns) kept.columns.push_back(row[column.slot]);
    if (result_.distinct) {
      if (!seen_.insert(kept.columns).second) return true;
      evaluator_.budget().keep(weight(kept.columns));
    }
    for (const SortKey& key : result_.order) kept.keys.push_back(evaluator_.value(key.expression, row));
    evaluator_.budget().keep(weight_of(kept));
    rows_.push_back(std::move(kept));
    if (result_.order.empty()) return rows_.size() < wanted();
    if (rows_.size() / 2 > wanted()) sort_and_cut();
    return true;
  }

  std::vector<std::vector<Value>> take() {
    if (!result_.order.empty()) sort_and_cut();
    std::vector<std::vector<Value>> taken;
    for (std::size_t i = query_.skip; i < std::min(rows_.size(), wanted()); ++i) {
      taken.push_back(std::move(rows_[i].columns));
    }
    return taken;
  }

 private:
  struct Kept {
    List columns;
    List keys;
  };

  static std::size_t weight_of(const Kept& kept) { return weight(kept.columns) + weight(kept.keys); }

  std::size_t wanted() const {
    return query_.limit > Range::unbounded - query_.skip ? Range::unbounded
           : query_.limit == 0                           ? 0
                                                         : query_.skip + query_.limit;
  }

  void sort_and_cut() {
    std::stable_sort(rows_.begin(), rows_.end(), [&](const Kept& a, const Kept& b) {
      for (std::size_t i = 0; i < a.keys.size(); ++i) {
        const auto ordering = order(a.keys[i], b.keys[i]);
        if (ordering != 0) return result_.order[i].descending ? ordering > 0 : ordering < 0;
      }
      return false;
    });
    while (rows_.size() > wanted()) {
      evaluator_.budget().release(weight_of(rows_.back()));
      rows_.pop_back();
    }
  }

  const Query& query_;
  const Return& result_;
  Evaluator& evaluator_;
  std::vector<Kept> rows_;
  std::set<List, Before> seen_;
};

/// Makes the rows of the result from those that were matched: one from each, or one from each group.
class Projector {
 public:
  Projector(const Query& query, Evaluator& evaluator) : query_(query), evaluator_(evaluator), rows_(query, evaluator) {
    for (const Column& column : query.statement.result.columns) {
      (query.aggregates_rows && needs_aggregates(column.expression) ? aggregated_ : keys_).push_back(&column);
    }
  }

  /// False if no more are wanted.
  bool add(Row& row) {
    for (const Column* column : keys_) row[column->slot] = evaluator_.value(column->expression, row);
    if (!query_.aggregates_rows) return rows_.add(row);
    List key;
    for (const Column* column : keys_) key.push_back(row[column->slot]);
    const auto [group, is_new] = groups_.try_emplace(std::move(key));
    if (is_new) {
      evaluator_.budget().keep(weight(group->first) + query_.aggregates.size());
      for (const Expression& call : query_.aggregates) group->second.emplace_back(call);
    }
    for (std::size_t i = 0; i < query_.aggregates.size(); ++i) gather(group->second[i], query_.aggregates[i], row);
    return true;
  }

  std::vector<std::vector<Value>> take() {
    if (query_.aggregates_rows && keys_.empty() && groups_.empty()) {
      for (const Expression& call : query_.aggregates) groups_[{}].emplace_back(call);
    }
    Row row(query_.slots);
    for (const auto& [key, aggregates] : groups_) {
      for (std::size_t i = 0; i < keys_.size(); ++i) row[keys_[i]->slot] = key[i];
      for (std::size_t i = 0; i < aggregates.size(); ++i) row[query_.aggregates[i].slot] = aggregates[i].result();
      for (const Column* column : aggregated_) row[column->slot] = evaluator_.value(column->expression, row);
      if (!rows_.add(row)) break;
    }
    return rows_.take();
  }

 private:
  bool needs_aggregates(const Expression& expression) const {
    const auto is_aggregate = [&](const Expression& call) {
      return expression.op == Op::variable && call.slot == expression.slot;
    };
    return std::any_of(query_.aggregates.begin(), query_.aggregates.end(), is_aggregate) ||
           std::any_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression& operand) { return needs_aggregates(operand); });
  }

  void gather(Aggregate& aggregate, const Expression& call, Row& row) {
    const bool counts_rows = call.operands.empty();
    Value value = counts_rows ? Value() : evaluator_.value(call.operands.front(), row);
    try {
      aggregate.add(std::move(value), counts_rows, evaluator_.budget());
    } catch (const std::invalid_argument& error) {
      throw QueryError(query_.text, call.at, error.what());
    }
  }

  const Query& query_;
  Evaluator& evaluator_;
  Rows rows_;
  std::vector<const Column*> keys_;        // columns without an aggregate
  std::vector<const Column*> aggregated_;  // the others
  std::map<List, std::vector<Aggregate>, Before> groups_;
};

void gather_slots(const Match& match, std::set<std::size_t>& bound) {
  for (const PathPattern& path : match.patterns) {
    if (!path.variable.empty()) bound.insert(path.slot);
    for (const NodePattern& node : path.nodes) bound.insert(node.slot);
    for (const RelationshipPattern& relationship : path.relationships) bound.insert(relationship.slot);
  }
}

}  // namespace

Result run(const Query& query, const PropertyGraph& graph, const Limits& limits) {
  Budget budget(limits);
  Evaluator evaluator(query, graph, budget);
  Projector projector(query, evaluator);
  std::deque<Matcher> matchers;
  std::set<std::size_t> bound;
  for (const Match& match : query.statement.matches) {
    matchers.emplace_back(match.patterns, match.where ? &*match.where : nullptr, bound, evaluator);
    gather_slots(match, bound);
  }

  Row row(query.slots);
  const std::function<bool(std::size_t)> match_from = [&](std::size_t clause) {
    if (clause == matchers.size()) return projector.add(row);
    return matchers[clause].each(row, [&] { return match_from(clause + 1); });
  };
  match_from(0);

  Result result;
  for (const Column& column : query.statement.result.columns) result.columns.push_back(column.name);
  result.rows = projector.take();
  return result;
}

}  // namespace dramatis::cypher
