#include <boost/range/iterator_range.hpp>

#include "graph/export/formats.hpp"
#include "graph/export/xml.hpp"

// Not by boost::write_graphml, which lets control characters through, so that no reader takes the file.
namespace dramatis {
namespace {

std::string_view type_of(const PropertyValue& value) {
  if (std::holds_alternative<std::size_t>(value)) return "long";
  if (std::holds_alternative<double>(value)) return "double";
  if (std::holds_alternative<bool>(value)) return "boolean";
  return "string";
}

/// The id of a property: nodes and edges have some of the same name.
std::string id_of(std::string_view element, std::string_view name) {
  return std::string(element) + "_" + std::string(name);
}

void declare(std::string& out, std::string_view element, const std::vector<Property>& properties) {
  for (const Property& property : properties) {
    out.append("  <key id=\"").append(id_of(element, property.name)).append("\" for=\"").append(element);
    out.append("\" attr.name=\"").append(property.name).append("\" attr.type=\"");
    out.append(type_of(property.value)).append("\"/>\n");
  }
}

void write(std::string& out, std::string_view element, const std::vector<Property>& properties) {
  for (const Property& property : properties) {
    const std::string text = to_text(property.value);
    if (text.empty()) continue;
    out.append("      <data key=\"").append(id_of(element, property.name)).append("\">");
    out.append(xml_text(text)).append("</data>\n");
  }
}

std::vector<Property> node_properties(const Actor& actor) {
  std::vector<Property> properties = properties_of(actor);
  properties.insert(properties.begin(), {"label", one_line(actor.label)});
  return properties;
}

std::vector<Property> edge_properties(const Tie& tie) {
  std::vector<Property> properties = properties_of(tie);
  properties.insert(properties.begin(), {"directed", tie.relation != RelationType::meets});
  properties.insert(properties.begin(), {"label", label_of(tie)});
  return properties;
}

}  // namespace

Export to_graphml(const ActorGraph& graph) {
  const Network& network = graph.network;
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  declare(out, "node", node_properties({}));
  declare(out, "edge", edge_properties({}));
  out += "  <graph id=\"actors\" edgedefault=\"directed\">\n";
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    out.append("    <node id=\"").append(key_of(network[vertex].id)).append("\">\n");
    write(out, "node", node_properties(network[vertex]));
    out += "    </node>\n";
  }
  std::size_t number = 0;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    out.append("    <edge id=\"e").append(std::to_string(number++));
    out.append("\" source=\"").append(key_of(network[boost::source(edge, network)].id));
    out.append("\" target=\"").append(key_of(network[boost::target(edge, network)].id)).append("\">\n");
    write(out, "edge", edge_properties(network[edge]));
    out += "    </edge>\n";
  }
  out += "  </graph>\n</graphml>\n";
  return {{{"", std::move(out)}}, {}};
}

}  // namespace dramatis
