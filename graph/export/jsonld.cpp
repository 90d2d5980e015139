#include <map>

#include "extract/json.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/properties.hpp"
#include "graph/export/rdf.hpp"

namespace dramatis {
namespace {

void write_term(JsonWriter& json, const rdf::Term& term) {
  json.StartObject();
  if (term.sort == rdf::Term::Sort::literal) {
    write_string(json, "@value", term.text);
    if (!term.datatype.empty()) write_string(json, "@type", term.datatype);
  } else {
    write_string(json, "@id", term.text);
  }
  json.EndObject();
}

void write_node(JsonWriter& json, const rdf::Node& node) {
  json.StartObject();
  write_string(json, "@id", node.iri);
  json.Key("@type");
  json.StartArray();
  for (const std::string_view type : node.types) write_value(json, type);
  json.EndArray();
  std::map<std::string_view, std::vector<const rdf::Term*>> says;
  for (const auto& [predicate, term] : node.says) says[predicate].push_back(&term);
  for (const auto& [predicate, terms] : says) {
    write_value(json, predicate);
    json.StartArray();
    for (const rdf::Term* term : terms) write_term(json, *term);
    json.EndArray();
  }
  json.EndObject();
}

/// What `write(json)` writes.
template <typename Write>
std::string to_json(Write write) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  write(json);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

Export to_jsonld(const ActorGraph& graph) {
  std::string out = "{\"@context\":" + to_json([](JsonWriter& json) {
                      json.StartObject();
                      for (const auto& [prefix, iri] : rdf::prefixes)
                        write_string(json, std::string(prefix).c_str(), iri);
                      json.EndObject();
                    });
  const char* separator = ",\"@graph\":[\n";
  for (const rdf::Node& node : rdf::to_nodes(graph)) {
    out += separator + to_json([&](JsonWriter& json) { write_node(json, node); });
    separator = ",\n";
  }
  out += "\n]}\n";
  return {{{"", std::move(out)}}, {}};
}

}  // namespace dramatis
