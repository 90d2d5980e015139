#include "graph/analysis/walk.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <initializer_list>
#include <random>
#include <sstream>
#include <string>

#include "graph/analysis/betweenness.hpp"
#include "graph/analysis/ranking.hpp"
#include "tests/graph/annotated.hpp"

using namespace dramatis;

namespace {

/// A network of persons "0", "1" ... and the ties between them.
Network network_of(std::size_t size, std::initializer_list<std::pair<std::size_t, std::size_t>> ties) {
  Network network(size);
  for (std::size_t i = 0; i < size; ++i) {
    network[i].label = std::to_string(i);
    network[i].id = "person/" + network[i].label;
  }
  for (const auto& [source, target] : ties) boost::add_edge(source, target, Tie{}, network);
  return network;
}

/// "0-1-3 0-2-3"
std::string paths(const Network& network, Vertex from, Vertex to, std::size_t longer = 0) {
  std::string text;
  for (const Path& path : paths_between(contacts_of(network), from, to, longer, 100).found) {
    text += text.empty() ? "" : " ";
    for (const Vertex& vertex : path) text += (&vertex == &path.front() ? "" : "-") + network[vertex].label;
  }
  return text;
}

/// "3:2 1:1", the most central first.
std::string ranked(const Network& network, Centrality centrality, std::size_t limit = 100) {
  std::ostringstream text;
  for (const auto& [actor, score] : rank(network, centrality, limit).actors) {
    text << (text.view().empty() ? "" : " ") << actor << ':' << score;
  }
  return text.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(walk)

BOOST_AUTO_TEST_CASE(contacts_are_pairs_whatever_ties_them) {
  const Contacts contacts = contacts_of(network_of(4, {{0, 1}, {1, 0}, {0, 1}, {2, 2}, {1, 2}}));
  BOOST_TEST(boost::num_vertices(contacts) == 4u);
  BOOST_TEST(boost::num_edges(contacts) == 2u);
}

BOOST_AUTO_TEST_CASE(components_are_counted) {
  const Components components = components_of(contacts_of(network_of(6, {{0, 1}, {2, 1}, {3, 4}})));
  BOOST_TEST(components.count == 3u);
  BOOST_TEST(components.largest == 3u);
  BOOST_TEST(components_of(Contacts()).count == 0u);
}

BOOST_AUTO_TEST_CASE(all_shortest_paths_are_found_against_directions_too) {
  // A square with a tail, and a way round that is longer.
  const Network network = network_of(8, {{3, 1}, {0, 1}, {2, 0}, {2, 3}, {3, 4}, {0, 5}, {5, 6}, {6, 4}});
  BOOST_TEST(paths(network, 0, 3) == "0-1-3 0-2-3");
  BOOST_TEST(paths(network, 3, 0) == "3-1-0 3-2-0");
  BOOST_TEST(paths(network, 0, 4) == "0-1-3-4 0-2-3-4 0-5-6-4");
  BOOST_TEST(paths(network, 0, 1) == "0-1");
  BOOST_TEST(paths(network, 0, 7) == "");
  BOOST_TEST(paths(network, 0, 0) == "0");
}

BOOST_AUTO_TEST_CASE(paths_stop_at_the_limit) {
  // A chain of 40 diamonds: 2^40 shortest paths.
  Network network(121);
  for (std::size_t i = 0; i < 120; i += 3) {
    for (const std::size_t way : {i + 1, i + 2}) {
      boost::add_edge(i, way, Tie{}, network);
      boost::add_edge(way, i + 3, Tie{}, network);
    }
  }
  const Paths paths = paths_between(contacts_of(network), 0, 120, 0, 7);
  BOOST_TEST(paths.found.size() == 7u);
  BOOST_TEST(!paths.is_all);
  BOOST_TEST(paths_between(contacts_of(network), 0, 3, 0, 2).is_all);
}

BOOST_AUTO_TEST_CASE(longer_paths_come_after_the_shortest_and_visit_nobody_twice) {
  // 0-1-2 with ways round over 3, and over 4 and 5, and a dead end.
  const Network network = network_of(7, {{0, 1}, {1, 2}, {0, 3}, {3, 1}, {1, 4}, {4, 5}, {5, 2}, {1, 6}});
  BOOST_TEST(paths(network, 0, 2) == "0-1-2");
  BOOST_TEST(paths(network, 0, 2, 1) == "0-1-2 0-3-1-2");
  BOOST_TEST(paths(network, 0, 2, 2) == "0-1-2 0-3-1-2 0-1-4-5-2");
  BOOST_TEST(paths(network, 0, 2, 9) == "0-1-2 0-3-1-2 0-1-4-5-2 0-3-1-4-5-2");
  BOOST_TEST(paths(network, 0, 0, 3) == "0");
}

BOOST_AUTO_TEST_CASE(a_search_for_longer_paths_ends) {
  // A clique that can only be left where it was entered.
  Network network(42);
  for (std::size_t i = 0; i < 40; ++i) {
    for (std::size_t k = 0; k < i; ++k) boost::add_edge(i, k, Tie{}, network);
  }
  boost::add_edge(40, 0, Tie{}, network);
  boost::add_edge(0, 41, Tie{}, network);
  const Paths paths = paths_between(contacts_of(network), 40, 41, 10, 100);
  BOOST_TEST(paths.found.size() == 1u);
  BOOST_TEST(!paths.is_all);
}

BOOST_AUTO_TEST_CASE(contacts_are_of_the_ties_that_fit) {
  Network network = network_of(4, {});
  boost::add_edge(0, 1, Tie{RelationType::leads, Status::asserted, 1, "", {}}, network);
  boost::add_edge(1, 2, Tie{RelationType::leads, Status::ended, 1, "", {}}, network);
  boost::add_edge(2, 3, Tie{RelationType::meets, Status::asserted, 1, "", {}}, network);
  const auto count = [&](const TieFilter& filter) { return boost::num_edges(contacts_of(network, filter)); };
  BOOST_TEST(count({}) == 3u);
  BOOST_TEST(count({RelationType::leads, {}}) == 2u);
  BOOST_TEST(count({{}, Status::asserted}) == 2u);
  BOOST_TEST(count({RelationType::meets, Status::ended}) == 0u);
}

BOOST_AUTO_TEST_CASE(ties_of_two_actors_have_a_verb_for_each_end) {
  const ActorGraph graph = graph_of({annotated("a",
                                               "[Ann|PER a] leads [Bo|PER b].\n= leads a b asserted\n"
                                               "[Bo|PER b] will meet [Ann|PER a].\n= meets b a planned\n"
                                               "[Bo|PER b] speaks for [Ann|PER a].\n= represents b a asserted\n"
                                               "[Bo|PER b] met [Cy|PER c].\n= meets b c asserted")});
  const auto verbs = [&](Vertex subject, Vertex other) {
    std::string text;
    for (const auto tie : ties_between(graph.network, subject, other)) {
      text += std::string(verb_of(graph.network, tie, subject)) + ';';
    }
    return text;
  };
  BOOST_TEST(verbs(0, 1) == "leads;meets;is represented by;");
  BOOST_TEST(verbs(1, 0) == "represents;is led by;meets;");
  BOOST_TEST(verbs(0, 2) == "");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(ranking)

BOOST_AUTO_TEST_CASE(degree_counts_others_once) {
  BOOST_TEST(ranked(network_of(4, {{1, 0}, {0, 1}, {2, 1}}), Centrality::degree) == "1:2 0:1 2:1 3:0");
}

BOOST_AUTO_TEST_CASE(betweenness_is_the_share_of_the_paths_of_others) {
  BOOST_TEST(ranked(network_of(4, {{1, 0}, {1, 2}, {3, 1}}), Centrality::betweenness) == "1:1 0:0 2:0 3:0");
  BOOST_TEST(ranked(network_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}}), Centrality::betweenness, 2) ==
             "0:0.166667 1:0.166667");
  BOOST_TEST(ranked(network_of(2, {{0, 1}}), Centrality::betweenness) == "0:0 1:0");
}

