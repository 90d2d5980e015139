#include "graph/analysis/communities.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <numeric>
#include <random>
#include <sstream>
#include <string>

#include "graph/analysis/louvain.hpp"
#include "graph/analysis/walk.hpp"

using namespace dramatis;

namespace {

using Edges = std::vector<WeightedGraph::Edge>;

/// All pairs of `size` vertices from `first` on.
void add_clique(Edges& edges, std::size_t first, std::size_t size) {
  for (std::size_t i = first; i < first + size; ++i) {
    for (std::size_t k = first; k < i; ++k) edges.push_back({i, k, 1});
  }
}

/// Cliques in a ring, each tied to the next by one edge.
Edges ring_of_cliques(std::size_t cliques, std::size_t size) {
  Edges edges;
  for (std::size_t i = 0; i < cliques; ++i) {
    add_clique(edges, i * size, size);
    edges.push_back({i * size, (i + 1) % cliques * size + 1, 1});
  }
  return edges;
}

/// A network with a tie for each edge, of as many sentences as it weighs.
Network network_of(std::size_t size, const Edges& edges, Status status = Status::asserted) {
  Network network(size);
  for (std::size_t i = 0; i < size; ++i) {
    network[i].label = std::to_string(i);
    network[i].id = "person/" + network[i].label;
  }
  for (const auto& [one, other, weight] : edges) {
    boost::add_edge(one, other,
                    Tie{RelationType::meets, status, 1, "", std::vector<Evidence>(static_cast<std::size_t>(weight))},
                    network);
  }
  return network;
}

/// "0 1 2|3 4 5"
std::string groups(const Network& network) {
  std::string text;
  for (std::vector<Vertex> group : communities_of(network).groups) {
    std::sort(group.begin(), group.end());
    text += text.empty() ? "" : "|";
    for (const Vertex& vertex : group) text += (&vertex == &group.front() ? "" : " ") + std::to_string(vertex);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(communities)

BOOST_AUTO_TEST_CASE(two_cliques_are_two) {
  Edges edges;
  add_clique(edges, 0, 4);
  add_clique(edges, 4, 4);
  edges.push_back({3, 4, 1});
  const Network network = network_of(9, edges);
  BOOST_TEST(groups(network) == "0 1 2 3|4 5 6 7|8");
  // Each has 6 of 13 edges within, and 13 of 26 ends.
  BOOST_TEST(communities_of(network).modularity == 12.0 / 13 - 0.5, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(cliques_of_a_ring_are_found) {
  const Communities found = communities_of(network_of(40, ring_of_cliques(8, 5)));
  BOOST_TEST(found.groups.size() == 8u);
  for (const auto& group : found.groups) {
    BOOST_TEST(group.size() == 5u);
    const Vertex first = *std::min_element(group.begin(), group.end());
    BOOST_TEST(first % 5 == 0u);
    BOOST_TEST(*std::max_element(group.begin(), group.end()) == first + 4);
  }
  BOOST_TEST(found.modularity == 80.0 / 88 - 1.0 / 8, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(a_club_that_splits_about_its_two_leaders) {
  // 0 and 9 are the leaders, each with four friends who know one neighbour, and 4 and 5 know each other.
  const Edges edges{{0, 1, 1}, {0, 2, 1}, {0, 3, 1}, {0, 4, 1}, {1, 2, 1}, {3, 4, 1}, {9, 5, 1},
                    {9, 6, 1}, {9, 7, 1}, {9, 8, 1}, {5, 6, 1}, {7, 8, 1}, {4, 5, 1}};
  const Communities found = communities_of(network_of(10, edges));
  BOOST_TEST(groups(network_of(10, edges)) == "0 1 2 3 4|5 6 7 8 9");
  BOOST_TEST(found.groups[0].front() == 0u);  // the leaders come first
  BOOST_TEST(found.groups[1].front() == 9u);
}

BOOST_AUTO_TEST_CASE(more_sentences_bind_closer) {
  // A ring of four, of which two opposite sides weigh more.
  BOOST_TEST(groups(network_of(4, {{0, 1, 5}, {1, 2, 1}, {2, 3, 5}, {3, 0, 1}})) == "0 1|2 3");
  BOOST_TEST(groups(network_of(4, {{0, 1, 1}, {1, 2, 5}, {2, 3, 1}, {3, 0, 5}})) == "0 3|1 2");
}

BOOST_AUTO_TEST_CASE(what_is_denied_does_not_bind) {
  Network network = network_of(4, {{0, 1, 1}, {2, 3, 1}});
  for (const Vertex other : {Vertex{2}, Vertex{3}}) {
    boost::add_edge(0, other, Tie{RelationType::meets, Status::denied, 1, "", std::vector<Evidence>(9)}, network);
  }
  BOOST_TEST(groups(network) == "0 1|2 3");
  BOOST_TEST(groups(network_of(3, {{0, 1, 3}, {1, 2, 3}}, Status::denied)) == "0|1|2");
}

BOOST_AUTO_TEST_CASE(nobody_is_in_no_community) {
  BOOST_TEST(groups(network_of(0, {})) == "");
  BOOST_TEST(communities_of(network_of(2, {})).modularity == 0);
  BOOST_TEST(groups(network_of(2, {{0, 0, 1}})) == "0|1");
}

BOOST_AUTO_TEST_CASE(communities_are_a_partition_that_hangs_together_and_is_better_than_none) {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    const std::size_t size = 2 + random() % 60;
    Edges edges;
    for (std::size_t i = random() % (3 * size); i > 0; --i) {
      edges.push_back({random() % size, random() % size, 1 + static_cast<WeightedGraph::Weight>(random() % 4)});
    }
    const Network network = network_of(size, edges);
    const Communities found = communities_of(network);
    std::vector<std::size_t> times(size), community_of(size);
    for (std::size_t i = 0; i < found.groups.size(); ++i) {
      for (const Vertex vertex : found.groups[i]) {
        ++times[vertex];
        community_of[vertex] = i;
      }
    }
    BOOST_TEST(std::count(times.begin(), times.end(), 1u) == static_cast<std::ptrdiff_t>(size));
    Network within(size);
    for (const auto& [one, other, weight] : edges) {
      if (community_of[one] == community_of[other]) boost::add_edge(one, other, Tie{}, within);
    }
    BOOST_TEST(components_of(contacts_of(within)).count == found.groups.size());
    BOOST_TEST(found.modularity > -1e-12);
    BOOST_TEST(found.modularity < 1);
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_edges_changes_nothing) {
  std::mt19937 random(3);
  Edges edges = ring_of_cliques(6, 4);
  for (int i = 0; i < 20; ++i) edges.push_back({random() % 24, random() % 24, 1});
  const std::string expected = groups(network_of(24, edges));
  for (int i = 0; i < 20; ++i) {
    std::shuffle(edges.begin(), edges.end(), random);
    for (auto& edge : edges) std::swap(edge.one, edge.other);
    BOOST_TEST(groups(network_of(24, edges)) == expected);
  }
}

BOOST_AUTO_TEST_CASE(communities_are_printed_in_all_formats) {
  const Network network = network_of(4, {{0, 1, 1}, {1, 2, 1}});
  const auto printed = [&](TableFormat format) {
    std::ostringstream out;
    write_communities(out, network, communities_of(network), 2, format);
    return out.str();
  };
  BOOST_TEST(printed(TableFormat::table) ==
             "community  size  actors\n1          3     1, 0, ...\n\nmodularity 0.000; 1 actor is in no community\n");
  BOOST_TEST(printed(TableFormat::csv) ==
             "community,size,actor,actor_id,kind\r\n1,3,1,person/1,person\r\n1,3,0,person/0,person\r\n"
             "1,3,2,person/2,person\r\n");
  BOOST_TEST(printed(TableFormat::json) ==
             "{\"modularity\":0.000,\"communities\":[\n"
             "{\"size\":3,\"actors\":[{\"actor\":\"1\",\"actor_id\":\"person/1\",\"kind\":\"person\"},"
             "{\"actor\":\"0\",\"actor_id\":\"person/0\",\"kind\":\"person\"},"
             "{\"actor\":\"2\",\"actor_id\":\"person/2\",\"kind\":\"person\"}]}\n]\n}\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(louvain_)

BOOST_AUTO_TEST_CASE(weights_between_the_same_ends_are_added) {
  const WeightedGraph graph(3, {{1, 0, 2}, {0, 1, 3}, {2, 2, 4}});
  BOOST_TEST(graph.edges().size() == 2u);
  BOOST_TEST(graph.total() == 9);
  BOOST_TEST(graph.strength(0) == 5);
  BOOST_TEST(graph.strength(2) == 8);
  std::size_t neighbours = 0;
  graph.each_neighbour(2, [&](std::size_t, WeightedGraph::Weight) { ++neighbours; });
  BOOST_TEST(neighbours == 0u);
}

BOOST_AUTO_TEST_CASE(modularity_is_that_of_the_definition) {
  std::mt19937 random(9);
  const std::size_t size = 12;
  Edges edges;
  for (int i = 0; i < 30; ++i) edges.push_back({random() % size, random() % size, 1});
  std::vector<std::size_t> community_of(size);
  for (std::size_t& community : community_of) community = random() % 4;
  // The sum over all ordered pairs of A_ij - k_i k_j / 2m, where they are of one community, over 2m.
  std::vector<std::vector<double>> adjacency(size, std::vector<double>(size));
  for (const auto& edge : edges) {
    adjacency[edge.one][edge.other] += 1;
    adjacency[edge.other][edge.one] += 1;
  }
  const auto degree = [&](std::size_t i) { return std::accumulate(adjacency[i].begin(), adjacency[i].end(), 0.0); };
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < size; ++k) {
      if (community_of[i] == community_of[k]) sum += adjacency[i][k] - degree(i) * degree(k) / 60;
    }
  }
  BOOST_TEST(modularity(WeightedGraph(size, edges), community_of) == sum / 60, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_SUITE_END()
