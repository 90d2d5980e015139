#include "graph/analysis/betweenness.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/adaptor/reversed.hpp>
#include <boost/range/iterator_range.hpp>
#include <limits>
#include <numeric>
#include <random>
#include <utility>

namespace dramatis {
namespace {

/// The sum over sources of how much the shortest paths from each depend on each vertex. Boost's algorithm takes all
/// vertices as sources.
class Dependencies {
 public:
  explicit Dependencies(const Contacts& contacts)
      : contacts_(contacts),
        sums_(boost::num_vertices(contacts)),
        steps_(sums_.size(), unreached),
        paths_(sums_.size()),
        dependency_(sums_.size()) {}

  void add_paths_from(Vertex source) {
    search(source);
    for (const Vertex vertex : boost::adaptors::reverse(reached_)) {
      for (const Vertex before : neighbours(vertex)) {
        if (steps_[before] + 1 != steps_[vertex]) continue;
        dependency_[before] += paths_[before] / paths_[vertex] * (1 + dependency_[vertex]);
      }
      if (vertex != source) sums_[vertex] += dependency_[vertex];
    }
    for (const Vertex vertex : reached_) {
      steps_[vertex] = unreached;
      paths_[vertex] = dependency_[vertex] = 0;
    }
    reached_.clear();
  }

  const std::vector<double>& sums() const { return sums_; }

 private:
  static constexpr std::size_t unreached = std::numeric_limits<std::size_t>::max() - 1;

  boost::iterator_range<Contacts::adjacency_iterator> neighbours(Vertex vertex) const {
    return boost::make_iterator_range(boost::adjacent_vertices(vertex, contacts_));
  }

  /// Breadth first; counts the shortest paths to each vertex.
  void search(Vertex source) {
    reached_.push_back(source);
    steps_[source] = 0;
    paths_[source] = 1;
    for (std::size_t next = 0; next < reached_.size(); ++next) {
      const Vertex vertex = reached_[next];
      for (const Vertex other : neighbours(vertex)) {
        if (steps_[other] == unreached) {
          steps_[other] = steps_[vertex] + 1;
          reached_.push_back(other);
        }
        if (steps_[other] == steps_[vertex] + 1) paths_[other] += paths_[vertex];
      }
    }
  }

  const Contacts& contacts_;
  std::vector<double> sums_;
  std::vector<std::size_t> steps_;
  std::vector<double> paths_;  // a number that may be too large for an integer
  std::vector<double> dependency_;
  std::vector<Vertex> reached_;  // in the order of steps
};

/// Some of the vertices, none twice.
std::vector<Vertex> draw(std::size_t pivots, std::size_t vertices) {
  std::mt19937_64 random(vertices);  // and no distribution of the library, which differ
  std::vector<Vertex> drawn(vertices);
  std::iota(drawn.begin(), drawn.end(), Vertex{0});
  for (std::size_t i = 0; i < pivots; ++i) std::swap(drawn[i], drawn[i + random() % (vertices - i)]);
  drawn.resize(pivots);
  return drawn;
}

}  // namespace

std::vector<double> exact_betweenness(const Contacts& contacts) {
  std::vector<double> scores(boost::num_vertices(contacts));
  if (scores.size() < 3) return scores;  // there is no pair of others
  const auto map = boost::make_iterator_property_map(scores.begin(), boost::get(boost::vertex_index, contacts));
  boost::brandes_betweenness_centrality(contacts, map);
  boost::relative_betweenness_centrality(contacts, map);
  return scores;
}

std::vector<double> estimated_betweenness(const Contacts& contacts, std::size_t pivots) {
  const std::size_t size = boost::num_vertices(contacts);
  if (size < 3) return std::vector<double>(size);
  Dependencies dependencies(contacts);
  for (const Vertex pivot : draw(pivots, size)) dependencies.add_paths_from(pivot);
  std::vector<double> scores = dependencies.sums();
  const auto others = static_cast<double>(size - 1) * static_cast<double>(size - 2);
  for (double& score : scores) score *= static_cast<double>(size) / static_cast<double>(pivots) / others;
  return scores;
}

}  // namespace dramatis
