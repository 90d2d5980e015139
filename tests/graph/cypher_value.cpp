#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <string>
#include <vector>

#include "graph/cypher/property_graph.hpp"
#include "graph/cypher/value.hpp"
#include "tests/graph/annotated.hpp"

using namespace dramatis::cypher;
using namespace std::string_literals;

namespace {

const double not_a_number = std::numeric_limits<double>::quiet_NaN();
const Value null;

Value whole(std::int64_t number) { return number; }
Value text(const std::string& words) { return words; }

/// 't', 'f' or '?'.
char letter(Truth truth) { return !truth ? '?' : *truth ? 't' : 'f'; }

char comparison(const Value& a, const Value& b) {
  const auto ordering = compare(a, b);
  return !ordering ? '?' : *ordering < 0 ? '<' : *ordering > 0 ? '>' : '=';
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cypher_value)

BOOST_AUTO_TEST_CASE(null_is_equal_to_nothing_known) {
  for (const Value& value : {null, whole(1), text("a"), Value(List{})}) {
    BOOST_TEST(letter(equals(null, value)) == '?');
    BOOST_TEST(letter(equals(value, null)) == '?');
    BOOST_TEST(comparison(value, null) == '?');
  }
}

BOOST_AUTO_TEST_CASE(numbers_compare_by_what_they_mean) {
  BOOST_TEST(letter(equals(whole(1), 1.0)) == 't');
  BOOST_TEST(comparison(whole(1), 1.5) == '<');
  BOOST_TEST(comparison(-1.5, whole(-1)) == '<');
  BOOST_TEST(comparison(whole(9007199254740993), 9007199254740992.0) == '>');
  BOOST_TEST(comparison(std::numeric_limits<std::int64_t>::max(), 0x1p63) == '<');
  BOOST_TEST(comparison(std::numeric_limits<std::int64_t>::min(), -0x1p63) == '=');
  BOOST_TEST(letter(equals(not_a_number, not_a_number)) == 'f');
  BOOST_TEST(comparison(not_a_number, whole(1)) == '?');
  BOOST_TEST(comparison(whole(1), std::numeric_limits<double>::infinity()) == '<');
}

BOOST_AUTO_TEST_CASE(values_of_two_types_are_not_equal_and_not_comparable) {
  BOOST_TEST(letter(equals(whole(1), text("1"))) == 'f');
  BOOST_TEST(letter(equals(true, whole(1))) == 'f');
  BOOST_TEST(comparison(whole(1), text("1")) == '?');
  BOOST_TEST(comparison(List{}, text("")) == '?');
}

BOOST_AUTO_TEST_CASE(lists_are_as_equal_as_their_elements) {
  const Value one_null = List{whole(1), null};
  BOOST_TEST(letter(equals(one_null, one_null)) == '?');
  BOOST_TEST(letter(equals(one_null, List{whole(2), null})) == 'f');
  BOOST_TEST(letter(equals(one_null, List{whole(1)})) == 'f');
  BOOST_TEST(letter(equals(List{whole(1)}, List{1.0})) == 't');
  BOOST_TEST(comparison(List{whole(1)}, List{whole(1), whole(0)}) == '<');
  BOOST_TEST(comparison(List{whole(2)}, List{whole(1), null}) == '>');
  BOOST_TEST(comparison(one_null, List{whole(1), whole(2)}) == '?');
}

BOOST_AUTO_TEST_CASE(membership_may_be_unknown) {
  const Value list = List{whole(1), null};
  BOOST_TEST(letter(is_in(whole(1), list)) == 't');
  BOOST_TEST(letter(is_in(whole(2), list)) == '?');
  BOOST_TEST(letter(is_in(null, List{})) == 'f');
  BOOST_TEST(letter(is_in(null, List{whole(1)})) == '?');
  BOOST_TEST(letter(is_in(whole(1), null)) == '?');
  BOOST_CHECK_THROW(is_in(whole(1), whole(1)), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(parts_of_strings) {
  BOOST_TEST(letter(starts_with(text("abc"), text("ab"))) == 't');
  BOOST_TEST(letter(ends_with(text("abc"), text("ab"))) == 'f');
  BOOST_TEST(letter(contains(text("Abc"), text("a"))) == 'f');
  BOOST_TEST(letter(contains(text("abc"), text(""))) == 't');
  BOOST_TEST(letter(contains(text("1"), whole(1))) == '?');
  BOOST_TEST(letter(contains(null, text("a"))) == '?');
}

BOOST_AUTO_TEST_CASE(all_values_have_an_order) {
  const std::vector<Value> sorted{Node{1}, List{}, List{whole(1)}, Path{{1}, {}}, text(""), text("B"),    text("a"),
                                  false,   true,   whole(-1),      0.5,           whole(1), not_a_number, null};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) BOOST_TEST(((order(sorted[i], sorted[j]) <=> 0) == (i <=> j)));
  }
  BOOST_TEST((order(whole(1), 1.0) == 0));
}

BOOST_AUTO_TEST_CASE(names_compare_by_alias_without_case_and_accents) {
  const dramatis::ActorGraph actors = graph_of({annotated(
      "a", "[Kemal Karaböcek|PER k] met [Şükrü al-Assad|PER s]; [Karaböcek|PER k] left.\n= meets k s asserted")});
  const PropertyGraph graph(actors.network);
  const Value kemal = property_of(graph, 0, "name");
  const Value assad = property_of(graph, 1, "name");
  BOOST_TEST(*text_of(kemal) == "Kemal Karaböcek");
  for (const std::string name : {"Kemal Karaböcek", "KEMAL karabocek", "karabocek", "Karaböcek"}) {
    BOOST_TEST(letter(equals(kemal, text(name))) == 't');
    BOOST_TEST(letter(equals(text(name), kemal)) == 't');
    BOOST_TEST(letter(is_in(kemal, List{text("x"), text(name)})) == 't');
  }
  BOOST_TEST(letter(equals(kemal, text("kemal"))) == 'f');
  BOOST_TEST(letter(starts_with(kemal, text("karab"))) == 't');
  BOOST_TEST(letter(starts_with(kemal, text("bocek"))) == 'f');
  BOOST_TEST(letter(ends_with(kemal, text("BÖCEK"))) == 't');
  BOOST_TEST(letter(contains(assad, text("sukru Al Assad"))) == 't');
  BOOST_TEST(letter(contains(assad, text("-"))) == 't');  // of which folding leaves nothing
  BOOST_TEST(letter(contains(kemal, text("-"))) == 'f');
  BOOST_TEST(letter(contains(kemal, text(""))) == 't');
  BOOST_TEST(letter(equals(kemal, text(""))) == 'f');
  BOOST_TEST(letter(equals(kemal, kemal)) == 't');
  BOOST_TEST(letter(equals(kemal, assad)) == 'f');
  BOOST_TEST(letter(equals(kemal, null)) == '?');
  const Value aliases = property_of(graph, 0, "aliases");
  BOOST_TEST(std::get<List>(aliases).size() == 2u);
  BOOST_TEST(letter(is_in(text("KARABOCEK"), aliases)) == 't');
  BOOST_TEST(letter(equals(std::get<List>(aliases)[0], text("kemal karabocek"))) !=
             letter(equals(std::get<List>(aliases)[0], text("karabocek"))));
  BOOST_TEST((order(kemal, text("Kemal Karaböcek")) == 0));
  BOOST_TEST((order(kemal, text("karabocek")) != 0));
}

BOOST_AUTO_TEST_CASE(weight_counts_what_is_held) {
  BOOST_TEST(weight(whole(1)) == 1u);
  BOOST_TEST(weight(Value(List{whole(1), List{null, null}})) == 5u);
  BOOST_TEST(weight(text(std::string(640, 'a'))) == 11u);
}

BOOST_AUTO_TEST_SUITE_END()
