#include "graph/cypher/parse.hpp"

#include <boost/fusion/include/at_c.hpp>
#include <functional>
#include <limits>
#include <utility>

#include "graph/cypher/build.hpp"
#include "graph/cypher/tokens.hpp"

namespace dramatis::cypher {
namespace {

using boost::fusion::at_c;
using x3::_attr;
using x3::_val;

// ---- What is done with what was read

const auto take = [](auto& context) { _val(context) = std::move(_attr(context)); };

/// Into a member of what the rule makes.
template <typename Struct, typename Member>
auto into(Member Struct::* member) {
  return [member](auto& context) { _val(context).*member = std::move(_attr(context)); };
}

/// Onto the end of a member of it.
template <typename Struct, typename Element>
auto onto(std::vector<Element> Struct::* member) {
  return [member](auto& context) { (_val(context).*member).push_back(std::move(_attr(context))); };
}

template <typename Struct, typename Member>
auto set(Member Struct::* member, Member value) {
  return [member, value](auto& context) { _val(context).*member = value; };
}

/// An operand and a vector of more, all under `op`.
auto chain(Op op) {
  return [op](auto& context) {
    auto& read = _attr(context);
    _val(context) = make_chain(source_in(context), op, std::move(at_c<0>(read)), std::move(at_c<1>(read)));
  };
}

const auto negate = [](auto& context) {
  const std::vector<std::size_t>& places = at_c<0>(_attr(context));
  _val(context) = std::move(at_c<1>(_attr(context)));
  for (auto at = places.rbegin(); at != places.rend(); ++at) {
    _val(context) = make(source_in(context), Op::not_, *at, {std::move(_val(context))});
  }
};

const auto compare = [](auto& context) {
  std::vector<Comparison> others;
  for (auto& other : at_c<1>(_attr(context))) others.emplace_back(at_c<0>(other), std::move(at_c<1>(other)));
  _val(context) = make_comparisons(source_in(context), std::move(at_c<0>(_attr(context))), others);
};

/// Puts what the rule has made so far under `op`.
template <typename Context>
void wrap(Context& context, Op op, std::vector<Expression> others = {}) {
  const std::size_t at = _val(context).at;
  others.insert(others.begin(), std::move(_val(context)));
  _val(context) = make(source_in(context), op, at, std::move(others));
}

auto wrap_with_operand(Op op) {
  return [op](auto& context) { wrap(context, op, {std::move(_attr(context))}); };
}

auto wrap_alone(Op op) {
  return [op](auto& context) { wrap(context, op); };
}

const auto wrap_property = [](auto& context) {
  wrap(context, Op::property);
  _val(context).word = std::move(_attr(context));
};

const auto wrap_label = [](auto& context) {
  wrap(context, Op::has_label);
  _val(context).labels = std::move(_attr(context));
};

constexpr std::int64_t last_index = std::numeric_limits<std::int64_t>::max();

Expression integer(std::int64_t number) {
  Expression made;
  made.value = number;
  return made;
}

const auto begin_slice = [](auto& context) {
  Expression& slice = _val(context);
  slice.op = Op::slice;
  if (slice.operands.empty()) slice.operands.push_back(integer(0));
};

const auto wrap_subscript = [](auto& context) {
  Expression& subscript = _attr(context);
  if (subscript.op == Op::slice && subscript.operands.size() == 1) subscript.operands.push_back(integer(last_index));
  wrap(context, subscript.op, std::move(subscript.operands));
};

/// A literal of what was read, or of a constant, with the place before it.
const auto place_literal = [](auto& context) {
  _val(context).at = at_c<0>(_attr(context));
  _val(context).value = Value(std::move(at_c<1>(_attr(context))));
};

auto literal_of(Value value) {
  return [value = std::move(value)](auto& context) {
    _val(context).at = _attr(context);
    _val(context).value = value;
  };
}

auto word_of(Op op) {
  return [op](auto& context) {
    _val(context).op = op;
    _val(context).at = _attr(context).at;
    _val(context).word = std::move(_attr(context));
  };
}

const auto begin_call = [](auto& context) {
  check_in_subset(source_in(context), _attr(context));
  word_of(Op::function)(context);
};

const auto end_call = [](auto& context) {
  measure(source_in(context), _attr(context));
  take(context);
};

const auto end_list = [](auto& context) {
  auto& read = _attr(context);
  _val(context) =
      make(source_in(context), Op::list, at_c<0>(read), std::move(at_c<1>(read)).value_or(std::vector<Expression>()));
};

const auto end_group = [](auto& context) {
  _val(context) = std::move(at_c<1>(_attr(context)));
  _val(context).at = at_c<0>(_attr(context));
};

const auto end_path_predicate = [](auto& context) {
  _val(context).op = Op::pattern;
  _val(context).at = _attr(context).at;
  _val(context).pattern.push_back(std::move(_attr(context)));
};

const auto point_right = [](auto& context) {
  Direction& direction = _val(context).direction;
  direction = direction == Direction::left ? Direction::both : Direction::right;
};

const auto exactly = [](auto& context) { _val(context) = {_attr(context), _attr(context)}; };

const auto name_column = [](auto& context) {
  Column& column = _val(context);
  column.expression = std::move(_attr(context));
  const Source& source = source_in(context);
  const std::size_t start = column.expression.at;
  column.name = source.text().substr(start, source.offset(x3::_where(context).begin()) - start);
};

const auto alias_column = [](auto& context) { _val(context).name = std::move(_attr(context).text); };

// ---- Rules

const x3::rule<class OrRule, Expression> expression = "an expression";
const x3::rule<class XorRule, Expression> exclusive = "an expression";
const x3::rule<class AndRule, Expression> conjunction = "an expression";
const x3::rule<class NotRule, Expression> negation = "an expression";
const x3::rule<class ComparisonRule, Expression> comparison = "an expression";
const x3::rule<class PredicateRule, Expression> predicate = "an expression";
const x3::rule<class OperandRule, Expression> operand = "an expression";
const x3::rule<class SubscriptRule, Expression> subscript = "an index";
const x3::rule<class AtomRule, Expression> atom = "an expression";
const x3::rule<class CallRule, Expression> call = "a function";
const x3::rule<class PropertyRule, Property> property = "a property";
const x3::rule<class NodeRule, NodePattern> node = "a node such as (a:person)";
const x3::rule<class RangeRule, Range> range = "a length such as *1..3";
const x3::rule<class RelationshipRule, RelationshipPattern> relationship = "a relationship such as -[:meets]-";
const x3::rule<class PathRule, PathPattern> path = "a node such as (a:person)";
const x3::rule<class MatchRule, Match> match = "MATCH";
const x3::rule<class ColumnRule, Column> column = "an expression";
const x3::rule<class SortKeyRule, SortKey> sort_key = "an expression";
const x3::rule<class ReturnRule, Return> result = "MATCH, WHERE or RETURN";
const x3::rule<class StatementRule, Statement> statement = "MATCH";

// ---- Expressions, from the loosest binding to the tightest

const auto expression_def = (exclusive >> *(Keyword("OR") > exclusive))[chain(Op::or_)];
const auto exclusive_def = (conjunction >> *(Keyword("XOR") > conjunction))[chain(Op::xor_)];
const auto conjunction_def = (negation >> *(Keyword("AND") > negation))[chain(Op::and_)];
const auto negation_def = (*(Here() >> Keyword("NOT")) >> comparison)[negate];

const auto comparison_def = (predicate >> *(Comparator() > predicate))[compare];

const auto predicate_def = operand[take] >>
                           -((Keyword("STARTS") > Keyword("WITH") > operand)[wrap_with_operand(Op::starts_with)] |
                             (Keyword("ENDS") > Keyword("WITH") > operand)[wrap_with_operand(Op::ends_with)] |
                             (Keyword("CONTAINS") > operand)[wrap_with_operand(Op::contains)] |
                             (Keyword("IN") > operand)[wrap_with_operand(Op::in)] |
                             (Keyword("IS") >> Keyword("NOT") > Keyword("NULL"))[wrap_alone(Op::is_not_null)] |
                             (Keyword("IS") > Keyword("NULL"))[wrap_alone(Op::is_null)]);

const auto labels = Sign(":") > named("a label or type", Identifier("a label or type") % (Sign("|") >> -Sign(":")));
const auto subscript_def = x3::eps[set(&Expression::op, Op::element)] >> -expression[onto(&Expression::operands)] >>
                           -(Sign("..")[begin_slice] >> -expression[onto(&Expression::operands)]);
const auto operand_def = atom[take] >> *((Sign(".") >> !Sign(".") > Identifier("a property"))[wrap_property] |
                                         (Sign("[") > subscript > Sign("]"))[wrap_subscript] | labels[wrap_label]);

const auto call_def = (Variable() >> Sign("("))[begin_call] >>
                      (Sign("*")[set(&Expression::op, Op::aggregate)] |
                       -Keyword("DISTINCT")[set(&Expression::distinct, true)] >>
                           -(expression[onto(&Expression::operands)] % Sign(","))) > Sign(")");

const auto atom_def =
    (Here() >> Number())[place_literal] | (Here() >> Quotation())[place_literal] |
    (Here() >> Keyword("TRUE"))[literal_of(true)] | (Here() >> Keyword("FALSE"))[literal_of(false)] |
    (Here() >> Keyword("NULL"))[literal_of({})] | (Sign("$") > Identifier("a name"))[word_of(Op::parameter)] |
    (Here() >> Sign("[") >> -(expression % Sign(",")) > Sign("]"))[end_list] |
    (PathAhead() >> path)[end_path_predicate] | (Here() >> Sign("(") > expression > Sign(")"))[end_group] |
    call[end_call] | Variable()[word_of(Op::variable)];

// ---- Patterns

const auto property_def = Identifier("a property")[into(&Property::key)] >
                          Sign(":") > expression[into(&Property::value)];
const auto node_def = Here()[into(&NodePattern::at)] >> Sign("(") >> -Variable()[into(&NodePattern::variable)] >>
                      -labels[into(&NodePattern::labels)] >>
                      -(Sign("{") >> -(property[onto(&NodePattern::properties)] % Sign(",")) > Sign("}")) > Sign(")");
const auto range_def = Sign("*") >> -Count()[exactly] >>
                       -(Sign("..")[set(&Range::most, Range::unbounded)] >> -Count()[into(&Range::most)]);
const auto details = Sign("[") >> -Variable()[into(&RelationshipPattern::variable)] >>
                     -labels[into(&RelationshipPattern::types)] >> -range[into(&RelationshipPattern::length)] >>
                     -(Sign("{") >> -(property[onto(&RelationshipPattern::properties)] % Sign(",")) > Sign("}")) >
                     Sign("]");
const auto relationship_def = Here()[into(&RelationshipPattern::at)] >>
                              (Sign("<-")[set(&RelationshipPattern::direction, Direction::left)] | Sign("-")) >>
                              -details > Sign("-") > -Sign(">")[point_right];
const auto chain_of_nodes = node[onto(&PathPattern::nodes)] >>
                            *(relationship[onto(&PathPattern::relationships)] >
                              named("a node such as (a:person)", node[onto(&PathPattern::nodes)]));
const auto path_def = Here()[into(&PathPattern::at)] >> -(Variable()[into(&PathPattern::variable)] >> Sign("=")) >
                      named("a node such as (a:person)", chain_of_nodes);

// ---- Clauses

const auto match_def = Keyword("MATCH") > named("a node such as (a:person)", path[onto(&Match::patterns)] % Sign(",")) >
                       -(Keyword("WHERE") > named("an expression", expression[into(&Match::where)]));
const auto column_def = expression[name_column] >> -(Keyword("AS") > named("a name", Variable()[alias_column]));
const auto sort_key_def = expression[into(&SortKey::expression)] >>
                          -(Keyword("ASCENDING") | Keyword("ASC") |
                            (Keyword("DESCENDING") | Keyword("DESC"))[set(&SortKey::descending, true)]);
const auto result_def =
    Here()[into(&Return::at)] >> Keyword("RETURN") >> -Keyword("DISTINCT")[set(&Return::distinct, true)] >
    named("an expression", (Sign("*")[set(&Return::all, true)] | column[onto(&Return::columns)]) >>
                               *(Sign(",") > named("an expression", column[onto(&Return::columns)]))) >
    -(Keyword("ORDER") > Keyword("BY") > named("an expression", sort_key[onto(&Return::order)] % Sign(","))) >
    -(Keyword("SKIP") > named("a number", expression[into(&Return::skip)])) >
    -(Keyword("LIMIT") > named("a number", expression[into(&Return::limit)]));
const auto statement_def = *match[onto(&Statement::matches)] >
                           named("MATCH, WHERE or RETURN", result[into(&Statement::result)]) > -Sign(";") > End();

BOOST_SPIRIT_DEFINE(expression, exclusive, conjunction, negation, comparison, predicate, operand, subscript, atom, call,
                    property, node, range, relationship, path, match, column, sort_key, result, statement)

}  // namespace

Statement parse(const Source& source) {
  Statement parsed;
  const char* first = source.begin();
  try {
    x3::phrase_parse(first, source.end(), x3::with<SourceTag>(std::cref(source))[x3::expect[statement]], Space(source),
                     parsed);
  } catch (const x3::expectation_failure<const char*>& failure) {
    fail_at(source, source.offset(source.skip_space(failure.where())), failure.which());
  }
  return parsed;
}

}  // namespace dramatis::cypher
