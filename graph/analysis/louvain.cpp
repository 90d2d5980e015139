#include "graph/analysis/louvain.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <numeric>
#include <tuple>

namespace dramatis {
namespace {

using Weight = WeightedGraph::Weight;

/// Moves vertices between communities, at first one for each, as long as that adds to modularity.
class Moves {
 public:
  explicit Moves(const WeightedGraph& graph) : graph_(graph), community_of_(graph.size()), weight_to_(graph.size()) {
    std::iota(community_of_.begin(), community_of_.end(), std::size_t{0});
    for (std::size_t vertex = 0; vertex < graph.size(); ++vertex) strength_.push_back(graph.strength(vertex));
  }

  std::vector<std::size_t> make() {
    std::deque<std::size_t> queue(community_of_.begin(), community_of_.end());
    std::vector<bool> is_queued(graph_.size(), true);
    while (!queue.empty()) {
      const std::size_t vertex = queue.front();
      queue.pop_front();
      is_queued[vertex] = false;
      if (!move(vertex)) continue;
      graph_.each_neighbour(vertex, [&](std::size_t other, Weight) {
        if (community_of_[other] == community_of_[vertex] || is_queued[other]) return;
        queue.push_back(other);
        is_queued[other] = true;
      });
    }
    return community_of_;
  }

 private:
  /// To the best community, if there is a better one.
  bool move(std::size_t vertex) {
    const std::size_t old = community_of_[vertex];
    strength_[old] -= graph_.strength(vertex);
    std::vector<std::size_t> near;
    graph_.each_neighbour(vertex, [&](std::size_t other, Weight weight) {
      const std::size_t community = community_of_[other];
      if (weight_to_[community] == 0) near.push_back(community);
      weight_to_[community] += weight;
    });
    std::sort(near.begin(), near.end());
    std::size_t best = old;
    Weight most = gain(vertex, old);
    for (const std::size_t community : near) {
      if (const Weight here = gain(vertex, community); here > most) std::tie(best, most) = std::tie(community, here);
    }
    for (const std::size_t community : near) weight_to_[community] = 0;
    strength_[best] += graph_.strength(vertex);
    community_of_[vertex] = best;
    return best != old;
  }

  /// What modularity gains when a vertex that is in no community joins one, times 2 (total weight)^2.
  Weight gain(std::size_t vertex, std::size_t community) const {
    return 2 * graph_.total() * weight_to_[community] - graph_.strength(vertex) * strength_[community];
  }

  const WeightedGraph& graph_;
  std::vector<std::size_t> community_of_;
  std::vector<Weight> strength_;   // by community
  std::vector<Weight> weight_to_;  // by community: of the edges of the vertex that is moved
};

/// Numbers communities from 0 in the order of their first vertices; returns how many there are.
std::size_t renumber(std::vector<std::size_t>& community_of) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> number_of(community_of.size(), none);
  std::size_t count = 0;
  for (std::size_t& community : community_of) {
    std::size_t& number = number_of[community];
    if (number == none) number = count++;
    community = number;
  }
  return count;
}

WeightedGraph aggregate(const WeightedGraph& graph, const std::vector<std::size_t>& community_of, std::size_t count) {
  std::vector<WeightedGraph::Edge> edges = graph.edges();
  for (WeightedGraph::Edge& edge : edges) {
    edge.one = community_of[edge.one];
    edge.other = community_of[edge.other];
  }
  return {count, edges};
}

}  // namespace

WeightedGraph::WeightedGraph(std::size_t size, const std::vector<Edge>& given)
    : edges_(given), strength_(size), first_(size + 1) {
  for (Edge& edge : edges_) std::tie(edge.one, edge.other) = std::pair(std::minmax({edge.one, edge.other}));
  const auto ends = [](const Edge& edge) { return std::tie(edge.one, edge.other); };
  std::sort(edges_.begin(), edges_.end(), [&](const Edge& a, const Edge& b) { return ends(a) < ends(b); });
  std::size_t kept = 0;
  for (const Edge& edge : edges_) {
    total_ += edge.weight;
    strength_[edge.one] += edge.weight;
    strength_[edge.other] += edge.weight;
    if (kept > 0 && ends(edges_[kept - 1]) == ends(edge)) {
      edges_[kept - 1].weight += edge.weight;
    } else {
      edges_[kept++] = edge;
    }
  }
  edges_.resize(kept);

  for (const Edge& edge : edges_) {
    if (edge.one == edge.other) continue;
    ++first_[edge.one];
    ++first_[edge.other];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());  // the ends, from which they are filled
  neighbours_.resize(first_.back());
  for (auto edge = edges_.rbegin(); edge != edges_.rend(); ++edge) {
    if (edge->one == edge->other) continue;
    neighbours_[--first_[edge->one]] = {edge->other, edge->weight};
    neighbours_[--first_[edge->other]] = {edge->one, edge->weight};
  }
}

std::vector<std::size_t> louvain(const WeightedGraph& graph) {
  std::vector<std::size_t> community_of(graph.size());
  std::iota(community_of.begin(), community_of.end(), std::size_t{0});
  for (WeightedGraph level = graph;;) {
    std::vector<std::size_t> merged = Moves(level).make();
    const std::size_t count = renumber(merged);
    for (std::size_t& community : community_of) community = merged[community];
    if (count == level.size()) return community_of;
    level = aggregate(level, merged, count);
  }
}

double modularity(const WeightedGraph& graph, const std::vector<std::size_t>& community_of) {
  if (graph.total() == 0) return 0;
  std::vector<Weight> within(graph.size()), strength(graph.size());
  for (const WeightedGraph::Edge& edge : graph.edges()) {
    if (community_of[edge.one] == community_of[edge.other]) within[community_of[edge.one]] += edge.weight;
  }
  for (std::size_t vertex = 0; vertex < graph.size(); ++vertex) {
    strength[community_of[vertex]] += graph.strength(vertex);
  }
  const auto total = static_cast<double>(graph.total());
  double sum = 0;
  for (std::size_t community = 0; community < graph.size(); ++community) {
    const double share = static_cast<double>(strength[community]) / (2 * total);
    sum += static_cast<double>(within[community]) / total - share * share;
  }
  return sum;
}

}  // namespace dramatis
