#include "graph/query.hpp"

#include <boost/range/iterator_range.hpp>

#include "graph/find.hpp"
#include "graph/json/json_list.hpp"
#include "graph/json/tie_json.hpp"

namespace dramatis {
namespace {

/// For each vertex whether the name means it; all of them for an empty name.
std::vector<bool> mask_of(const Network& network, const std::string& name) {
  std::vector<bool> mask(boost::num_vertices(network), name.empty());
  if (!name.empty()) {
    for (const Vertex vertex : find_actors(network, name)) mask[vertex] = true;
  }
  return mask;
}

std::vector<Row> rows_of(const Network& network, const std::vector<Network::edge_descriptor>& edges) {
  std::vector<Row> rows{{"source", "relation", "target", "status", "when", "document", "sentence"}};
  for (const auto edge : edges) {
    const Tie& tie = network[edge];
    for (const Evidence& evidence : tie.evidence) {
      rows.push_back({network[boost::source(edge, network)].label, std::string(to_string(tie.relation)),
                      network[boost::target(edge, network)].label, std::string(to_string(tie.status)), evidence.when,
                      evidence.place.document, evidence.text});
    }
  }
  return rows;
}

void write_object(JsonWriter& writer, const Network& network, Network::edge_descriptor edge) {
  const Actor& source = network[boost::source(edge, network)];
  const Actor& target = network[boost::target(edge, network)];
  writer.StartObject();
  write_string(writer, "source", source.label);
  write_string(writer, "source_id", source.id);
  write_string(writer, "relation", to_string(network[edge].relation));
  write_string(writer, "target", target.label);
  write_string(writer, "target_id", target.id);
  write_tie(writer, network[edge]);
  writer.EndObject();
}

}  // namespace

std::vector<Network::edge_descriptor> select_edges(const Network& network, const EdgeFilter& filter) {
  const std::vector<bool> from = mask_of(network, filter.from);
  const std::vector<bool> to = mask_of(network, filter.to);
  std::vector<Network::edge_descriptor> selected;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    const auto source = boost::source(edge, network);
    const auto target = boost::target(edge, network);
    const bool ends_fit =
        (from[source] && to[target]) || (tie.relation == RelationType::meets && from[target] && to[source]);
    if (ends_fit && tie.relation == filter.relation.value_or(tie.relation) &&
        tie.status == filter.status.value_or(tie.status) && tie.confidence >= filter.min_confidence) {
      selected.push_back(edge);
    }
  }
  return selected;
}

void write_edges(std::ostream& out, const Network& network, const std::vector<Network::edge_descriptor>& edges,
                 TableFormat format) {
  if (is_json(format)) {
    return write_json(out, format, edges, [&](JsonWriter& writer, auto edge) { write_object(writer, network, edge); });
  }
  format == TableFormat::csv ? write_csv(out, rows_of(network, edges)) : write_table(out, rows_of(network, edges));
}

}  // namespace dramatis
