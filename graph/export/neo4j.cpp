#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "graph/export/formats.hpp"
#include "graph/export/neo4j_properties.hpp"

namespace dramatis {
namespace {

constexpr char array_delimiter = '\x1F';  // the separator of ASCII, which squeezed texts do not hold

/// RFC 4180. Unlike write_csv it leaves formulas alone, for a database must get what the texts have.
std::string cell(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

/// An empty cell is no property.
std::string cell(const Property& property) {
  std::string text;
  if (const auto* list = std::get_if<PropertyList>(&property.value)) {
    for (const std::string& item : *list) text.append(text.empty() ? 0 : 1, array_delimiter).append(item);
  } else {
    text = to_text(property.value);
  }
  return text.empty() ? text : cell(text);
}

std::string type_of(const PropertyValue& value) {
  if (std::holds_alternative<std::size_t>(value)) return ":long";
  if (std::holds_alternative<double>(value)) return ":double";
  if (std::holds_alternative<bool>(value)) return ":boolean";
  return std::holds_alternative<PropertyList>(value) ? ":string[]" : ":string";
}

std::string titles(const std::vector<Property>& properties) {
  std::string row;
  for (const Property& property : properties) {
    row.append(row.empty() ? "" : ",").append(property.name);
    row += property.name == "id" ? ":ID" : type_of(property.value);
  }
  return row;
}

std::string cells(const std::vector<Property>& properties) {
  std::string row;
  for (const Property& property : properties) row.append(&property == &properties.front() ? "" : ",") += cell(property);
  return row;
}

}  // namespace

Export to_neo4j(const ActorGraph& graph) {
  const Network& network = graph.network;
  std::string nodes = titles(neo4j_properties(Actor())) + ",:LABEL\n";
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    const Actor& actor = network[vertex];
    nodes +=
        cells(neo4j_properties(actor)) + ",\"actor" + array_delimiter + std::string(to_string(actor.kind)) + "\"\n";
  }
  std::string relationships = ":START_ID,:END_ID,:TYPE," + titles(neo4j_properties(Tie())) + "\n";
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    relationships += cell(key_of(network[boost::source(edge, network)].id)) + "," +
                     cell(key_of(network[boost::target(edge, network)].id)) + "," +
                     std::string(to_string(tie.relation)) + "," + cells(neo4j_properties(tie)) + "\n";
  }
  return {{{"nodes", std::move(nodes)}, {"relationships", std::move(relationships)}},
          {"load the files with: neo4j-admin database import full neo4j --array-delimiter=U+001F --nodes=... "
           "--relationships=..."}};
}

}  // namespace dramatis
