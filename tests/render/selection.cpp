#include "render/selection.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/render/networks.hpp"

using namespace dramatis;

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(actors_without_a_relation_are_left_out) {
  const Selection selection = select_core(test::talks().network, 30);
  BOOST_TEST(selection.actors.size() == 4U);
  BOOST_TEST(selection.ties.size() == 6U);
  BOOST_TEST(selection.unrelated == 1U);
  BOOST_TEST(left_out(selection) == "Not shown: 1 actor without a relation.");
}

BOOST_AUTO_TEST_CASE(the_least_central_are_left_out_first) {
  const ActorGraph graph = test::talks();
  const Selection selection = select_core(graph.network, 2);
  BOOST_TEST_REQUIRE(selection.actors.size() == 2U);
  BOOST_TEST(graph.network[selection.actors[0]].label == "Anna Berg");
  BOOST_TEST(graph.network[selection.actors[1]].label == "Carl Dahl");
  BOOST_TEST(selection.ties.size() == 3U);
  BOOST_TEST(left_out(selection) ==
             "Not shown: 2 less central actors with 3 relations and 1 actor without a relation.");
}

BOOST_AUTO_TEST_CASE(a_hub_keeps_its_neighbours) {
  ActorGraph graph;
  const auto hub = test::add_actor(graph, Kind::place, "Hub");
  for (int i = 0; i < 20; ++i)
    test::add_tie(graph, test::add_actor(graph, Kind::person, "P" + std::to_string(i)), hub, RelationType::leads);
  const Selection selection = select_core(graph.network, 5);
  BOOST_TEST(selection.actors.size() == 5U);
  BOOST_TEST(selection.ties.size() == 4U);
  BOOST_TEST(selection.less_central == 16U);
}

BOOST_AUTO_TEST_CASE(a_tie_of_an_actor_to_itself_is_no_relation) {
  ActorGraph graph;
  const auto actor = test::add_actor(graph, Kind::person, "Anna Berg");
  test::add_tie(graph, actor, actor, RelationType::meets);
  const Selection selection = select_core(graph.network, 5);
  BOOST_TEST(selection.actors.empty());
  BOOST_TEST(selection.ties.empty());
}

BOOST_AUTO_TEST_CASE(ties_that_are_superseded_are_history) {
  ActorGraph graph = test::talks();
  for (const auto tie : boost::make_iterator_range(edges(graph.network)))
    for (Evidence& evidence : graph.network[tie].evidence)
      evidence.superseded = graph.network[tie].status == Status::planned || evidence.place.sentence == 1;
  const Selection selection = select_core(graph.network, 30);
  BOOST_TEST(selection.ties.size() == 5U);  // of other statuses one sentence at least still holds
  BOOST_TEST(selection.superseded == 1U);
  BOOST_TEST(left_out(selection) ==
             "Not shown: 1 actor without a relation and 1 relation superseded by later reports.");
  BOOST_TEST(left_out(select_core(graph.network, 2)) ==
             "Not shown: 2 less central actors with 3 relations, 1 actor without a relation and 1 relation superseded "
             "by later reports.");
  BOOST_TEST(select_core(graph.network, 30, true).ties.size() == 6U);
  BOOST_TEST(select_core(graph.network, 30, true).superseded == 0U);
}

BOOST_AUTO_TEST_CASE(whom_no_text_names_is_left_out_before_others) {
  ActorGraph graph = test::talks();
  graph.network[0].aliases.clear();
  const auto named = select_core(graph.network, 3).actors;
  BOOST_TEST(std::count(named.begin(), named.end(), 0U) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
