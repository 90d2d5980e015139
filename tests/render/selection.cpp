#include "render/selection.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/render/networks.hpp"

using namespace dramatis;

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(actors_without_a_relation_are_left_out) {
  const ActorGraph graph = test::talks();
  const Selection selection = select(graph, {});
  BOOST_TEST(selection.actors.size() == 4U);
  BOOST_TEST(selection.ties.size() == 6U);
  BOOST_TEST(selection.left_out.unrelated == 1U);
  BOOST_TEST(left_out(graph.network, selection, {}) == "Not shown: 1 actor without a relation.");
}

BOOST_AUTO_TEST_CASE(the_least_central_are_left_out_first) {
  const ActorGraph graph = test::talks();
  const Selection selection = select(graph, {.max_actors = 2});
  BOOST_TEST_REQUIRE(selection.actors.size() == 2U);
  BOOST_TEST(graph.network[selection.actors[0]].label == "Anna Berg");
  BOOST_TEST(graph.network[selection.actors[1]].label == "Carl Dahl");
  BOOST_TEST(selection.ties.size() == 3U);
  BOOST_TEST(left_out(graph.network, selection, {}) ==
             "Not shown: 2 less central actors with 3 relations and 1 actor without a relation.");
}

BOOST_AUTO_TEST_CASE(a_hub_keeps_its_neighbours) {
  ActorGraph graph;
  const auto hub = test::add_actor(graph, Kind::place, "Hub");
  for (int i = 0; i < 20; ++i)
    test::add_tie(graph, test::add_actor(graph, Kind::person, "P" + std::to_string(i)), hub, RelationType::leads);
  const Selection selection = select(graph, {.max_actors = 5});
  BOOST_TEST(selection.actors.size() == 5U);
  BOOST_TEST(selection.ties.size() == 4U);
  BOOST_TEST(selection.left_out.less_central == 16U);
}

BOOST_AUTO_TEST_CASE(a_tie_of_an_actor_to_itself_is_no_relation) {
  ActorGraph graph;
  const auto actor = test::add_actor(graph, Kind::person, "Anna Berg");
  test::add_tie(graph, actor, actor, RelationType::meets);
  const Selection selection = select(graph, {.max_actors = 5});
  BOOST_TEST(selection.actors.empty());
  BOOST_TEST(selection.ties.empty());
}

BOOST_AUTO_TEST_CASE(ties_that_are_superseded_are_history) {
  ActorGraph graph = test::talks();
  for (const auto tie : boost::make_iterator_range(edges(graph.network)))
    for (Evidence& evidence : graph.network[tie].evidence)
      evidence.superseded = graph.network[tie].status == Status::planned || evidence.place.sentence == 1;
  const Selection selection = select(graph, {});
  BOOST_TEST(selection.ties.size() == 5U);  // of other statuses one sentence at least still holds
  BOOST_TEST(selection.left_out.superseded == 1U);
  BOOST_TEST(left_out(graph.network, selection, {}) ==
             "Not shown: 1 actor without a relation and 1 relation superseded by later reports.");
  BOOST_TEST(left_out(graph.network, select(graph, {.max_actors = 2}), {}) ==
             "Not shown: 2 less central actors with 3 relations, 1 actor without a relation and 1 relation superseded "
             "by later reports.");
  BOOST_TEST(select(graph, {.history = true}).ties.size() == 6U);
  BOOST_TEST(select(graph, {.history = true}).left_out.superseded == 0U);
}

BOOST_AUTO_TEST_CASE(whom_no_text_names_is_left_out_before_others) {
  ActorGraph graph = test::talks();
  graph.network[0].aliases.clear();
  const auto named = select(graph, {.max_actors = 3}).actors;
  BOOST_TEST(std::count(named.begin(), named.end(), 0U) == 0);
}

BOOST_AUTO_TEST_CASE(only_what_is_asked_for_is_shown_and_the_rest_is_told) {
  const ActorGraph graph = test::talks();
  const SelectionOptions meetings{.relations = {RelationType::meets}, .statuses = {Status::planned, Status::denied}};
  const Selection selection = select(graph, meetings);
  BOOST_TEST(selection.ties.size() == 2U);
  BOOST_TEST(selection.actors.size() == 2U);
  BOOST_TEST(
      left_out(graph.network, selection, meetings) ==
      "Not shown: 3 actors without a relation, 3 relations other than meets and 1 relation that is not planned or "
      "denied.");
}

BOOST_AUTO_TEST_CASE(the_focus_and_what_is_near_to_it_is_shown) {
  const ActorGraph graph = test::talks();
  const SelectionOptions near{.around = {0}, .depth = 1};  // the commission: Dahl and Norway
  const Selection selection = select(graph, near);
  BOOST_TEST(selection.actors.size() == 3U);
  BOOST_TEST(selection.ties.size() == 2U);
  BOOST_TEST(left_out(graph.network, selection, near) ==
             "Not shown: 1 actor more than 1 step from Truce Commission and 1 actor without a relation.");
  const SelectionOptions alone{.max_actors = 1, .around = {0}, .depth = 1};
  BOOST_TEST(select(graph, alone).actors == std::vector<Vertex>{0}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_period_goes_by_the_dates_of_the_sentences_and_else_of_their_documents) {
  ActorGraph graph = test::talks();
  graph.records.resize(1);
  graph.records[0].document = "article";
  graph.records[0].date = "2027-03-04";
  const auto first = *edges(graph.network).first;  // Berg leads Norway
  for (Evidence& evidence : graph.network[first].evidence) evidence.when = "2027-05-01";
  const SelectionOptions april{.from = parse_date("2027-04"), .to = parse_date("2027-06")};
  BOOST_TEST(select(graph, april).ties.size() == 1U);
  BOOST_TEST(
      left_out(graph.network, select(graph, april), april) ==
      "Not shown: 3 actors without a relation and 5 relations of other days than from 2027-04-01 to 2027-06-30.");
  BOOST_TEST(select(graph, {.to = parse_date("2027-03")}).ties.size() == 5U);
}

BOOST_AUTO_TEST_CASE(what_is_less_sure_is_left_out) {
  ActorGraph graph = test::talks();
  graph.network[*edges(graph.network).first].confidence = 0.4;
  BOOST_TEST(select(graph, {.min_confidence = 0.5}).left_out.confidence == 1U);
}

BOOST_AUTO_TEST_CASE(actors_without_a_relation_are_shown_where_asked_for) {
  BOOST_TEST(select(test::talks(), {.unrelated = true}).actors.size() == 5U);
  BOOST_TEST(select(test::talks(), {.max_actors = 4, .unrelated = true}).left_out.unrelated == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
