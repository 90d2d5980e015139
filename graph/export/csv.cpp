#include <boost/range/iterator_range.hpp>
#include <sstream>

#include "graph/export/formats.hpp"
#include "graph/export/properties.hpp"
#include "graph/table.hpp"

namespace dramatis {
namespace {

void append(Row& row, const std::vector<Property>& properties) {
  for (const Property& property : properties) row.push_back(to_text(property.value));
}

Row titles(Row row, const std::vector<Property>& properties) {
  for (const Property& property : properties) row.emplace_back(property.name);
  return row;
}

std::string to_csv(const std::vector<Row>& rows) {
  std::ostringstream out;
  write_csv(out, rows);
  return std::move(out).str();
}

}  // namespace

Export to_csv(const ActorGraph& graph) {
  const Network& network = graph.network;
  std::vector<Row> nodes{titles({"Id", "Label"}, properties_of(Actor()))};
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    const Actor& actor = network[vertex];
    append(nodes.emplace_back(Row{key_of(actor.id), one_line(actor.label)}), properties_of(actor));
  }
  std::vector<Row> edges{titles({"Source", "Target", "Type", "Kind", "Label", "Weight"}, properties_of(Tie()))};
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    const char* type = tie.relation == RelationType::meets ? "Undirected" : "Directed";
    append(edges.emplace_back(Row{key_of(network[boost::source(edge, network)].id),
                                  key_of(network[boost::target(edge, network)].id), type, label_of(tie), label_of(tie),
                                  std::to_string(weight_of(tie))}),
           properties_of(tie));
  }
  return {{{"nodes", to_csv(nodes)}, {"edges", to_csv(edges)}}, {}};
}

}  // namespace dramatis