BOOST_AUTO_TEST_CASE(betweenness_estimated_from_all_is_exact) {
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    Network network(3 + random() % 40);
    const std::size_t size = boost::num_vertices(network);
    for (std::size_t i = random() % (3 * size); i > 0; --i) {
      boost::add_edge(random() % size, random() % size, Tie{}, network);
    }
    const Contacts contacts = contacts_of(network);
    const std::vector<double> exact = exact_betweenness(contacts);
    const std::vector<double> estimate = estimated_betweenness(contacts, size);
    for (std::size_t i = 0; i < size; ++i) BOOST_TEST(std::abs(exact[i] - estimate[i]) < 1e-12);
  }
}

BOOST_AUTO_TEST_CASE(betweenness_estimated_from_some_is_near_and_the_same_each_time) {
  std::mt19937 random(2);
  Network network(600);
  for (std::size_t i = 1; i < 600; ++i) boost::add_edge(i, random() % i, Tie{}, network);
  const Contacts contacts = contacts_of(network);
  const std::vector<double> exact = exact_betweenness(contacts);
  const std::vector<double> estimate = estimated_betweenness(contacts, 150);
  for (std::size_t i = 0; i < 600; ++i) BOOST_TEST(std::abs(exact[i] - estimate[i]) < 0.05);
  BOOST_TEST(estimate == estimated_betweenness(contacts, 150), boost::test_tools::per_element());
  BOOST_TEST((estimate != estimated_betweenness(contacts, 149)));
}

