#include "graph/ranking.hpp"

#include <algorithm>
#include <array>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "graph/json_list.hpp"
#include "graph/walk.hpp"

namespace dramatis {
namespace {

constexpr std::array<std::string_view, 3> words{"degree", "betweenness", "pagerank"};

std::vector<double> betweenness(const Contacts& contacts) {
  const std::size_t size = boost::num_vertices(contacts);
  std::vector<double> scores(size);
  if (size < 3) return scores;  // there is no pair of others
  const auto map = boost::make_iterator_property_map(scores.begin(), boost::get(boost::vertex_index, contacts));
  boost::brandes_betweenness_centrality(contacts, map);
  boost::relative_betweenness_centrality(contacts, map);
  return scores;
}

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

std::vector<double> scores_of(const Contacts& contacts, Centrality centrality) {
  switch (centrality) {
    case Centrality::degree:
      return degrees(contacts);
    case Centrality::betweenness:
      return betweenness(contacts);
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

std::vector<Ranked> rank(const Network& network, Centrality centrality, std::size_t limit) {
  std::vector<Ranked> ranking;
  for (const double score : scores_of(contacts_of(network), centrality)) {
    ranking.push_back({ranking.size(), rounded(score)});
  }
  std::stable_sort(ranking.begin(), ranking.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  if (ranking.size() > limit) ranking.resize(limit);
  return ranking;
}

void write_ranking(std::ostream& out, const Network& network, const std::vector<Ranked>& ranking, Centrality centrality,
                   TableFormat format) {
  const std::string title(to_string(centrality));
  if (is_json(format)) {
    return write_json(out, format, ranking, [&](JsonWriter& writer, const Ranked& one) {
      writer.StartObject();
      write_string(writer, "actor", network[one.actor].label);
      write_string(writer, "actor_id", network[one.actor].id);
      write_string(writer, "kind", to_string(network[one.actor].kind));
      writer.Key(title.c_str());
      writer.Double(one.score);
      writer.EndObject();
    });
  }
  std::vector<Row> rows{{title, "kind", "actor"}};
  for (const auto& [vertex, score] : ranking) {
    const Actor& actor = network[vertex];
    rows.push_back({printed(score), std::string(to_string(actor.kind)), actor.label});
  }
  format == TableFormat::csv ? write_csv(out, rows) : write_table(out, rows);
}

}  // namespace dramatis
