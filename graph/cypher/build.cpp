#include "graph/cypher/build.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "extract/utf8.hpp"
#include "graph/cypher/tokens.hpp"

namespace dramatis::cypher {
namespace {

/// What openCypher has and this subset has not, by the token that shows it.
struct Missing {
  std::string_view token;  ///< in upper case
  std::string_view message;
};

constexpr std::string_view read_only = " writes, and a query only reads; graphs are changed by dramatis merge";
constexpr std::string_view not_in_subset = " is not in the subset of openCypher that dramatis reads";

constexpr std::string_view straight_quotes = "strings stand between straight quotation marks: \"...\" or '...'";

constexpr std::array<Missing, 6> writing{
    {{"CREATE", ""}, {"MERGE", ""}, {"SET", ""}, {"DELETE", ""}, {"DETACH", ""}, {"REMOVE", ""}}};

constexpr std::array<Missing, 41> missing{{
    {"OPTIONAL", "OPTIONAL MATCH{}; ask once with MATCH and once with WHERE NOT (a)--()"},
    {"WITH", "WITH{}; several MATCH ... WHERE may follow one another"},
    {"UNWIND", "UNWIND{}"},
    {"UNION", "UNION{}; ask twice, or join the conditions by OR"},
    {"CALL", "CALL{}"},
    {"USE", "USE{}"},
    {"FOREACH", "FOREACH{}"},
    {"LOAD", "LOAD CSV{}"},
    {"CASE", "CASE{}"},
    {"EXISTS", "EXISTS{}; a pattern such as (a)--() is a condition as it stands"},
    {"COLLECT", "COLLECT{}"},
    {"ANY", "any(){}"},
    {"ALL", "all(){}"},
    {"NONE", "none(){}"},
    {"SINGLE", "single(){}"},
    {"REDUCE", "reduce(){}"},
    {"SHORTESTPATH", "shortestPath(){}; dramatis path finds shortest paths"},
    {"ALLSHORTESTPATHS", "allShortestPaths(){}; dramatis path finds shortest paths"},
    {"SHORTEST", "SHORTEST{}; dramatis path finds shortest paths"},
    {"WHERE", "WHERE inside of brackets, or not behind a MATCH,{}; put it behind the pattern"},
    {"+", "arithmetic (+){}"},
    {"-", "arithmetic (-){}"},
    {"*", "arithmetic (*){}"},
    {"/", "arithmetic (/){}"},
    {"%", "% {}"},
    {"^", "arithmetic (^){}"},
    {"=~", "the regular expression (=~){}; there are CONTAINS, STARTS WITH and ENDS WITH"},
    {"==", "equality is written ="},
    {"!=", "inequality is written <>"},
    {"!", "the negation of labels (!){}; use WHERE NOT a:label"},
    {"&&", "write AND"},
    {"&", "the conjunction of labels (&){}"},
    {"||", "write OR; strings cannot be joined"},
    {"|", "the list comprehension (|){}"},
    {"{", "a map or subquery ({...}){}"},
    {":", "a second label{}; alternatives are parted by |"},
    {"\u201C", straight_quotes},
    {"\u201D", straight_quotes},
    {"\u2018", straight_quotes},
    {"\u2019", straight_quotes},
    {"$", "a parameter for all properties{}; write {name: $name}"},
}};

std::string upper(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

/// What is to be said of a token, if Cypher has it and this subset has not; empty otherwise.
std::string about(std::string_view token) {
  const std::string word = upper(token);
  const auto is_word = [&](const Missing& one) { return one.token == word; };
  if (std::any_of(writing.begin(), writing.end(), is_word)) return word + std::string(read_only);
  const auto* found = std::find_if(missing.begin(), missing.end(), is_word);
  if (found == missing.end()) return {};
  std::string message(found->message);
  if (const std::size_t gap = message.find("{}"); gap != message.npos) message.replace(gap, 2, not_in_subset);
  return message;
}

}  // namespace

Expression make(const Source& source, Op op, std::size_t at, std::vector<Expression> operands) {
  Expression made;
  made.op = op;
  made.at = at;
  made.operands = std::move(operands);
  measure(source, made);
  return made;
}

void measure(const Source& source, Expression& expression) {
  constexpr std::size_t max_depth = 200;
  for (const Expression& operand : expression.operands) {
    expression.depth = std::max(expression.depth, operand.depth + 1);
  }
  if (expression.depth > max_depth) source.fail(expression.at, "this is nested more than 200 deep");
}

Expression make_chain(const Source& source, Op op, Expression first, std::vector<Expression> others) {
  if (others.empty()) return first;
  const std::size_t at = first.at;
  others.insert(others.begin(), std::move(first));
  return make(source, op, at, std::move(others));
}

Expression make_comparisons(const Source& source, Expression first, const std::vector<Comparison>& others) {
  if (others.empty()) return first;
  std::vector<Expression> comparisons;
  const Expression* left = &first;
  for (const auto& [op, right] : others) {
    comparisons.push_back(make(source, op, left->at, {*left, right}));
    left = &right;
  }
  Expression one = std::move(comparisons.front());
  comparisons.erase(comparisons.begin());
  return make_chain(source, Op::and_, std::move(one), std::move(comparisons));
}

void check_in_subset(const Source& source, const Word& function) {
  const std::string message = upper(function.text) == "COLLECT" ? "" : about(function.text);
  if (!message.empty()) source.fail(function.at, message);
}

void fail_at(const Source& source, std::size_t at, const std::string& expected) {
  const std::string_view text = source.text();
  if (at == text.size()) source.fail(at, "the query ends where " + expected + " should stand");
  Word word;
  const std::size_t end = Identifier("").read(source, at, word);
  const bool is_word = end != text.npos;
  if (!is_word) word.text = text.substr(at, 2);
  if (!is_word && about(word.text).empty()) {
    std::size_t behind = at;
    next_code_point(text, behind);
    word.text = text.substr(at, behind - at);
  }
  const std::string message = about(word.text);
  source.fail(at, message.empty() ? "expected " + expected : message);
}

}  // namespace dramatis::cypher
