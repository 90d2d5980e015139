#include "graph/export/export.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/test/unit_test.hpp>
#include <set>
#include <stdexcept>
#include <string>

#include "graph/export/properties.hpp"
#include "graph/export/xml.hpp"

using namespace dramatis;

namespace {

/// Two people of that name; one met the other, as a sentence of that text says.
ActorGraph meeting(const std::string& name, const std::string& text, Status status = Status::asserted) {
  ActorGraph graph;
  for (const char* id : {"person/a", "person/b"}) {
    Actor actor;
    actor.id = id;
    actor.label = name;
    actor.aliases[name] = 1;
    boost::add_vertex(actor, graph.network);
  }
  Tie tie;
  tie.relation = RelationType::meets;
  tie.status = status;
  tie.confidence = 0.5;
  tie.evidence.resize(1);
  tie.evidence.front().place = {"doc", 2, 10, 20};
  tie.evidence.front().text = text;
  boost::add_edge(0, 1, tie, graph.network);
  return graph;
}

/// All that an export writes.
std::string exported(const char* format, const ActorGraph& graph) {
  std::string all;
  for (const Export::Part& part : export_format_from(format).write(graph).parts) all += part.content;
  return all;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(exports)

BOOST_AUTO_TEST_CASE(keys_are_safe_and_differ_where_ids_do) {
  BOOST_TEST(key_of("person/kemal-karabocek") == "person/kemal-karabocek");
  BOOST_TEST(key_of("person/Özil.2~") == "person/Özil.2~");
  BOOST_TEST(key_of("a b\"<>\n%;=\x7F") == "a%20b%22%3C%3E%0A%25%3B%3D%7F");
  BOOST_TEST(key_of("\xFF\xC3\xEF\xBF\xBE") == "%FF%C3%EF%BF%BE");
  std::set<std::string> keys;
  for (const char* id : {"a b", "a%20b", "a\x01", "a\x02", "a\xEF\xBF\xBD", "a\xFF", ""}) keys.insert(key_of(id));
  BOOST_TEST(keys.size() == 7);
}

BOOST_AUTO_TEST_CASE(control_characters_do_not_reach_xml) {
  BOOST_TEST(without_controls(std::string("a\0b\x1F\t\n", 6)) == "a\uFFFDb\uFFFD\t\n");
  BOOST_TEST(without_controls("\xEF\xBF\xBE\xEF\xBF\xBF \xC3") == "\uFFFD\uFFFD \uFFFD");
  BOOST_TEST(without_controls("é毛🕊\u0085") == "é毛🕊\u0085");
  BOOST_TEST(xml_text("<a b=\"c\">&'\n\x02") == "&lt;a b=&quot;c&quot;&gt;&amp;&#39;&#10;\uFFFD");
}

BOOST_AUTO_TEST_CASE(cypher_literals_end_where_they_should) {
  const std::string script = exported("cypher", meeting("O'Neil", "\\u0027}) DETACH \\' \\\n\x01"));
  BOOST_TEST(contains(script, R"(`name`: 'O\'Neil')"));
  BOOST_TEST(contains(script, R"(['\\' + 'u0027}) DETACH \\\' \\'])"));
}

BOOST_AUTO_TEST_CASE(turtle_literals_end_where_they_should) {
  const std::string turtle = exported("turtle", meeting(R"(" . <urn:a> <urn:b> "\)", "one\ntwo\x01"));
  BOOST_TEST(contains(turtle, R"(schema:name "\" . <urn:a> <urn:b> \"\\")"));
  BOOST_TEST(contains(turtle, R"(schema:text "one two")"));
}

BOOST_AUTO_TEST_CASE(a_statement_in_rdf_is_no_fact) {
  for (const Status status : {Status::asserted, Status::denied}) {
    const std::string turtle = exported("turtle", meeting("Ada", "They met.", status));
    BOOST_TEST(contains(turtle, "rdf:predicate d:meets"));
    BOOST_TEST(contains(turtle, "d:status d:" + std::string(to_string(status))));
    BOOST_TEST(!contains(turtle, "> d:meets"));
  }
}

BOOST_AUTO_TEST_CASE(mermaid_knows_no_syntax_in_names) {
  const std::string chart = exported("mermaid", meeting("\"]<b>`end`\n%%{init}", "%%{init: {}}%% & x"));
  BOOST_TEST(contains(chart, R"(n0("#34;#93;#60;b#62;#96;end#96; #37;#37;#123;init#125;"):::person)"));
  BOOST_TEST(contains(chart, "%% doc#35;2#58; #37;#37;#123;init#58; #123;#125;#125;#37;#37; #38; x\n"));
}

BOOST_AUTO_TEST_CASE(formulas_are_opened_by_an_apostrophe_in_csv_only) {
  const ActorGraph graph = meeting("=1+2", "@SUM(1)");
  BOOST_TEST(contains(exported("csv", graph), "person/a,'=1+2,person,'=1+2"));
  BOOST_TEST(contains(exported("csv", graph), "'@SUM(1)"));
  BOOST_TEST(contains(exported("neo4j", graph), "\"person/a\",\"=1+2\""));
}

BOOST_AUTO_TEST_CASE(lists_for_neo4j_are_parted_by_what_no_text_holds) {
  ActorGraph graph = meeting("Ada", "a;b");
  graph.network[0].aliases = {{"A;B", 1},
                              {"C\x1F"
                               "D",
                               2}};
  BOOST_TEST(contains(exported("neo4j", graph),
                      "\"A;B\x1F"
                      "C D\""));
}

BOOST_AUTO_TEST_CASE(gexf_unites_days_that_overlap) {
  ActorGraph graph = meeting("Ada", "They met.");
  Tie& tie = graph.network[*boost::edges(graph.network).first];
  tie.evidence.resize(4);
  tie.evidence[0].when = "2031-05-20/2031-05-26";
  tie.evidence[1].when = "2031-05-14";
  tie.evidence[2].when = "2031-05-24/..";
  tie.evidence[3].when = "soon";
  const std::string gexf = exported("gexf", graph);
  BOOST_TEST(contains(gexf,
                      "<spells>\n          <spell start=\"2031-05-14\" end=\"2031-05-14\"/>\n"
                      "          <spell start=\"2031-05-20\"/>\n        </spells>"));
}

BOOST_AUTO_TEST_CASE(followthemoney_says_what_it_leaves_out) {
  const auto notices = [](Status status) {
    return export_format_from("ftm").write(meeting("Ada", "They met.", status)).notices;
  };
  BOOST_TEST(notices(Status::asserted).empty());
  BOOST_TEST_REQUIRE(notices(Status::denied).size() == 1);
  BOOST_TEST(contains(notices(Status::denied).front(), "1 meetings (denied)"));
  BOOST_TEST(!contains(exported("ftm", meeting("Ada", "They met.", Status::denied)), "Event"));
}

BOOST_AUTO_TEST_CASE(an_empty_graph_is_exported_to_all_formats) {
  for (const ExportFormat& format : export_formats()) {
    for (const Export::Part& part : format.write({}).parts) {
      BOOST_TEST((format.name == "ftm") == part.content.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_longest_extension_names_the_format) {
  BOOST_TEST(export_format_of("a/talks.csv").name == "csv");
  BOOST_TEST(export_format_of("a/talks.neo4j.csv").name == "neo4j");
  BOOST_TEST(export_format_of("talks.ftm.json").name == "ftm");
  for (const char* file : {"talks.xls", "talks", ".csv", "talks.json"}) {
    BOOST_CHECK_EXCEPTION(export_format_of(file), std::invalid_argument, [](const auto& error) {
      return contains(error.what(), ".graphml, .gexf,") && contains(error.what(), ".sqlite");
    });
  }
  BOOST_CHECK_THROW(export_format_from("xls"), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(parts_have_their_name_before_the_extension) {
  const auto name = [](const char* file, const char* format) {
    return part_file(file, export_format_from(format), {"nodes", ""}).string();
  };
  BOOST_TEST(name("a/talks.csv", "csv") == "a/talks-nodes.csv");
  BOOST_TEST(name("talks.neo4j.csv", "neo4j") == "talks-nodes.neo4j.csv");
  BOOST_TEST(name("talks.txt", "neo4j") == "talks-nodes.txt");
  BOOST_TEST(name("talks", "csv") == "talks-nodes");
}

BOOST_AUTO_TEST_SUITE_END()
