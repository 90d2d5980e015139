#include "graph/analysis/ranking.hpp"

#include <algorithm>
#include <array>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "graph/analysis/betweenness.hpp"
#include "graph/analysis/walk.hpp"
#include "graph/json/json_list.hpp"

namespace dramatis {
namespace {

constexpr std::array<std::string_view, 3> words{"degree", "betweenness", "pagerank"};

std::vector<double> page_rank(const Contacts& contacts) {
  constexpr std::size_t iterations = 100;  // what is left of the start is 0.85^100, less than 1e-7
  constexpr double damping = 0.85;
  const std::size_t size = boost::num_vertices(contacts);
  std::vector<double> scores(size);
  if (size == 0) return scores;
  boost::graph::page_rank(contacts,
                          boost::make_iterator_property_map(scores.begin(), boost::get(boost::vertex_index, contacts)),
                          boost::graph::n_iterations(iterations), damping, size);
  double sum = 0;
  for (const double score : scores) sum += score;
  for (double& score : scores) score /= sum;
  return scores;
}

std::vector<double> degrees(const Contacts& contacts) {
  std::vector<double> scores;
  for (const Vertex actor : boost::make_iterator_range(boost::vertices(contacts))) {
    scores.push_back(static_cast<double>(boost::out_degree(actor, contacts)));
  }
  return scores;
}

std::vector<double> scores_of(const Contacts& contacts, Centrality centrality, std::size_t pivots) {
  switch (centrality) {
    case Centrality::degree:
      return degrees(contacts);
    case Centrality::betweenness:
      return pivots > 0 ? estimated_betweenness(contacts, pivots) : exact_betweenness(contacts);
    case Centrality::pagerank:
      return page_rank(contacts);
  }
  throw std::logic_error("no such centrality");
}

/// Without the noise of floating point, which would put equals in some order.
double rounded(double score) {
  constexpr double precision = 1e9;
  return std::round(score * precision) / precision;
}

std::string printed(double score) {
  std::ostringstream text;
  text << score;
  return std::move(text).str();
}

}  // namespace

std::string_view to_string(Centrality centrality) { return words[static_cast<std::size_t>(centrality)]; }

Centrality centrality_from(std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<Centrality>(found - words.begin());
  throw std::invalid_argument("unknown measure '" + std::string(word) + "', known are degree, betweenness, pagerank");
}

std::size_t pivots_for(const Network& network, Centrality centrality, std::optional<std::size_t> wanted) {
  constexpr std::size_t max_exact = 4000;  // a few seconds
  constexpr std::size_t usual_pivots = 256;
  const std::size_t size = boost::num_vertices(network);
  const std::size_t pivots = wanted.value_or(size > max_exact ? usual_pivots : size);
  return centrality == Centrality::betweenness && pivots < size ? pivots : 0;
}

Ranking rank(const Network& network, Centrality centrality, std::size_t limit, std::size_t pivots) {
  Ranking ranking{centrality, pivots, {}};
  for (const double score : scores_of(contacts_of(network), centrality, pivots)) {
    ranking.actors.push_back({ranking.actors.size(), rounded(score)});
  }
  std::stable_sort(ranking.actors.begin(), ranking.actors.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  if (ranking.actors.size() > limit) ranking.actors.resize(limit);
  return ranking;
}

void write_ranking(std::ostream& out, const Network& network, const Ranking& ranking, TableFormat format) {
  std::string title(to_string(ranking.centrality));
  if (is_json(format)) {
    return write_json(out, format, ranking.actors, [&](JsonWriter& writer, const Ranked& one) {
      writer.StartObject();
      write_string(writer, "actor", network[one.actor].label);
      write_string(writer, "actor_id", network[one.actor].id);
      write_string(writer, "kind", to_string(network[one.actor].kind));
      writer.Key(title.c_str());
      writer.Double(one.score);
      if (ranking.pivots > 0) write_count(writer, "pivots", ranking.pivots);
      writer.EndObject();
    });
  }
  if (ranking.pivots > 0) title += " (estimate from " + std::to_string(ranking.pivots) + " pivots)";
  std::vector<Row> rows{{title, "kind", "actor"}};
  for (const auto& [vertex, score] : ranking.actors) {
    const Actor& actor = network[vertex];
    rows.push_back({printed(score), std::string(to_string(actor.kind)), actor.label});
  }
  format == TableFormat::csv ? write_csv(out, rows) : write_table(out, rows);
}

}  // namespace dramatis
