#include <boost/test/unit_test.hpp>
#include <string>

#include "graph/cypher/error.hpp"
#include "graph/cypher/query.hpp"
#include "tests/graph/cypher_graph.hpp"

using namespace dramatis;

namespace {

std::string answer(const std::string& query, const cypher::Parameters& parameters = {}) {
  static const ActorGraph graph = talks();
  return ask(graph.network, query, parameters);
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(cypher_query)

BOOST_AUTO_TEST_CASE(labels_and_properties) {
  BOOST_TEST(answer("MATCH (a:person) RETURN a.id ORDER BY a.id") ==
             "person/ann|person/bo-sand|person/emine-karabocek|person/kemal-karabocek|");
  BOOST_TEST(answer("MATCH (a:place|organization) RETURN a.kind ORDER BY a.id") == "organization|place|");
  BOOST_TEST(answer("MATCH (a:actor) RETURN count(*)") == "6|");
  BOOST_TEST(answer("MATCH (a {kind: 'place'}) RETURN labels(a)") == "actor; place|");
  BOOST_TEST(answer("MATCH (a {name: 'KEMAL KARABOCEK'}) RETURN a.aliases, a.mentions, a.documents, a.url") ==
             "Karaböcek; Kemal Karaböcek,3,talks,|");
  BOOST_TEST(answer("MATCH (a)-[:leads]->() RETURN a.roles") == "president of Turkey|");
}

BOOST_AUTO_TEST_CASE(relationships) {
  BOOST_TEST(answer("MATCH ()-[r:meets]->() RETURN r.status, r.date, r.dates, r.count, r.evidence ORDER BY r.status") ==
             "asserted,2031-05-13,2031-05-13,1,Turkish President Kemal Karaböcek met Bo Sand.|"
             "denied,,,1,Emine Karaböcek refused to see Bo Sand.|"
             "planned,,,1,Bo Sand will meet Karaböcek.|");
  BOOST_TEST(answer("MATCH (a)-[r {status: 'planned'}]-(b) RETURN type(r), a, b ORDER BY a") ==
             "meets,Bo Sand,Kemal Karaböcek|meets,Kemal Karaböcek,Bo Sand|");
  BOOST_TEST(answer("MATCH (a)-[r:leads|represents]->(b) RETURN r ORDER BY r") ==
             "Emine Karaböcek -[represents]-> Sand Board|Kemal Karaböcek -[leads]-> Turkey|");
  BOOST_TEST(answer("MATCH ()<-[r:leads]-(a) RETURN r.confidence, r.superseded, r.documents, r.where, r.roles") ==
             "1,false,talks,,President|");
}

BOOST_AUTO_TEST_CASE(the_question_of_the_help) {
  BOOST_TEST(answer("MATCH (a:person)-[m:meets {status: \"planned\"}]-(b) WHERE b.name CONTAINS \"karabocek\" "
                    "RETURN a.name, m.date, m.evidence ORDER BY m.date LIMIT 20") ==
             "Bo Sand,,Bo Sand will meet Karaböcek.|");
}

BOOST_AUTO_TEST_CASE(paths) {
  BOOST_TEST(answer("MATCH p = (:place)--()-[:meets*1..2]-(b) RETURN p, length(p) ORDER BY length(p), p LIMIT 2") ==
             "Turkey <-[leads]- Kemal Karaböcek -[meets]- Bo Sand,2|"
             "Turkey <-[leads]- Kemal Karaböcek -[planned meets]- Bo Sand,2|");
}

BOOST_AUTO_TEST_CASE(aggregates) {
  BOOST_TEST(answer("MATCH (a:person) OPTIONAL MATCH (a)--() RETURN a") ==
             "line 1, column 18: OPTIONAL MATCH is not in the subset of openCypher that dramatis reads; ask once with "
             "MATCH and once with WHERE NOT (a)--()");
  BOOST_TEST(
      answer("MATCH (a)-[r]-() RETURN a, count(*) AS n, count(r.date), min(r.status) ORDER BY n DESC, a LIMIT 2") ==
      "Bo Sand,3,1,asserted|Kemal Karaböcek,3,1,asserted|");
  BOOST_TEST(answer("MATCH (a) RETURN count(DISTINCT a.kind), collect(DISTINCT a.kind), sum(a.mentions)") ==
             "3,organization; person; place,11|");
  BOOST_TEST(answer("MATCH (a:person)-->() WHERE false RETURN count(a), avg(a.mentions), collect(a)") == "0,,|");
  BOOST_TEST(answer("MATCH (a) RETURN sum(a.name)") == "line 1, column 18: only numbers can be added");
}

BOOST_AUTO_TEST_CASE(distinct_order_skip_limit) {
  BOOST_TEST(answer("MATCH (a) RETURN DISTINCT a.kind ORDER BY a.kind DESC") == "place|person|organization|");
  BOOST_TEST(answer("MATCH (a) RETURN a.id ORDER BY a.kind DESC, a.id SKIP 1 LIMIT 2") == "person/ann|person/bo-sand|");
  BOOST_TEST(answer("MATCH ()-[r]->() RETURN r.date ORDER BY r.date LIMIT 1") == "2031-05-13|");
  BOOST_TEST(answer("MATCH ()-[r]->() RETURN r.date ORDER BY r.date DESC LIMIT 1") == "|");
  BOOST_TEST(answer("MATCH (a) RETURN a LIMIT 0") == "");
  BOOST_TEST(answer("MATCH (a) RETURN a.id ORDER BY a.id LIMIT 9223372036854775807") ==
             answer("MATCH (a) RETURN a.id ORDER BY a.id"));
  BOOST_TEST(answer("MATCH (a), (b), (c) RETURN a.id, b.id ORDER BY c.id, a.id, b.id SKIP 3 LIMIT 1") ==
             "organization/sand-board,person/emine-karabocek|");
}

BOOST_AUTO_TEST_CASE(parameters) {
  using cypher::Value;
  BOOST_TEST(answer("MATCH (a {name: $who}) RETURN a.id LIMIT $n",
                    {{"who", std::string("ann")}, {"n", std::int64_t{5}}}) == "person/ann|");
  BOOST_TEST(answer("MATCH (a) WHERE a.name IN $who RETURN a.id ORDER BY a.id",
                    {{"who", cypher::List{std::string("ANN"), std::string("Bo Sand")}}}) ==
             "person/ann|person/bo-sand|");
  BOOST_TEST(answer("RETURN $`x y` IS NULL", {{"x y", Value()}}) == "true|");
  BOOST_TEST(answer("RETURN $x") == "line 1, column 9: parameter $x has no value; give it by --param x=VALUE");
  BOOST_TEST(answer("RETURN 1", {{"x", Value()}}) == "the query has no parameter $x");
  BOOST_TEST(answer("RETURN 1 LIMIT $x", {{"x", std::string("1")}}) ==
             "line 1, column 17: SKIP and LIMIT take a whole number or a parameter, zero or more");
}

BOOST_AUTO_TEST_CASE(unknown_words_have_a_near_one) {
  BOOST_TEST(answer("MATCH (a:persn) RETURN a") ==
             "line 1, column 10: 'persn' is no label; near is person (known are actor, person, organization, place)");
  BOOST_TEST(answer("MATCH (a:Person) RETURN a") ==
             "line 1, column 10: 'Person' is no label; near is person (known are actor, person, organization, place)");
  BOOST_TEST(answer("MATCH (a:qwerty) RETURN a") ==
             "line 1, column 10: 'qwerty' is no label; known are actor, person, organization, place");
  BOOST_TEST(
      answer("MATCH ()-[:meet]-() RETURN 1") ==
      "line 1, column 12: 'meet' is no type of relationships; near is meets (known are leads, represents, meets)");
  BOOST_TEST(contains(answer("MATCH (a) RETURN a.nam"), "column 20: 'nam' is no property of a node; near is name"));
  BOOST_TEST(contains(answer("MATCH (a {stat: 1}) RETURN a"), "column 11: 'stat' is no property of a node; known are"));
  BOOST_TEST(
      contains(answer("MATCH ()-[r]-() RETURN r.stats"), "'stats' is no property of a relationship; near is status"));
  BOOST_TEST(contains(answer("MATCH ()-[r]-() RETURN r.name"), "'name' is no property of a relationship"));
  BOOST_TEST(contains(answer("MATCH (a) RETURN sise(a.name)"), "'sise' is no function; near is size"));
  BOOST_TEST(answer("MATCH (alpha) RETURN alpa") ==
             "line 1, column 22: 'alpa' is no variable; near is alpha (known are alpha)");
  BOOST_TEST(answer("RETURN a") == "line 1, column 8: 'a' is no variable");
  BOOST_TEST(contains(answer("MATCH (a) WHERE a:persn RETURN a"), "column 19: 'persn' is no label"));
}

BOOST_AUTO_TEST_CASE(variables_mean_one_thing) {
  BOOST_TEST(answer("MATCH (a)-[a]-() RETURN a") ==
             "line 1, column 12: 'a' is a node, and cannot be a relationship as well");
  BOOST_TEST(
      contains(answer("MATCH ()-[r]-()-[r]-() RETURN r"), "column 18: one MATCH can use 'r' for one relationship"));
  BOOST_TEST(contains(answer("MATCH (p), p = (a) RETURN p"), "column 12: 'p' stands for something else already"));
  BOOST_TEST(contains(answer("MATCH (a) WHERE (a)--(b) RETURN a"), "column 23: 'b' is not defined"));
  BOOST_TEST(contains(answer("MATCH ()-[r*]-() RETURN r.status"), "column 25: 'r' is a list of relationships"));
  BOOST_TEST(contains(answer("MATCH ()-[r*]-() MATCH ()-[r*]-() RETURN 1"), "needs a variable of its own"));
  BOOST_TEST(contains(answer("MATCH (a)-[* {status: a.kind}]-() RETURN 1"), "compared only to what is known before"));
}

BOOST_AUTO_TEST_CASE(columns_and_aggregates_have_their_places) {
  BOOST_TEST(contains(answer("MATCH (a) RETURN a, a"), "column 21: a column 'a' stands before"));
  BOOST_TEST(contains(answer("MATCH (a) WHERE count(a) > 1 RETURN a"), "an aggregate stands only in RETURN"));
  BOOST_TEST(contains(answer("MATCH (a) RETURN count(max(a.id))"), "an aggregate stands only in RETURN"));
  BOOST_TEST(contains(answer("MATCH (a) RETURN a.kind, count(*) > a.mentions"), "column 37: beside an aggregate"));
  BOOST_TEST(contains(answer("MATCH (a) RETURN a.kind, count(*) ORDER BY a.id"), "ORDER BY takes only columns"));
  BOOST_TEST(contains(answer("MATCH (a) RETURN DISTINCT a.kind ORDER BY a.id"), "ORDER BY takes only columns"));
  BOOST_TEST(contains(answer("MATCH (a) RETURN a ORDER BY count(*)"), "only if it is a column"));
  BOOST_TEST(contains(answer("RETURN max(*)"), "only count() takes *"));
  BOOST_TEST(contains(answer("RETURN size(*)"), "only aggregates take *"));
  BOOST_TEST(contains(answer("RETURN size(1, 2)"), "size() takes one value, not 2"));
  BOOST_TEST(contains(answer("MATCH () RETURN *"), "RETURN * needs a variable"));
}

BOOST_AUTO_TEST_CASE(values_of_the_wrong_type) {
  BOOST_TEST(answer("MATCH (a) WHERE a.name RETURN a") ==
             "line 1, column 17: this must be true or false, and is a string");
  BOOST_TEST(answer("RETURN 1 IN 2") == "line 1, column 13: IN wants a list on its right");
  BOOST_TEST(answer("RETURN size(1)") == "line 1, column 8: size() takes a list or a string, and this is an integer");
  BOOST_TEST(contains(answer("MATCH (a) RETURN a.name.kind"), "only nodes and relationships have properties"));
  BOOST_TEST(contains(answer("RETURN 1[0]"), "only a list has elements, and this is an integer"));
  BOOST_TEST(contains(answer("RETURN [1]['a']"), "an index is an integer, and this is a string"));
}

BOOST_AUTO_TEST_CASE(limits) {
  Network network(30);
  for (std::size_t i = 0; i < 30; ++i) {
    network[i].id = network[i].label = std::string(1, static_cast<char>('A' + i));
    for (std::size_t j = 0; j < i; ++j) boost::add_edge(j, i, Tie{}, network);
  }
  const cypher::PropertyGraph graph(network);
  const auto message = [&](const std::string& query, const cypher::Limits& some) {
    try {
      cypher::run(cypher::compile(query, {}), graph, some);
    } catch (const cypher::LimitError& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  BOOST_TEST(contains(message("MATCH (a)-[*]-(b) RETURN count(*)", {.seconds = 0.05}), "took more than 0.05 s"));
  BOOST_TEST(contains(message("MATCH ({id: 'A'})-[*]-({id: 'B'}) RETURN count(*)", {.seconds = 0.05}), "took more"));
  BOOST_TEST(contains(
      message("MATCH (a), (b), (c), (d), (e), (f) WHERE a.id = f.id RETURN count(*)", {.seconds = 0.05}), "took"));
  BOOST_TEST(contains(message("MATCH (a), (b), (c) RETURN a", {.values = 1000}), "more than 1000 values"));
  BOOST_TEST(contains(message("MATCH (a), (b), (c) RETURN collect(a)", {.values = 1000}), "more than 1000 values"));
  BOOST_TEST(contains(message("MATCH (a), (b), (c) RETURN a, b, c, count(*)", {.values = 1000}), "more than 1000"));
  BOOST_TEST(message("MATCH (a), (b), (c) RETURN a ORDER BY c LIMIT 2", {.values = 1000}) == "no error");
  BOOST_TEST(message("MATCH (a)-[*]-(b) RETURN a LIMIT 5", {.values = 1000}) == "no error");
  BOOST_TEST(message("MATCH (a), (b), (c) RETURN count(*)", {.values = 1000}) == "no error");
}

BOOST_AUTO_TEST_SUITE_END()
