#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dramatis {

/// An undirected graph with weights, which are whole numbers, so that sums do not depend on their order.
class WeightedGraph {
 public:
  using Weight = std::int64_t;
  struct Edge {
    std::size_t one;
    std::size_t other;  ///< may be `one`
    Weight weight;
  };

  /// Of edges between the same ends the weights are added.
  WeightedGraph(std::size_t size, const std::vector<Edge>&);

  std::size_t size() const { return first_.size() - 1; }
  Weight total() const { return total_; }                                  ///< of all edges
  Weight strength(std::size_t vertex) const { return strength_[vertex]; }  ///< of its edges, that to itself twice
  const std::vector<Edge>& edges() const { return edges_; }                ///< `one` <= `other`, ordered, none twice

  /// Calls `visit(neighbour, weight)` for each of a vertex but itself.
  template <typename Visit>
  void each_neighbour(std::size_t vertex, Visit visit) const {
    for (std::size_t i = first_[vertex]; i < first_[vertex + 1]; ++i)
      visit(neighbours_[i].first, neighbours_[i].second);
  }

 private:
  std::vector<Edge> edges_;
  Weight total_ = 0;
  std::vector<Weight> strength_;
  std::vector<std::size_t> first_;  // by vertex: index into neighbours_
  std::vector<std::pair<std::size_t, Weight>> neighbours_;
};

/// By vertex: the number of its community, from 0, as the Louvain method (Blondel et al. 2008) finds them; the queue is
/// that of Traag et al. (2019). Vertices are taken in their order, and of equal communities the first.
std::vector<std::size_t> louvain(const WeightedGraph&);

/// The modularity of a partition (Newman 2004); 0 of a graph without edges.
double modularity(const WeightedGraph&, const std::vector<std::size_t>& community_of);

}  // namespace dramatis