BOOST_AUTO_TEST_CASE(betweenness_of_a_large_network_is_estimated_and_says_so) {
  BOOST_TEST(pivots_for(Network(4000), Centrality::betweenness) == 0u);
  BOOST_TEST(pivots_for(Network(4001), Centrality::betweenness) == 256u);
  BOOST_TEST(pivots_for(Network(4001), Centrality::betweenness, 5000) == 0u);
  BOOST_TEST(pivots_for(Network(10), Centrality::betweenness, 3) == 3u);
  BOOST_TEST(pivots_for(Network(4001), Centrality::pagerank, 3) == 0u);

  const Network network = network_of(3, {{0, 1}, {1, 2}});
  const auto printed = [&](TableFormat format) {
    std::ostringstream out;
    write_ranking(out, network, rank(network, Centrality::betweenness, 1, 2), format);
    return out.str();
  };
  BOOST_TEST(printed(TableFormat::table).starts_with("betweenness (estimate from 2 pivots)  kind    actor\n"));
  BOOST_TEST(printed(TableFormat::csv).starts_with("betweenness (estimate from 2 pivots),kind,actor\r\n"));
  BOOST_TEST(printed(TableFormat::json).ends_with(",\"pivots\":2}\n]\n"));
}

BOOST_AUTO_TEST_CASE(pagerank_is_a_share) {
  BOOST_TEST(ranked(network_of(3, {{0, 1}, {1, 2}, {2, 0}}), Centrality::pagerank) ==
             "0:0.333333 1:0.333333 2:0.333333");
  // Of a star, the middle has m = 0.05 + 0.85 * 2 l, each leaf l = 0.05 + 0.85 * m / 2, and the sum is 1.
  BOOST_TEST(ranked(network_of(3, {{1, 0}, {1, 2}}), Centrality::pagerank) == "1:0.486486 0:0.256757 2:0.256757");
  BOOST_TEST(ranked(network_of(2, {}), Centrality::pagerank) == "0:0.5 1:0.5");
  BOOST_TEST(ranked(network_of(0, {}), Centrality::pagerank) == "");
}

BOOST_AUTO_TEST_CASE(is_printed_in_all_formats) {
  const Network network = network_of(2, {{0, 1}});
  const auto printed = [&](TableFormat format) {
    std::ostringstream out;
    write_ranking(out, network, rank(network, Centrality::degree, 1), format);
    return out.str();
  };
  BOOST_TEST(printed(TableFormat::table) == "degree  kind    actor\n1       person  0\n");
  BOOST_TEST(printed(TableFormat::csv) == "degree,kind,actor\r\n1,person,0\r\n");
  BOOST_TEST(printed(TableFormat::json) ==
             "[\n{\"actor\":\"0\",\"actor_id\":\"person/0\",\"kind\":\"person\",\"degree\":1.0}\n]\n");
}

BOOST_AUTO_TEST_CASE(words_are_read_as_they_are_written) {
  for (const Centrality centrality : {Centrality::degree, Centrality::betweenness, Centrality::pagerank}) {
    BOOST_TEST((centrality_from(to_string(centrality)) == centrality));
  }
  BOOST_CHECK_THROW(centrality_from("fame"), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
