#include <boost/range/iterator_range.hpp>
#include <cmath>

#include "extract/json.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/properties.hpp"

namespace dramatis {
namespace {

struct ValueWriter {
  JsonWriter& json;

  void operator()(const std::string& text) const { write_value(json, text); }
  void operator()(std::size_t count) const { json.Uint64(count); }
  void operator()(double number) const { json.Double(std::round(number * 1000) / 1000); }
  void operator()(bool flag) const { json.Bool(flag); }
  void operator()(const PropertyList& list) const {
    json.StartArray();
    for (const std::string& item : list) write_value(json, item);
    json.EndArray();
  }
};

void write(JsonWriter& json, const std::vector<Property>& properties) {
  for (const Property& property : properties) {
    write_value(json, property.name);
    std::visit(ValueWriter{json}, property.value);
  }
}

/// Prints the elements, one a line, each with the `data` that `write_data(json, element)` writes.
template <typename Range, typename Write>
void write_elements(std::string& out, const Range& range, Write write_data) {
  const char* separator = "\n";
  for (const auto& element : range) {
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.StartObject();
    json.Key("data");
    json.StartObject();
    write_data(json, element);
    json.EndObject();
    json.EndObject();
    out.append(separator).append(buffer.GetString(), buffer.GetSize());
    separator = ",\n";
  }
}

}  // namespace

Export to_cytoscape(const ActorGraph& graph) {
  const Network& network = graph.network;
  std::string out =
      R"({"format_version":"1.0","generated_by":"dramatis","data":{"name":"Actors"},"elements":{"nodes":[)";
  write_elements(out, boost::make_iterator_range(boost::vertices(network)), [&](JsonWriter& json, auto vertex) {
    const Actor& actor = network[vertex];
    write_string(json, "id", key_of(actor.id));
    write_string(json, "name", one_line(actor.label));
    write(json, properties_of(actor));
  });
  out += "\n],\"edges\":[";
  std::size_t number = 0;
  write_elements(out, boost::make_iterator_range(boost::edges(network)), [&](JsonWriter& json, const auto& edge) {
    const Tie& tie = network[edge];
    write_string(json, "id", "e" + std::to_string(number++));
    write_string(json, "source", key_of(network[boost::source(edge, network)].id));
    write_string(json, "target", key_of(network[boost::target(edge, network)].id));
    write_string(json, "name", label_of(tie));
    write_string(json, "interaction", to_string(tie.relation));
    json.Key("directed");
    json.Bool(tie.relation != RelationType::meets);
    write(json, properties_of(tie));
  });
  out += "\n]}}\n";
  return {{{"", std::move(out)}}, {}};
}

}  // namespace dramatis
