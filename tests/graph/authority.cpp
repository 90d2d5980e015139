#include "graph/corrections/authority.hpp"

#include <array>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "extract/document_json.hpp"
#include "graph/actor_graph.hpp"
#include "graph/corrections/authority_file.hpp"
#include "graph/json/graph_json.hpp"
#include "tests/schema.hpp"

using namespace dramatis;

namespace {

using Entries = std::vector<AuthorityEntry>;

const Entries two{{"Q1", "Ana Moreau", {"A. \"Nan\" Moreau", "Moreau, Ana"}, Kind::person, "https://example.org/1"},
                  {"Q2", "Lake Board", {}, {}, ""}};

const std::vector<std::array<std::string, 3>> faults{
    {"a.csv", "", "a.csv: is empty"},
    {"a.csv", "id,title\n",
     "a.csv:1: unknown column 'title'; the first line names columns, parted by commas, among id, "
     "name, aliases, kind, url"},
    {"a.csv", "id,kind\n", "a.csv:1: there must be a column 'name'"},
    {"a.csv", "id,name,id\n", "a.csv:1: column 'id' stands twice"},
    {"a.csv", "id,name\nQ1,Ana\n\nQ2\n", "a.csv:4: has 1 cells, but the first line 2"},
    {"a.csv", "id,name\n\"Q\n1\",Ana\nQ2,\n", "a.csv:4: name must not be empty"},
    {"a.csv", "id,name\nQ1,Ana\nQ1,Bo\n", "a.csv:3: id 'Q1' stands before, at a.csv:2"},
    {"a.csv", "id,name,kind\nQ1,Ana,robot\n", "a.csv:2: unknown kind 'robot' (known: person, organization, place)"},
    {"a.csv", "id,name\nQ1,\"Ana\n", "a.csv:2: a quotation mark is not closed"},
    {"a.csv", "id,name\nQ1,\"Ana\"s\n",
     "a.csv:2: after a cell in quotation marks a comma or the line's end must follow"},
    {"a.csv", "id,name\nQ1,An\"a\n",
     "a.csv:2: a quotation mark within a cell; put the cell in quotation marks and double it"},
    {"a.csv", "id,name\nQ1,Ana\nQ2,B\xF6\n", "a.csv:3: is not UTF-8"},
    {"a.jsonl", R"({"id":"Q1","name":"Ana","alias":"A"})",
     "a.jsonl:1: alias: is not a field here; known are id, name, aliases, kind, url"},
    {"a.jsonl", R"({"id":"Q1","name":"Ana","aliases":"A"})", "a.jsonl:1: aliases: must be an array"},
    {"a.jsonl", "\n{\"id\":\"Q1\"}", "a.jsonl:2: name: is missing"},
    {"a.jsonl", "{\"id\":\"Q1\",\"name\":\"A\"}\n{\"id\":\"Q1\",\"name\":\"A\"}",
     "a.jsonl:2: id 'Q1' stands before, at a.jsonl:1"},
    {"a.tsv", "id\tname\n", "a.tsv: is not a known kind of authority file (.csv, .jsonl)"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(authority)

BOOST_AUTO_TEST_CASE(csv_is_read_with_quotes_and_columns_in_any_order) {
  const Entries read = read_authority(
      "\xEF\xBB\xBFname,id,url,aliases,kind\r\n"
      "Lake Board,Q2,,,\r\n\r\n"
      "Ana Moreau,Q1,https://example.org/1,\"A. \"\"Nan\"\" Moreau;Moreau, Ana| \",person\r\n",
      "people.csv");
  BOOST_TEST((read == two));
}

BOOST_AUTO_TEST_CASE(last_line_needs_no_end) {
  BOOST_TEST((read_authority("id,name\nQ2,Lake Board", "a.csv") == Entries{two[1]}));
  BOOST_TEST((read_authority("id,name\nQ2,\"Lake Board\"", "a.csv") == Entries{two[1]}));
}

BOOST_AUTO_TEST_CASE(json_lines_are_read) {
  const Entries read = read_authority(
      R"({"id":"Q2","name":"Lake  Board"})"
      "\n\n"
      R"({"id":"Q1","name":"Ana Moreau","aliases":["A. \"Nan\" Moreau","Moreau, Ana",""],"kind":"person","url":"https://example.org/1"})",
      "people.jsonl");
  BOOST_TEST((read == two));
}

BOOST_DATA_TEST_CASE(names_the_line_of_a_fault, boost::unit_test::data::xrange(faults.size()), i) {
  const std::string file = faults[i][0], text = faults[i][1], message = faults[i][2];
  BOOST_CHECK_EXCEPTION(read_authority(text, file), InputError, [&](const InputError& error) {
    BOOST_TEST(error.what() == message);
    return true;
  });
}

BOOST_AUTO_TEST_CASE(entries_of_one_id_are_united) {
  const Entries united = unite({{"Q1", "Ana", {"B"}, {}, "u"}, {"Q1", "Ana", {"A", "B"}, Kind::person, ""}});
  BOOST_TEST((united == Entries{{"Q1", "Ana", {"A", "B"}, Kind::person, "u"}}));
  BOOST_CHECK_EXCEPTION(
      unite({{"Q1", "Ana", {}, {}, ""}, {"Q1", "Bo", {}, {}, ""}}), InputError, [](const InputError& error) {
        BOOST_TEST(error.what() == "the authority's id 'Q1' has two different values as name: 'Ana' and 'Bo'");
        return true;
      });
  BOOST_CHECK_THROW(unite({{"Q1", "A", {}, Kind::place, ""}, {"Q1", "A", {}, Kind::person, ""}}), InputError);
}

BOOST_AUTO_TEST_CASE(name_that_two_claim_decides_nothing_and_is_said) {
  const Entries entries{{"Q1", "Ana Moreau", {"Moreau"}, Kind::person, ""},
                        {"Q2", "Luc Moreau", {"MOREAU"}, Kind::person, ""},
                        {"Q3", "Moreau", {}, Kind::place, ""}};
  const std::vector<std::string> expected{"'Moreau' decides nothing, as several of the authority claim it: 'Q1', 'Q2'"};
  BOOST_TEST(ambiguous_names(entries) == expected, boost::test_tools::per_element());
  BOOST_TEST(build_graph({}, entries).notices == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(graph_keeps_it) {
  std::ostringstream out;
  write_json(out, build_graph({}, two));
  BOOST_TEST((read_graph(out.str(), "test").authority == two));
  BOOST_TEST(schema_violation("graph/json/graph.schema.json", out.str()) == "");
}

BOOST_AUTO_TEST_SUITE_END()
