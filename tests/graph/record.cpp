#include <boost/test/unit_test.hpp>

#include "tests/graph/annotated.hpp"

using namespace dramatis;

BOOST_AUTO_TEST_SUITE(record)

BOOST_AUTO_TEST_CASE(keys_the_text_by_its_hash) {
  Document document;
  document.article.text = "abc";
  BOOST_TEST(record_of(document).hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(gathers_names_nouns_and_mentions) {
  const Record record =
      record_of(annotated("a",
                          "[President|per t] [Irena Tal|PER t], [Tal|PER t] and [she|pro t]; a [man|per -] said.\n"
                          "[Tal|PER t] spoke."));
  BOOST_REQUIRE(record.entities.size() == 1u);  // "-" is nobody
  const Record::Entity& tal = record.entities[0];
  BOOST_TEST((tal.names == std::map<std::string, std::size_t>{{"Irena Tal", 1}, {"Tal", 2}}));
  BOOST_TEST((tal.roles == std::map<std::string, std::size_t>{{"President", 1}}));
  BOOST_TEST(tal.mentions == 5u);
}

BOOST_AUTO_TEST_CASE(takes_the_kind_of_the_names) {
  const Record record = record_of(annotated("a", "The [team|per x], [its|pro x], [its|pro x] [XYZ|ORG x]."));
  BOOST_TEST((record.entities.at(0).kind == Kind::organization));
}

BOOST_AUTO_TEST_CASE(keeps_the_sentence_of_a_statement) {
  const Record record = record_of(annotated("a", "Čau!\n[Ann|PER a]  met\t[Bo|PER b].\n= meets a b asserted"));
  const Record::Statement& statement = record.statements.at(0);
  BOOST_TEST(statement.sentence == "Ann met Bo.");
  BOOST_TEST(statement.start == 5u);
  BOOST_TEST(statement.end == 17u);
}

BOOST_AUTO_TEST_CASE(finds_the_office_next_to_the_target) {
  const Record record =
      record_of(annotated("a",
                          "[Kenya|LOC k]'s [president|per r], [Ron Otieno|PER r], an [author|per r], met [Bo|PER b].\n"
                          "= leads r k asserted\n= meets r b asserted\n"
                          "[Otieno|PER r] leads [Kenya|LOC k].\n= leads r k asserted\n"
                          "His [counterpart|per b] of [Mali|LOC m], [Bo|PER b].\n= leads b m asserted"));
  BOOST_TEST(record.statements.at(0).relation.role == "president");
  BOOST_TEST(record.statements.at(1).relation.role == "");  // nobody meets by office
  BOOST_TEST(record.statements.at(2).relation.role == "");  // the noun stands in another sentence
  BOOST_TEST(record.statements.at(3).relation.role == "");  // a bond, not an office
}

BOOST_AUTO_TEST_CASE(keeps_a_role_that_is_given) {
  Document document = annotated("a", "[Kenya|LOC k]'s [president|per r] [Otieno|PER r].\n= leads r k asserted");
  document.relations[0].role = "acting president";
  BOOST_TEST(record_of(document).statements.at(0).relation.role == "acting president");
}

BOOST_AUTO_TEST_CASE(reads_when_and_where_from_the_sentence) {
  Document document =
      annotated("a", "[Ann|PER a] will meet [Bo|PER b] in [Rome|LOC r] on Friday.\n= meets a b planned");
  document.article.date = "2024-05-14";
  const Relation relation = record_of(document).statements.at(0).relation;
  BOOST_TEST(relation.when == "2024-05-17");
  BOOST_TEST(relation.where == "Rome");
}

BOOST_AUTO_TEST_SUITE_END()
