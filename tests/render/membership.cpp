#include "render/membership.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/render/networks.hpp"

using namespace dramatis;

namespace {

/// A country with a president, its ministry with a minister, and an envoy of another body.
struct State {
  ActorGraph graph;
  std::size_t country = test::add_actor(graph, Kind::place, "Norway");
  std::size_t ministry = test::add_actor(graph, Kind::organization, "Foreign Ministry");
  std::size_t president = test::add_actor(graph, Kind::person, "Anna Berg");
  std::size_t minister = test::add_actor(graph, Kind::person, "Carl Dahl");

  State() {
    test::add_tie(graph, president, country, RelationType::leads);
    test::add_tie(graph, minister, ministry, RelationType::leads);
    test::add_tie(graph, ministry, country, RelationType::represents);
    test::add_tie(graph, president, minister, RelationType::meets);
  }

  std::vector<std::vector<std::size_t>> groups(Grouping grouping) const {
    return membership_of(graph.network, select(graph, {}), grouping).groups;
  }
};

}  // namespace

using Groups = std::vector<std::vector<std::size_t>>;

BOOST_AUTO_TEST_SUITE(membership)

BOOST_AUTO_TEST_CASE(people_stand_with_whom_they_lead) {
  const State state;
  BOOST_TEST(
      (state.groups(Grouping::any) == Groups{{state.country, state.president}, {state.ministry, state.minister}}));
  BOOST_TEST((state.groups(Grouping::body) == Groups{{state.ministry, state.minister}}));
  BOOST_TEST((state.groups(Grouping::none).empty()));
}

BOOST_AUTO_TEST_CASE(by_country_organizations_and_their_people_stand_with_it) {
  const State state;
  BOOST_TEST(
      (state.groups(Grouping::country) == Groups{{state.country, state.ministry, state.president, state.minister}}));
}

BOOST_AUTO_TEST_CASE(groups_show_offices_of_their_head_and_nothing_else) {
  const State state;
  const Selection selection = select(state.graph, {});
  const std::vector<bool> shown = membership_of(state.graph.network, selection, Grouping::any).shown;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Vertex from = source(selection.ties[i], state.graph.network);
    const bool meets = state.graph.network[selection.ties[i]].relation == RelationType::meets;
    BOOST_TEST(shown[i] == (!meets && from != state.ministry));
  }
}

BOOST_AUTO_TEST_CASE(an_office_that_has_ended_makes_no_group) {
  ActorGraph graph;
  const auto berg = test::add_actor(graph, Kind::person, "Anna Berg");
  const auto norway = test::add_actor(graph, Kind::place, "Norway");
  test::add_tie(graph, berg, norway, RelationType::leads, Status::ended);
  BOOST_TEST(membership_of(graph.network, select(graph, {}), Grouping::any).groups.empty());
}

BOOST_AUTO_TEST_SUITE_END()
