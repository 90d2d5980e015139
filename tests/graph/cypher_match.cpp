#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/cypher/match.hpp"
#include "tests/graph/cypher_graph.hpp"

using namespace dramatis;

namespace {

/// Few actors with many ties between them, some from an actor to itself.
Network random_network(std::mt19937& random) {
  Network network(2 + random() % 5);
  for (std::size_t i = 0; i < boost::num_vertices(network); ++i) {
    network[i].id = network[i].label = std::string(1, static_cast<char>('a' + i));
    network[i].kind = static_cast<Kind>(random() % 3);
  }
  std::set<std::tuple<std::size_t, std::size_t, unsigned, unsigned>> edges;
  for (std::size_t i = 0; i < 2 * boost::num_vertices(network); ++i) {
    edges.emplace(random() % boost::num_vertices(network), random() % boost::num_vertices(network), random() % 3,
                  random() % 2);
  }
  for (const auto& [source, target, relation, status] : edges) {
    Tie tie;
    tie.relation = static_cast<RelationType>(relation);
    tie.status = static_cast<Status>(status);
    boost::add_edge(source, target, tie, network);
  }
  return network;
}

/// One relationship of a chain.
struct Link {
  std::string text;
  bool forward;
  bool backward;
  std::set<RelationType> types;
  std::size_t least;
  std::size_t most;
};

Link random_link(std::mt19937& random) {
  static const std::vector<std::pair<std::string, std::set<RelationType>>> types{
      {"", {RelationType::leads, RelationType::represents, RelationType::meets}},
      {":meets", {RelationType::meets}},
      {":leads|meets", {RelationType::leads, RelationType::meets}}};
  static const std::vector<std::tuple<std::string, std::size_t, std::size_t>> lengths{
      {"", 1, 1}, {"", 1, 1}, {"*2", 2, 2}, {"*0..2", 0, 2}, {"*..3", 1, 3}};
  const auto& [type, allowed] = types[random() % types.size()];
  const auto& [length, least, most] = lengths[random() % lengths.size()];
  const std::string body = "[" + type + length + "]";
  switch (random() % 3) {
    case 0:
      return {"-" + body + "->", true, false, allowed, least, most};
    case 1:
      return {"<-" + body + "-", false, true, allowed, least, most};
    default:
      return {"-" + body + "-", true, true, allowed, least, most};
  }
}

/// All chains of nodes that fit, by trying every tie at every place, from the left to the right.
class BruteForce {
 public:
  BruteForce(const Network& network, const std::vector<Link>& links) : network_(network), links_(links) {}

  /// How many chains lead from one node to another.
  std::size_t count(Vertex from, Vertex to) {
    to_ = to;
    return walk(0, 0, from);
  }

 private:
  std::size_t walk(std::size_t link, std::size_t length, Vertex at) {
    if (link == links_.size()) return at == to_;
    std::size_t found = length >= links_[link].least ? walk(link + 1, 0, at) : 0;
    if (length == links_[link].most) return found;
    for (const auto edge : boost::make_iterator_range(boost::edges(network_))) {
      const Tie& tie = network_[edge];
      if (!links_[link].types.count(tie.relation) || used_.count(&tie)) continue;
      const Vertex source = boost::source(edge, network_);
      const Vertex target = boost::target(edge, network_);
      used_.insert(&tie);
      if (links_[link].forward && source == at) found += walk(link, length + 1, target);
      const bool is_new = !links_[link].forward || source != target;
      if (links_[link].backward && target == at && is_new) found += walk(link, length + 1, source);
      used_.erase(&tie);
    }
    return found;
  }

  const Network& network_;
  const std::vector<Link>& links_;
  Vertex to_ = 0;
  std::set<const Tie*> used_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(cypher_match)

BOOST_AUTO_TEST_CASE(finds_what_brute_force_finds_from_wherever_it_starts) {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    const Network network = random_network(random);
    std::vector<Link> links;
    std::string chain;
    for (std::size_t n = 1 + random() % 3; links.size() < n;) {
      links.push_back(random_link(random));
      chain += links.back().text + (links.size() < n ? "()" : "");
    }
    BruteForce brute_force(network, links);
    std::size_t all = 0, to_last = 0, loops = 0;
    const Vertex last = boost::num_vertices(network) - 1;
    for (Vertex from = 0; from <= last; ++from) {
      for (Vertex to = 0; to <= last; ++to) all += brute_force.count(from, to);
      to_last += brute_force.count(from, last);
      loops += brute_force.count(from, from);
    }
    const auto count = [&](const std::string& pattern) {
      return ask(network, "MATCH " + pattern + " RETURN count(*)");
    };
    const auto text = [](std::size_t number) { return std::to_string(number) + '|'; };
    const std::string name = network[last].label;
    BOOST_TEST_CONTEXT(chain) {
      BOOST_TEST(count("()" + chain + "()") == text(all));
      BOOST_TEST(count("()" + chain + "({name: '" + name + "'})") == text(to_last));
      BOOST_TEST(count("()" + chain + "(b) WHERE b.id = '" + name + "'") == text(to_last));
      BOOST_TEST(count("(a)" + chain + "(a)") == text(loops));
      BOOST_TEST(count("({id: 'a'})" + chain + "({id: '" + name + "'})") == text(brute_force.count(0, last)));
      BOOST_TEST(count("(a) MATCH (b) MATCH (a)" + chain + "(b)") == text(all));
      BOOST_TEST(count("(a {id: 'a'}), (b) WHERE (a)" + chain + "(b)") == text([&] {
                   std::size_t reached = 0;
                   for (Vertex to = 0; to <= last; ++to) reached += brute_force.count(0, to) > 0;
                   return reached;
                 }()));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_relationship_is_taken_twice_in_one_match) {
  const ActorGraph graph = graph_of({annotated("a", "[Ann|PER a] met [Bo|PER b].\n= meets a b asserted")});
  BOOST_TEST(ask(graph.network, "MATCH (a)--(b)--(c) RETURN count(*)") == "0|");
  BOOST_TEST(ask(graph.network, "MATCH (a)--(b), (c)--(d) RETURN count(*)") == "0|");
  BOOST_TEST(ask(graph.network, "MATCH (a)--(b) MATCH (c)--(d) RETURN count(*)") == "4|");
  BOOST_TEST(ask(graph.network, "MATCH (a)--(b) WHERE (b)--(a) RETURN count(*)") == "2|");
}

BOOST_AUTO_TEST_CASE(a_path_as_long_as_the_graph) {
  constexpr std::size_t length = 100'000;
  Network network(length + 1);
  for (std::size_t i = 0; i <= length; ++i) {
    const std::string digits = std::to_string(i);
    network[i].id = std::string(6 - digits.size(), '0') + digits;
    if (i > 0) boost::add_edge(i - 1, i, Tie{}, network);
  }
  BOOST_TEST(ask(network, "MATCH p = ({id: '000000'})-[*]->({id: '100000'}) RETURN length(p)") == "100000|");
  BOOST_TEST(ask(network, "MATCH p = ({id: '100000'})<-[*..2]-(b) RETURN max(length(p))") == "2|");
}

BOOST_AUTO_TEST_SUITE_END()
