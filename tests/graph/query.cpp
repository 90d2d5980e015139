#include "graph/query.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "tests/graph/annotated.hpp"

using namespace dramatis;

namespace {

ActorGraph example() {
  return graph_of({annotated("talks",
                             "[Turkish|LOC t] [President|per k] [Kemal Karaböcek|PER k] will meet [Bo Sand|PER b].\n"
                             "= leads k t asserted\n= meets k b planned\n"
                             "[Bo Sand|PER b] met [Karaböcek|PER k].\n= meets k b asserted\n"
                             "[Emine Karaböcek|PER e] speaks for the [Sand Board|ORG s].\n= represents e s asserted")});
}

std::vector<std::string> selected(const EdgeFilter& filter) {
  const ActorGraph graph = example();
  std::vector<std::string> edges;
  for (const auto edge : select_edges(graph.network, filter)) {
    const Tie& tie = graph.network[edge];
    edges.push_back(graph.network[boost::source(edge, graph.network)].label + ' ' +
                    std::string(to_string(tie.relation)) + ' ' + std::string(to_string(tie.status)));
  }
  return edges;
}

std::string printed(const ActorGraph& graph, TableFormat format) {
  std::ostringstream out;
  write_edges(out, graph.network, select_edges(graph.network, {}), format);
  return out.str();
}

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(query)

BOOST_AUTO_TEST_CASE(no_filter_lists_all) {
  BOOST_TEST(selected({}) == (Strings{"Bo Sand meets asserted", "Bo Sand meets planned",
                                      "Emine Karaböcek represents asserted", "Kemal Karaböcek leads asserted"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(filters_by_relation_and_status) {
  EdgeFilter filter;
  filter.relation = RelationType::meets;
  BOOST_TEST(selected(filter).size() == 2u);
  filter.status = Status::planned;
  BOOST_TEST(selected(filter) == Strings{"Bo Sand meets planned"}, boost::test_tools::per_element());
  filter.status = Status::denied;
  BOOST_TEST(selected(filter).empty());
}

BOOST_AUTO_TEST_CASE(finds_names_by_any_alias_without_case_and_accents) {
  EdgeFilter filter;
  filter.from = "KEMAL karabocek";
  filter.to = "turkish";
  BOOST_TEST(selected(filter) == Strings{"Kemal Karaböcek leads asserted"}, boost::test_tools::per_element());
  filter.to = "TÜRKIYE";
  BOOST_TEST(selected(filter).empty());  // not a name that the text uses
}

BOOST_AUTO_TEST_CASE(a_meeting_has_no_direction) {
  EdgeFilter filter;
  filter.from = "Kemal Karaböcek";
  filter.to = "Bo Sand";
  BOOST_TEST(selected(filter).size() == 2u);
  std::swap(filter.from, filter.to);
  BOOST_TEST(selected(filter).size() == 2u);
  filter = {};
  filter.from = "Turkey";  // who leads it is not led by it
  BOOST_TEST(selected(filter).empty());
}

BOOST_AUTO_TEST_CASE(words_of_a_name_serve_where_nobody_is_called_just_so) {
  EdgeFilter filter;
  filter.from = "karabocek";  // Kemal is called so, Emine never
  BOOST_TEST(selected(filter).size() == 3u);
  filter.from = "emine";
  BOOST_TEST(selected(filter) == Strings{"Emine Karaböcek represents asserted"}, boost::test_tools::per_element());
  filter.from = "sand";  // Bo Sand; of the Sand Board nothing is stated as a source
  BOOST_TEST(selected(filter).size() == 2u);
  filter.from = "karabo";  // a piece of a word
  BOOST_TEST(selected(filter).empty());
  filter.from = "person/emine-karabocek";
  BOOST_TEST(selected(filter).size() == 1u);
  filter.from = "?!";
  BOOST_TEST(selected(filter).empty());
}

BOOST_AUTO_TEST_CASE(filters_by_confidence) {
  Document document = annotated("a", "[Ann|PER a] met [Bo|PER b].\n= meets a b asserted");
  document.relations[0].confidence = 0.5;
  const ActorGraph graph = graph_of({document});
  EdgeFilter filter;
  filter.min_confidence = 0.5;
  BOOST_TEST(select_edges(graph.network, filter).size() == 1u);
  filter.min_confidence = 0.51;
  BOOST_TEST(select_edges(graph.network, filter).size() == 0u);
}

BOOST_AUTO_TEST_CASE(the_table_is_aligned_by_code_points) {
  Document document = annotated("a",
                                "[Øå|PER a] met [Bo|PER b].\n= meets a b planned\n"
                                "[Lengthy Name|PER c] leads [Bo|PER b].\n= leads c b asserted");
  document.relations[0].when = "Friday";
  BOOST_TEST(printed(graph_of({document}), TableFormat::table) ==
             "source        relation  target  status    when    document  sentence\n"
             "Bo            meets     Øå      planned   Friday  a         Øå met Bo.\n"
             "Lengthy Name  leads     Bo      asserted          a         Lengthy Name leads Bo.\n");
  BOOST_TEST(printed(build_graph({}), TableFormat::table) ==
             "source  relation  target  status  when  document  sentence\n");
}

BOOST_AUTO_TEST_CASE(the_table_keeps_escapes_from_the_terminal) {
  const ActorGraph graph =
      graph_of({annotated("a\x1b]0;x\x07", "[Ann|PER a] \x1b[2J met [Bo|PER b].\n= meets a b asserted")});
  const std::string table = printed(graph, TableFormat::table);
  BOOST_TEST(std::none_of(table.begin(), table.end(), [](char c) { return c != '\n' && c >= 0 && c < ' '; }));
}

BOOST_AUTO_TEST_CASE(csv_quotes_and_writes_no_formulas) {
  const ActorGraph graph = graph_of({annotated("-1+2", "[=Ann|PER a], \"met\" [@Bo|PER b]\n= meets a b asserted")});
  BOOST_TEST(printed(graph, TableFormat::csv) ==
             "source,relation,target,status,when,document,sentence\r\n"
             "'=Ann,meets,'@Bo,asserted,,'-1+2,\"'=Ann, \"\"met\"\" @Bo\"\r\n");
}

BOOST_AUTO_TEST_CASE(json_is_an_array_of_edges) {
  const ActorGraph graph = graph_of({annotated("a", "[Ann|PER a] met [Bo|PER b].\n= meets a b asserted")});
  BOOST_TEST(printed(graph, TableFormat::json) ==
             "[\n"
             R"({"source":"Ann","source_id":"person/ann","relation":"meets","target":"Bo","target_id":"person/bo",)"
             R"("status":"asserted","confidence":1.0,"evidence":[{"document":"a","sentence":0,"start":0,"end":11,)"
             R"("text":"Ann met Bo.","confidence":1.0}]})"
             "\n]\n");
  BOOST_TEST(printed(build_graph({}), TableFormat::json) == "[]\n");
}

BOOST_AUTO_TEST_SUITE_END()
