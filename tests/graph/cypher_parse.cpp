#include <boost/test/unit_test.hpp>
#include <string>

#include "graph/cypher/error.hpp"
#include "graph/cypher/parse.hpp"

using namespace dramatis::cypher;

namespace {

/// An expression with a bracket around each operation.
std::string show(const Expression& expression) {
  static const char* const names[] = {"",    "$",    "",   ".",   "list",   "at",   "slice",    "call", "agg",
                                      "has", "path", "or", "xor", "and",    "not",  "=",        "<>",   "<",
                                      "<=",  ">",    ">=", "in",  "starts", "ends", "contains", "null", "notnull"};
  if (expression.op == Op::literal) {
    if (const auto* whole = std::get_if<std::int64_t>(&expression.value)) return std::to_string(*whole);
    if (const auto* text = std::get_if<std::string>(&expression.value)) return "'" + *text + "'";
    if (const auto* truth = std::get_if<bool>(&expression.value)) return *truth ? "true" : "false";
    return expression.value.is_null() ? "null" : "real";
  }
  if (expression.op == Op::variable) return expression.word.text;
  std::string text = std::string("(") + names[static_cast<int>(expression.op)] + expression.word.text;
  if (expression.distinct) text += " distinct";
  for (const Word& label : expression.labels) text += ' ' + label.text;
  for (const Expression& operand : expression.operands) text += ' ' + show(operand);
  return text + ')';
}

std::string expression(const std::string& text) {
  const std::string query = "RETURN " + text;
  return show(parse(Source(query)).result.columns.front().expression);
}

/// What the error says, and under which part of the query its caret stands.
std::string error(const std::string& query) {
  try {
    parse(Source(query));
  } catch (const QueryError& failure) {
    return failure.what();
  }
  return "no error";
}

std::string message(const std::string& query) {
  const std::string text = error(query);
  return text.substr(0, text.find('\n'));
}

std::string repeat(const std::string& text, std::size_t times) {
  std::string repeated;
  while (times-- > 0) repeated += text;
  return repeated;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cypher_parse)

BOOST_AUTO_TEST_CASE(operators_bind_as_in_cypher) {
  BOOST_TEST(expression("a OR b XOR c AND NOT d = e") == "(or a (xor b (and c (not (= d e)))))");
  BOOST_TEST(expression("NOT a AND b OR c") == "(or (and (not a) b) c)");
  BOOST_TEST(expression("(a OR b) AND c") == "(and (or a b) c)");
  BOOST_TEST(expression("a.b STARTS WITH 'x' = true") == "(= (starts (.b a) 'x') true)");
  BOOST_TEST(expression("NOT NOT a IS NOT NULL") == "(not (not (notnull a)))");
  BOOST_TEST(expression("a IN [1, 'b'] OR a IS NULL") == "(or (in a (list 1 'b')) (null a))");
  BOOST_TEST(expression("a.b[0][1..]") == "(slice (at (.b a) 0) 1 9223372036854775807)");
  BOOST_TEST(expression("a[..-1]") == "(slice a 0 -1)");
}

BOOST_AUTO_TEST_CASE(comparisons_chain) {
  BOOST_TEST(expression("1 < a <= 3") == "(and (< 1 a) (<= a 3))");
  BOOST_TEST(expression("(1 < a) < 3") == "(< (< 1 a) 3)");
}

BOOST_AUTO_TEST_CASE(words_of_the_language_stand_in_any_case_and_only_as_words) {
  BOOST_TEST(expression("nOt a aNd tRue") == "(and (not a) true)");
  BOOST_TEST(expression("notes OR android") == "(or notes android)");
  BOOST_TEST(expression("a.order") == "(.order a)");
  BOOST_TEST(expression("`not` OR `a``b`") == "(or not a`b)");
  BOOST_TEST(expression("größe OR 名前") == "(or größe 名前)");
}

BOOST_AUTO_TEST_CASE(literals) {
  BOOST_TEST(expression(R"('a"\'\n\u00e9\U0001F600\\')") == "'a\"'\né😀\\'");
  BOOST_TEST(expression("\"it's\"") == "'it's'");
  BOOST_TEST(expression("-9223372036854775808") == "-9223372036854775808");
  BOOST_TEST(expression("[1.5, .5, -1e3, NULL, []]") == "(list real real real null (list))");
  BOOST_TEST(expression("$x") == "($x)");
}

BOOST_AUTO_TEST_CASE(calls) {
  BOOST_TEST(expression("count(*)") == "(aggcount)");
  BOOST_TEST(expression("count(DISTINCT a.b)") == "(callcount distinct (.b a))");
  BOOST_TEST(expression("coalesce(a, b)") == "(callcoalesce a b)");
  BOOST_TEST(expression("f()") == "(callf)");
}

BOOST_AUTO_TEST_CASE(patterns_and_brackets_are_told_apart) {
  BOOST_TEST(expression("(a)-->(b)") == "(path)");
  BOOST_TEST(expression("(a)<-[:x]-(b) AND (a)") == "(and (path) a)");
  BOOST_TEST(expression("(a) < 3") == "(< a 3)");
  BOOST_TEST(expression("a:x|y") == "(has x y a)");
}

BOOST_AUTO_TEST_CASE(a_whole_query) {
  const std::string text =
      "MATCH p = (a:person|place {name: 'x'})<-[r:leads|:meets *1..3 {status: 'y'}]-(), (b)-[*]->(c)--(d)-[*2]-(e)\n"
      "WHERE a = b // and so on\n"
      "MATCH /* again */ (f)<-->(g)-[*..2]-(h)-[*3..]-(i)\n"
      "RETURN DISTINCT a.name AS n, count( * ), * ORDER BY n DESC, a ASC SKIP 1 LIMIT $n;";
  BOOST_TEST(message(text) ==
             "line 4, column 42: arithmetic (*) is not in the subset of openCypher that dramatis reads");
  const std::string query = std::string(text).replace(text.find(", * ORDER"), 3, "");
  const Statement statement = parse(Source(query));
  BOOST_TEST(statement.matches.size() == 2u);
  const PathPattern& path = statement.matches[0].patterns[0];
  BOOST_TEST(path.variable.text == "p");
  BOOST_TEST(path.nodes[0].labels.size() == 2u);
  BOOST_TEST(path.nodes[0].properties[0].key.text == "name");
  const RelationshipPattern& relationship = path.relationships[0];
  BOOST_TEST((relationship.direction == Direction::left));
  BOOST_TEST(relationship.types.size() == 2u);
  BOOST_TEST(relationship.length->least == 1u);
  BOOST_TEST(relationship.length->most == 3u);
  const PathPattern& other = statement.matches[0].patterns[1];
  BOOST_TEST((other.relationships[0].direction == Direction::right));
  BOOST_TEST(other.relationships[0].length->most == Range::unbounded);
  BOOST_TEST(!other.relationships[1].length);
  BOOST_TEST(other.relationships[2].length->least == 2u);
  BOOST_TEST(other.relationships[2].length->most == 2u);
  BOOST_TEST(statement.matches[0].where.has_value());
  const PathPattern& again = statement.matches[1].patterns[0];
  BOOST_TEST((again.relationships[0].direction == Direction::both));
  BOOST_TEST(again.relationships[1].length->least == 1u);
  BOOST_TEST(again.relationships[1].length->most == 2u);
  BOOST_TEST(again.relationships[2].length->least == 3u);
  const Return& result = statement.result;
  BOOST_TEST(result.distinct);
  BOOST_TEST(result.columns[0].name == "n");
  BOOST_TEST(result.columns[1].name == "count( * )");
  BOOST_TEST(result.order[0].descending);
  BOOST_TEST(!result.order[1].descending);
  BOOST_TEST(result.skip.has_value());
  BOOST_TEST((result.limit->op == Op::parameter));
}

BOOST_AUTO_TEST_CASE(errors_point_at_their_place) {
  BOOST_TEST(error("MATCH (a)\nWHERE a.name = \"Zürich\" AND b == 2\nRETURN a") ==
             "line 2, column 31: equality is written =\n"
             "  WHERE a.name = \"Zürich\" AND b == 2\n"
             "                                ^");
  BOOST_TEST(error("MATCH (a) RETURN") ==
             "line 1, column 17: the query ends where an expression should stand\n"
             "  MATCH (a) RETURN\n"
             "                  ^");
  const std::string long_line = error("RETURN " + repeat("a OR ", 100) + "+ b");
  BOOST_TEST(long_line.starts_with("line 1, column 508: arithmetic (+) is not in the subset"));
  BOOST_TEST(long_line.size() < 300u);
}

BOOST_AUTO_TEST_CASE(errors_say_what_should_stand_there) {
  BOOST_TEST(message("") == "line 1, column 1: the query ends where MATCH, WHERE or RETURN should stand");
  BOOST_TEST(message("MATCH (a) RETURN a LIMT 2") ==
             "line 1, column 20: expected ORDER BY, SKIP, LIMIT or the end of the query");
  BOOST_TEST(message("MATCH (a)-(b) RETURN a") == "line 1, column 11: expected '-'");
  BOOST_TEST(message("MATCH a RETURN a") == "line 1, column 7: expected a node such as (a:person)");
  BOOST_TEST(message("MATCH (a:) RETURN a") == "line 1, column 10: expected a label or type");
  BOOST_TEST(message("MATCH (a) WHERE RETURN a") == "line 1, column 17: expected an expression");
  BOOST_TEST(message("MATCH (a {name 'x'}) RETURN a") == "line 1, column 16: expected ':'");
  BOOST_TEST(message("RETURN a AS") == "line 1, column 12: the query ends where a name should stand");
  BOOST_TEST(message("RETURN a STARTS 'x'") == "line 1, column 17: expected WITH");
  BOOST_TEST(message("RETURN 1 ORDER a") == "line 1, column 16: expected BY");
  BOOST_TEST(message("RETURN 1 LIMIT") == "line 1, column 15: the query ends where a number should stand");
}

BOOST_AUTO_TEST_CASE(errors_name_what_is_not_in_the_subset) {
  const auto names = [](const std::string& query, const std::string& what) {
    BOOST_TEST_CONTEXT(query) { BOOST_TEST(message(query).find(what) != std::string::npos, message(query)); }
  };
  const std::string subset = " is not in the subset of openCypher that dramatis reads";
  names("OPTIONAL MATCH (a) RETURN a", "OPTIONAL MATCH" + subset);
  names("MATCH (a) OPTIONAL MATCH (b) RETURN a", "OPTIONAL MATCH" + subset);
  names("MATCH (a) WITH a RETURN a", "WITH" + subset);
  names("UNWIND [1] AS a RETURN a", "UNWIND" + subset);
  names("RETURN 1 UNION RETURN 2", "UNION" + subset);
  names("CALL db.labels()", "CALL" + subset);
  names("CREATE (a)", "CREATE writes, and a query only reads");
  names("MATCH (a) SET a.name = 'x'", "SET writes");
  names("MATCH (a) detach delete a", "DETACH writes");
  names("RETURN a + 1", "arithmetic (+)" + subset);
  names("RETURN 1 * 2", "arithmetic (*)" + subset);
  names("RETURN a =~ 'b'", "(=~)" + subset);
  names("RETURN a != b", "inequality is written <>");
  names("RETURN CASE WHEN a THEN b END", "CASE" + subset);
  names("RETURN any(x IN y WHERE x)", "any()" + subset);
  names("RETURN [x IN y | x]", "list comprehension" + subset.substr(0, 0));
  names("MATCH (a) WHERE EXISTS { (a)--() } RETURN a", "EXISTS" + subset);
  names("MATCH (a) WHERE exists((a)--()) RETURN a", "EXISTS" + subset);
  names("RETURN {a: 1}", "a map or subquery");
  names("MATCH (a:b:c) RETURN a", "a second label" + subset);
  names("MATCH (a:!b) RETURN a", "the negation of labels");
  names("MATCH (a $x) RETURN a", "a parameter for all properties" + subset);
  names("MATCH (a WHERE a.b) RETURN a", "WHERE inside of brackets");
  names("MATCH p = shortestPath((a)--(b)) RETURN p", "shortestPath()" + subset);
  names("RETURN “a”", "straight quotation marks");
}

BOOST_AUTO_TEST_CASE(what_is_not_closed_is_pointed_at) {
  BOOST_TEST(message("MATCH (a:person RETURN a") == "line 1, column 7: this ( is not closed");
  BOOST_TEST(message("MATCH (a]") == "line 1, column 9: this ] closes nothing");
  BOOST_TEST(message("RETURN 'a\\'") == "line 1, column 8: this ' is not closed");
  BOOST_TEST(message("RETURN `a") == "line 1, column 8: this ` is not closed");
  BOOST_TEST(message("RETURN 1 /* a") == "line 1, column 10: this comment is not closed");
  BOOST_TEST(message("RETURN ')', 1 // )") == "no error");
}

BOOST_AUTO_TEST_CASE(bad_literals) {
  BOOST_TEST(message("RETURN 'a\\q'") ==
             R"(line 1, column 10: this is no escape; known are \\ \' \" \b \f \n \r \t \uXXXX \UXXXXXXXX)");
  BOOST_TEST(message("RETURN '\\ud800'").find("no escape") != std::string::npos);
  BOOST_TEST(message("RETURN '\\u12'").find("no escape") != std::string::npos);
  BOOST_TEST(message("RETURN 9223372036854775808") == "line 1, column 8: this integer has more than 64 bits");
  BOOST_TEST(message("RETURN 1e999") == "line 1, column 8: this number is out of range");
  BOOST_TEST(message("RETURN 3abc") == "line 1, column 8: this is no number");
  BOOST_TEST(message("RETURN ``") == "line 1, column 8: this name is empty");
  BOOST_TEST(message("MATCH ()-[*99999999999999999999]-() RETURN 1") == "line 1, column 12: this number is too large");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text) {
  BOOST_TEST(message("RETURN '\xff'") == "line 1, column 9: this byte is not UTF-8");
  BOOST_TEST(message(std::string("RETURN 1\0", 9)) == "line 1, column 9: a query holds no zero byte");
  BOOST_TEST(error("RETURN\t\x1b 2J") == "line 1, column 8: expected an expression\n  RETURN   2J\n         ^");
}

BOOST_AUTO_TEST_CASE(nothing_exhausts_the_stack) {
  BOOST_TEST(message("RETURN " + repeat("(", 50) + "1" + repeat(")", 50)) == "no error");
  BOOST_TEST(message("RETURN " + repeat("[", 50) + repeat("]", 50)) == "no error");
  BOOST_TEST(message("RETURN " + repeat("(a {x: ", 25) + "1" + repeat("})-->()", 25)) == "no error");
  BOOST_TEST(message("RETURN " + repeat("(", 30000)) == "line 1, column 58: brackets are nested more than 50 deep");
  for (const std::string& nested :
       {repeat("NOT ", 10000) + "a", "a" + repeat(".a", 10000), "a" + repeat("[0]", 10000)}) {
    BOOST_TEST(message("RETURN " + nested).find("this is nested more than 200 deep") != std::string::npos);
  }
  for (const std::string& flat :
       {repeat("a OR ", 10000) + "a", repeat("1 < ", 15000) + "1", repeat("[1], ", 10000) + "1"}) {
    BOOST_TEST(message("RETURN " + flat) == "no error");
  }
  BOOST_TEST(message("MATCH " + repeat("(a)-->", 10000) + "(a) RETURN 1") == "no error");
  BOOST_TEST(message("RETURN '" + repeat("a", Source::max_size) + "'").find("longer than 65536 bytes") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
