#include "render/dot.hpp"

#include <graphviz/cgraph.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>

#include "tests/render/networks.hpp"

using namespace dramatis;

namespace {

using Graph = std::unique_ptr<Agraph_t, int (*)(Agraph_t*)>;

Graph parse(const std::string& dot) { return {agmemread(dot.c_str()), &agclose}; }

std::string get(void* object, std::string attribute) {
  const char* value = agget(object, attribute.data());
  return value != nullptr ? value : "(none)";
}

Agnode_t* node(const Graph& graph, std::string name) { return agnode(graph.get(), name.data(), 0); }

}  // namespace

BOOST_AUTO_TEST_SUITE(dot)

BOOST_AUTO_TEST_CASE(libcgraph_reads_what_is_written) {
  const Graph graph = parse(to_dot(test::talks(), {.title = "Talks", .width_mm = 170}));
  BOOST_TEST_REQUIRE(graph.get() != nullptr);
  BOOST_TEST(agnnodes(graph.get()) == 4);
  BOOST_TEST(agnedges(graph.get()) == 6);
  BOOST_TEST(get(graph.get(), "label") == "Talks\\nNot shown: 1 actor without a relation.");
  Agnode_t* berg = node(graph, "person/Anna Berg");
  BOOST_TEST_REQUIRE(berg != nullptr);
  BOOST_TEST(get(berg, "label") == "Anna Berg\\npresident");
  BOOST_TEST(get(berg, "shape") == "box");
  BOOST_TEST(get(berg, "style") == "rounded,filled");
  BOOST_TEST(get(node(graph, "place/Norway"), "shape") == "hexagon");
}

BOOST_AUTO_TEST_CASE(ties_of_one_pair_are_all_there) {
  const Graph graph = parse(to_dot(test::talks(), {.title = "", .width_mm = 170}));
  Agnode_t* berg = node(graph, "person/Anna Berg");
  Agnode_t* dahl = node(graph, "person/Carl Dahl");
  BOOST_TEST_REQUIRE((berg != nullptr && dahl != nullptr));
  std::map<std::string, Agedge_t*> ties;
  for (Agedge_t* edge = agfstout(graph.get(), berg); edge != nullptr; edge = agnxtout(graph.get(), edge))
    if (aghead(edge) == dahl) ties[get(edge, "status")] = edge;
  BOOST_TEST_REQUIRE(ties.size() == 3U);
  BOOST_TEST(get(ties["planned"], "style") == "dashed");
  BOOST_TEST(get(ties["planned"], "arrowhead") == "none");
  BOOST_TEST(get(ties["planned"], "label") == "meets, planned");
  BOOST_TEST(get(ties["denied"], "color") == "#767676");
  BOOST_TEST(get(ties["denied"], "evidence") == "2");
  BOOST_TEST(get(ties["asserted"], "color") == "#009E73");
}

BOOST_AUTO_TEST_CASE(hostile_labels_stay_text) {
  ActorGraph graph;
  const std::vector<std::string> labels = {"<b>bold</b>", "say \"hi\"", "back\\N\\", "two\nlines\x02",
                                           "}; graph [x=y]"};
  const auto hub = test::add_actor(graph, Kind::place, "Hub");
  for (const std::string& label : labels)
    test::add_tie(graph, test::add_actor(graph, Kind::person, label), hub, RelationType::leads);
  const Graph parsed = parse(to_dot(graph, {.title = "\"]; <i> \\N \\", .width_mm = 170}));
  BOOST_TEST_REQUIRE(parsed.get() != nullptr);
  BOOST_TEST(agnnodes(parsed.get()) == 6);
  BOOST_TEST(agnedges(parsed.get()) == 5);
  BOOST_TEST(get(parsed.get(), "label") == "\"]; <i> \\\\N \\\\");
  std::vector<std::string> read;
  for (Agnode_t* n = agfstnode(parsed.get()); n != nullptr; n = agnxtnode(parsed.get(), n)) {
    read.push_back(get(n, "label"));
    BOOST_TEST(aghtmlstr(agget(n, std::string("label").data())) == 0);
  }
  for (const char* label : {"<b>bold</b>", "say \"hi\"", "back\\\\N\\\\", "two lines", "}; graph [x=y]"})
    BOOST_TEST((std::find(read.begin(), read.end(), label) != read.end()), label);
}

BOOST_AUTO_TEST_CASE(an_empty_graph_is_valid) {
  const Graph graph = parse(to_dot({}, {.title = "Nothing", .width_mm = 170}));
  BOOST_TEST_REQUIRE(graph.get() != nullptr);
  BOOST_TEST(agnnodes(graph.get()) == 0);
}

BOOST_AUTO_TEST_CASE(the_same_graph_gives_the_same_bytes) {
  BOOST_TEST(to_dot(test::summit(9, 4), {.title = "", .width_mm = 170}) ==
             to_dot(test::summit(9, 4), {.title = "", .width_mm = 170}));
}

BOOST_AUTO_TEST_SUITE_END()
