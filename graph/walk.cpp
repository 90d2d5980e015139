#include "graph/walk.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <limits>
#include <set>
#include <stdexcept>
#include <utility>

namespace dramatis {
namespace {

constexpr std::size_t unreached = std::numeric_limits<std::size_t>::max();

/// By vertex: the number of steps to it.
std::vector<std::size_t> steps_from(const Contacts& contacts, Vertex start) {
  std::vector<std::size_t> steps(boost::num_vertices(contacts), unreached);
  steps[start] = 0;
  boost::breadth_first_search(
      contacts, start,
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(steps.data(), boost::on_tree_edge()))));
  return steps;
}

}  // namespace

Contacts contacts_of(const Network& network) {
  std::set<std::pair<Vertex, Vertex>> pairs;
  for (const auto tie : boost::make_iterator_range(boost::edges(network))) {
    pairs.insert(std::minmax({boost::source(tie, network), boost::target(tie, network)}));
  }
  Contacts contacts(boost::num_vertices(network));
  for (const auto& [one, other] : pairs) {
    if (one != other) boost::add_edge(one, other, contacts);
  }
  return contacts;
}

Components components_of(const Contacts& contacts) {
  std::vector<std::size_t> component_of(boost::num_vertices(contacts));
  const std::size_t count = boost::connected_components(contacts, component_of.data());
  std::vector<std::size_t> sizes(count);
  for (const std::size_t component : component_of) ++sizes[component];
  return {count, sizes.empty() ? 0 : *std::max_element(sizes.begin(), sizes.end())};
}

std::vector<Path> shortest_paths(const Contacts& contacts, Vertex from, Vertex to, std::size_t limit) {
  const std::vector<std::size_t> steps_left = steps_from(contacts, to);
  const auto neighbours = [&](Vertex vertex) {
    return boost::make_iterator_range(boost::adjacent_vertices(vertex, contacts));
  };
  std::vector<Path> paths;
  if (steps_left[from] == unreached) return paths;
  Path path{from};
  std::vector<decltype(neighbours(from))> untried{neighbours(from)};  // of each vertex of the path
  while (!path.empty() && paths.size() < limit) {
    if (path.back() == to) paths.push_back(path);
    if (path.back() == to || untried.back().empty()) {
      path.pop_back();
      untried.pop_back();
      continue;
    }
    const Vertex next = untried.back().front();
    untried.back().drop_front();
    if (steps_left[next] + 1 == steps_left[path.back()]) {
      path.push_back(next);
      untried.push_back(neighbours(next));
    }
  }
  return paths;
}

std::vector<Network::edge_descriptor> ties_between(const Network& network, Vertex one, Vertex other) {
  std::vector<Network::edge_descriptor> ties;
  for (const auto& [source, target] : {std::pair(one, other), std::pair(other, one)}) {
    for (const auto tie : boost::make_iterator_range(boost::out_edges(source, network))) {
      if (boost::target(tie, network) == target) ties.push_back(tie);
    }
  }
  return ties;
}

std::string_view verb_of(const Network& network, Network::edge_descriptor tie, Vertex subject) {
  const bool is_source = boost::source(tie, network) == subject;
  switch (network[tie].relation) {
    case RelationType::leads:
      return is_source ? "leads" : "is led by";
    case RelationType::represents:
      return is_source ? "represents" : "is represented by";
    case RelationType::meets:
      return "meets";
  }
  throw std::logic_error("no such relation");
}

}  // namespace dramatis
