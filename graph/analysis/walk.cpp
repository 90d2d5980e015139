#include "graph/analysis/walk.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <limits>
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

constexpr std::size_t max_tries = 5'000'000;  // of a step, before a search is given up: some tenths of a second

/// Finds the paths of just so many steps, and adds them to others.
class PathSearch {
 public:
  PathSearch(const Contacts& contacts, Vertex to, const std::vector<std::size_t>& steps_left, std::size_t length)
      : contacts_(contacts), to_(to), steps_left_(steps_left), length_(length) {}

  /// Lets `paths` have no more than `limit`, and takes the steps that it tries from `tries`.
  void find(Vertex from, std::size_t limit, std::size_t& tries, Paths& paths) {
    enter(from);
    while (!path_.empty()) {
      if (path_.back() == to_ && path_.size() == length_ + 1) {
        paths.is_all = paths.found.size() < limit;
        if (!paths.is_all) return;
        paths.found.push_back(path_);
      }
      if (path_.back() == to_ || untried_.back().empty()) {
        path_.pop_back();
        untried_.pop_back();
        continue;
      }
      paths.is_all = tries-- > 0;
      if (!paths.is_all) return;
      const Vertex next = untried_.back().front();
      untried_.back().drop_front();
      if (is_possible(next)) enter(next);
    }
  }

 private:
  void enter(Vertex vertex) {
    path_.push_back(vertex);
    untried_.push_back(boost::make_iterator_range(boost::adjacent_vertices(vertex, contacts_)));
  }

  bool is_possible(Vertex next) const {
    return steps_left_[next] != unreached && path_.size() + steps_left_[next] <= length_ &&
           std::find(path_.begin(), path_.end(), next) == path_.end();
  }

  using Neighbours = boost::iterator_range<Contacts::adjacency_iterator>;

  const Contacts& contacts_;
  Vertex to_;
  const std::vector<std::size_t>& steps_left_;
  std::size_t length_;
  Path path_;
  std::vector<Neighbours> untried_;  // of each vertex of the path
};

}  // namespace

bool TieFilter::admits(const Tie& tie) const {
  return tie.relation == relation.value_or(tie.relation) && tie.status == status.value_or(tie.status);
}

Contacts contacts_of(const Network& network, const TieFilter& filter) {
  std::vector<std::pair<Vertex, Vertex>> pairs;
  for (const auto tie : boost::make_iterator_range(boost::edges(network))) {
    const Vertex source = boost::source(tie, network);
    const Vertex target = boost::target(tie, network);
    if (source != target && filter.admits(network[tie])) pairs.emplace_back(std::minmax({source, target}));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return {pairs.begin(), pairs.end(), boost::num_vertices(network)};
}

Components components_of(const Contacts& contacts) {
  std::vector<std::size_t> component_of(boost::num_vertices(contacts));
  const std::size_t count = boost::connected_components(contacts, component_of.data());
  std::vector<std::size_t> sizes(count);
  for (const std::size_t component : component_of) ++sizes[component];
  return {count, sizes.empty() ? 0 : *std::max_element(sizes.begin(), sizes.end())};
}

Paths paths_between(const Contacts& contacts, Vertex from, Vertex to, std::size_t longer, std::size_t limit) {
  const std::vector<std::size_t> steps_left = steps_from(contacts, to);
  Paths paths;
  if (steps_left[from] == unreached) return paths;
  std::size_t tries = max_tries;
  for (std::size_t extra = 0; extra <= longer && paths.is_all; ++extra) {
    PathSearch(contacts, to, steps_left, steps_left[from] + extra).find(from, limit, tries, paths);
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
