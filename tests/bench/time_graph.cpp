// Answers questions about a graph, and prints for each the seconds that it took.
//
//   time_graph GRAPH.json PIVOTS

#include <sys/resource.h>

#include <boost/range/iterator_range.hpp>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include "graph/analysis/communities.hpp"
#include "graph/analysis/ranking.hpp"
#include "graph/analysis/walk.hpp"
#include "graph/json/graph_json.hpp"
#include "tests/bench/stopwatch.hpp"

using namespace dramatis;

namespace {

/// Whom an actor's contacts over meetings that were held have met.
std::size_t two_hops(const Network& network, Vertex from) {
  const auto met = [&](Vertex vertex) {
    std::set<Vertex> others;
    const auto add = [&](auto edge, Vertex other) {
      const Tie& tie = network[edge];
      if (tie.relation == RelationType::meets && tie.status == Status::asserted) others.insert(other);
    };
    for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, network))) {
      add(edge, boost::target(edge, network));
    }
    for (const auto edge : boost::make_iterator_range(boost::in_edges(vertex, network))) {
      add(edge, boost::source(edge, network));
    }
    return others;
  };
  std::set<Vertex> reached;
  for (const Vertex other : met(from)) reached.merge(met(other));
  reached.erase(from);
  return reached.size();
}

/// Answers a question, prints its name, the seconds and the answer.
template <typename Answer>
void time(const std::string& question, Answer answer) {
  const Stopwatch watch;
  const auto found = answer();
  std::cout << question << ' ' << watch.seconds() << ' ' << found << std::endl;
}

double peak_gigabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / 1e9;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: time_graph GRAPH.json PIVOTS\n";
    return 2;
  }
  const Stopwatch watch;
  std::ifstream file(argv[1], std::ios::binary);
  const ActorGraph graph = read_graph(file, argv[1]);
  std::cout << "load " << watch.seconds() << ' ' << peak_gigabytes() << std::endl;

  const Network& network = graph.network;
  const Contacts contacts = contacts_of(network);
  const Vertex hub = rank(network, Centrality::degree, 1).actors.front().actor;
  const Vertex last = boost::num_vertices(network) - 1;
  const std::size_t pivots = std::stoul(argv[2]);
  // The place for the same question in Cypher, asked of `dramatis query`.
  time("two_hops", [&] { return two_hops(network, hub); });
  time("shortest_path", [&] { return paths_between(contacts, 0, last, 0, 1).found.front().size() - 1; });
  time("pagerank", [&] { return rank(network, Centrality::pagerank, 1).actors.front().score; });
  time("betweenness", [&] { return rank(network, Centrality::betweenness, 1, pivots).actors.front().score; });
  time("communities", [&] { return communities_of(network).modularity; });
}
