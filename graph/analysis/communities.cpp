#include "graph/analysis/communities.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <iomanip>
#include <ostream>
#include <span>
#include <sstream>
#include <string>

#include "graph/analysis/louvain.hpp"
#include "graph/json/json_list.hpp"

namespace dramatis {
namespace {

WeightedGraph weighted(const Network& network) {
  std::vector<WeightedGraph::Edge> edges;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    const Vertex source = boost::source(edge, network);
    const Vertex target = boost::target(edge, network);
    if (tie.status == Status::denied || source == target) continue;
    edges.push_back(
        {source, target, static_cast<WeightedGraph::Weight>(std::max<std::size_t>(tie.evidence.size(), 1))});
  }
  return {boost::num_vertices(network), edges};
}

/// Parts the communities that do not hang together, which adds to modularity.
std::vector<std::size_t> parted(const WeightedGraph& graph, const std::vector<std::size_t>& community_of) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> within(graph.size());
  for (const WeightedGraph::Edge& edge : graph.edges()) {
    if (community_of[edge.one] == community_of[edge.other]) boost::add_edge(edge.one, edge.other, within);
  }
  std::vector<std::size_t> part_of(graph.size());
  boost::connected_components(within, part_of.data());
  return part_of;
}

std::vector<std::vector<Vertex>> groups_of(const WeightedGraph& graph, const std::vector<std::size_t>& community_of) {
  std::vector<WeightedGraph::Weight> weight_within(graph.size());
  for (const WeightedGraph::Edge& edge : graph.edges()) {
    if (community_of[edge.one] != community_of[edge.other]) continue;
    weight_within[edge.one] += edge.weight;
    weight_within[edge.other] += edge.weight;
  }
  std::vector<std::vector<Vertex>> groups;
  for (Vertex vertex = 0; vertex < graph.size(); ++vertex) {
    groups.resize(std::max(groups.size(), community_of[vertex] + 1));
    groups[community_of[vertex]].push_back(vertex);
  }
  for (std::vector<Vertex>& group : groups) {
    std::stable_sort(group.begin(), group.end(),
                     [&](Vertex a, Vertex b) { return weight_within[a] > weight_within[b]; });
  }
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return groups;
}

using Groups = std::span<const std::vector<Vertex>>;

/// Without the actors who are alone.
Groups communities_of_several(const Communities& communities) {
  const auto& groups = communities.groups;
  const auto alone = std::find_if(groups.begin(), groups.end(), [](const auto& group) { return group.size() == 1; });
  return {groups.begin(), alone};
}

std::string printed(double modularity) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(3) << modularity;
  return std::move(text).str();
}

std::vector<Row> rows_of_groups(const Network& network, Groups groups, std::size_t top) {
  std::vector<Row> rows{{"community", "size", "actors"}};
  for (const std::vector<Vertex>& group : groups) {
    std::string names;
    for (std::size_t i = 0; i < std::min(top, group.size()); ++i) {
      names.append(names.empty() ? "" : ", ").append(network[group[i]].label);
    }
    if (group.size() > top) names += ", ...";
    rows.push_back({std::to_string(rows.size()), std::to_string(group.size()), names});
  }
  return rows;
}

std::vector<Row> rows_of_actors(const Network& network, Groups groups) {
  std::vector<Row> rows{{"community", "size", "actor", "actor_id", "kind"}};
  std::size_t number = 0;
  for (const std::vector<Vertex>& group : groups) {
    ++number;
    for (const Vertex vertex : group) {
      const Actor& actor = network[vertex];
      rows.push_back({std::to_string(number), std::to_string(group.size()), actor.label, actor.id,
                      std::string(to_string(actor.kind))});
    }
  }
  return rows;
}

void write_group(JsonWriter& writer, const Network& network, const std::vector<Vertex>& group) {
  writer.StartObject();
  write_count(writer, "size", group.size());
  writer.Key("actors");
  writer.StartArray();
  for (const Vertex vertex : group) {
    writer.StartObject();
    write_string(writer, "actor", network[vertex].label);
    write_string(writer, "actor_id", network[vertex].id);
    write_string(writer, "kind", to_string(network[vertex].kind));
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

}  // namespace

Communities communities_of(const Network& network) {
  const WeightedGraph graph = weighted(network);
  const std::vector<std::size_t> community_of = parted(graph, louvain(graph));
  return {groups_of(graph, community_of), modularity(graph, community_of)};
}

void write_communities(std::ostream& out, const Network& network, const Communities& communities, std::size_t top,
                       TableFormat format) {
  const Groups groups = communities_of_several(communities);
  switch (format) {
    case TableFormat::table: {
      write_table(out, rows_of_groups(network, groups, top));
      const std::size_t alone = communities.groups.size() - groups.size();
      out << "\nmodularity " << printed(communities.modularity);
      if (alone > 0) out << "; " << alone << (alone == 1 ? " actor is" : " actors are") << " in no community";
      out << '\n';
      return;
    }
    case TableFormat::csv:
      return write_csv(out, rows_of_actors(network, groups));
    case TableFormat::json:
      out << "{\"modularity\":" << printed(communities.modularity) << ",\"communities\":";
      [[fallthrough]];
    case TableFormat::jsonl:
      write_json(out, format, groups,
                 [&](JsonWriter& writer, const auto& group) { write_group(writer, network, group); });
      if (format == TableFormat::json) out << "}\n";
  }
}

}  // namespace dramatis
