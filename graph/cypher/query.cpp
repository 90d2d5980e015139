#include "graph/cypher/query.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/cypher/parse.hpp"
#include "graph/cypher/scope.hpp"

namespace dramatis::cypher {
namespace {

/// Whether two resolved expressions mean the same.
bool same(const Expression& a, const Expression& b) {
  const auto same_label = [](const Word& one, const Word& other) { return one.text == other.text; };
  if (a.op != b.op || a.distinct != b.distinct || a.slot != b.slot || !a.pattern.empty()) return false;
  if (a.op != Op::variable && a.word.text != b.word.text) return false;
  return a.value.index() == b.value.index() && order(a.value, b.value) == 0 &&
         std::equal(a.labels.begin(), a.labels.end(), b.labels.begin(), b.labels.end(), same_label) &&
         std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(), b.operands.end(), same);
}

bool has_aggregate(const Expression& expression) {
  return expression.op == Op::aggregate ||
         std::any_of(expression.operands.begin(), expression.operands.end(), has_aggregate);
}

Expression variable(std::size_t slot, std::size_t at) {
  Expression made;
  made.op = Op::variable;
  made.at = at;
  made.slot = slot;
  return made;
}

/// Finds out what RETURN makes of the rows.
class Projection {
 public:
  Projection(Query& query, const Source& source, Scope& scope)
      : query_(query), result_(query.statement.result), source_(source), scope_(scope) {}

  void resolve() {
    add_all_variables();
    query_.variables = scope_.slots();
    for (Column& column : result_.columns) {
      scope_.resolve(column.expression, true);
      column.slot = scope_.new_slot();
      as_written_.push_back(column.expression);
      if (has_aggregate(column.expression)) query_.aggregates_rows = true;
    }
    check_names();
    if (query_.aggregates_rows) {
      for (Column& column : result_.columns) {
        if (has_aggregate(column.expression)) replace_aggregates(column.expression);
      }
    }
    std::vector<VariableKind> kinds;
    for (const Expression& written : as_written_) kinds.push_back(scope_.kind_of(written));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      scope_.add_column(result_.columns[i].name, result_.columns[i].slot, kinds[i]);
    }
    for (SortKey& key : result_.order) {
      scope_.resolve(key.expression, true);
      replace_columns(key.expression);
    }
  }

 private:
  void add_all_variables() {
    if (!result_.all) return;
    std::vector<Column> columns;
    for (const auto& [name, info] : scope_.variables()) {
      Expression expression = variable(0, result_.at);
      expression.word = {name, result_.at};
      columns.push_back({name, std::move(expression)});
    }
    if (columns.empty()) source_.fail(result_.at, "RETURN * needs a variable");
    result_.columns.insert(result_.columns.begin(), columns.begin(), columns.end());
  }

  void check_names() const {
    for (auto column = result_.columns.begin(); column != result_.columns.end(); ++column) {
      const auto same_name = [&](const Column& before) { return before.name == column->name; };
      if (std::any_of(result_.columns.begin(), column, same_name)) {
        source_.fail(column->expression.at, "a column '" + column->name + "' stands before; name one of them by AS");
      }
    }
  }

  /// The column that means the same, if it is one of those by which rows are grouped.
  const Column* key_for(const Expression& expression) const {
    for (std::size_t i = 0; i < as_written_.size(); ++i) {
      if (!has_aggregate(as_written_[i]) && same(as_written_[i], expression)) return &result_.columns[i];
    }
    return nullptr;
  }

  void replace_aggregates(Expression& expression) {
    if (expression.op == Op::aggregate) {
      const auto known = std::find_if(query_.aggregates.begin(), query_.aggregates.end(), [&](Expression one) {
        one.slot = expression.slot;
        return same(one, expression);
      });
      const std::size_t slot = known == query_.aggregates.end() ? scope_.new_slot() : known->slot;
      const std::size_t at = expression.at;
      if (known == query_.aggregates.end()) {
        query_.aggregates.push_back(std::move(expression));
        query_.aggregates.back().slot = slot;
      }
      expression = variable(slot, at);
    } else if (const Column* key = key_for(expression)) {
      expression = variable(key->slot, expression.at);
    } else if (expression.op == Op::variable || expression.op == Op::pattern) {
      source_.fail(expression.at, "beside an aggregate only what is a column of its own may stand");
    } else {
      for (Expression& operand : expression.operands) replace_aggregates(operand);
    }
  }

  void replace_columns(Expression& expression) {
    for (std::size_t i = 0; i < as_written_.size(); ++i) {
      if (!same(as_written_[i], expression)) continue;
      expression = variable(result_.columns[i].slot, expression.at);
      return;
    }
    if (expression.op == Op::aggregate)
      source_.fail(expression.at, "ORDER BY takes an aggregate only if it is a column");
    const bool sees_variables = !query_.aggregates_rows && !result_.distinct;
    const bool is_hidden =
        expression.op == Op::pattern || (expression.op == Op::variable && expression.slot < query_.variables);
    if (is_hidden && !sees_variables) {
      source_.fail(expression.at, "behind DISTINCT or an aggregate, ORDER BY takes only columns");
    }
    for (Expression& operand : expression.operands) replace_columns(operand);
  }

  Query& query_;
  Return& result_;
  const Source& source_;
  Scope& scope_;
  std::vector<Expression> as_written_;  // of each column
};

/// Of SKIP or LIMIT.
std::size_t number_of(std::optional<Expression>& expression, std::size_t fallback, Scope& scope, const Source& source) {
  if (!expression) return fallback;
  if (expression->op == Op::parameter) scope.resolve(*expression, false);
  const auto* number = std::get_if<std::int64_t>(&expression->value);
  if (expression->op != Op::literal || !number || *number < 0) {
    source.fail(expression->at, "SKIP and LIMIT take a whole number or a parameter, zero or more");
  }
  return static_cast<std::size_t>(*number);
}

}  // namespace

Query compile(std::string_view text, const Parameters& parameters) {
  const Source source(text);
  Query query;
  query.text = text;
  query.statement = parse(source);
  Scope scope(source, parameters);
  for (Match& match : query.statement.matches) scope.bind(match);
  query.skip = number_of(query.statement.result.skip, 0, scope, source);
  query.limit = number_of(query.statement.result.limit, Range::unbounded, scope, source);
  Projection(query, source, scope).resolve();
  query.slots = scope.slots();
  scope.check_all_used();
  return query;
}

}  // namespace dramatis::cypher
