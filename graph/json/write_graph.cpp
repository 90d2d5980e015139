#include <boost/range/counting_range.hpp>
#include <boost/range/iterator_range.hpp>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document_json.hpp"
#include "extract/json.hpp"
#include "graph/corrections/authority_file.hpp"
#include "graph/corrections/corrections_json.hpp"
#include "graph/json/graph_json.hpp"
#include "graph/json/shown_sentences.hpp"
#include "graph/json/tie_json.hpp"

namespace dramatis {
namespace {

/// Calls `write(writer)` and prints what it wrote.
template <typename Write>
void print(std::ostream& out, Write write) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  write(writer);
  out << std::string_view(buffer.GetString(), buffer.GetSize());
}

void print_string(std::ostream& out, const std::string& text) {
  print(out, [&](JsonWriter& writer) { write_value(writer, text); });
}

/// Prints the elements of an array or object, one a line.
template <typename Range, typename Print>
void print_lines(std::ostream& out, const Range& range, Print print_one) {
  const char* separator = "\n";
  for (const auto& element : range) {
    out << separator;
    print_one(element);
    separator = ",\n";
  }
  out << '\n';
}

/// Prints `values` as a field of the object that is open, if there are any.
template <typename Value>
void print_optional(std::ostream& out, const char* name, const std::vector<Value>& values) {
  if (values.empty()) return;
  out << ",\"" << name << "\":[";
  print_lines(out, values, [&](const Value& value) { print(out, [&](JsonWriter& w) { write_value(w, value); }); });
  out << ']';
}

void write_place(JsonWriter& writer, const Evidence::Place& place) {
  write_string(writer, "document", place.document);
  write_count(writer, "sentence", place.sentence);
  write_count(writer, "start", place.start);
  write_count(writer, "end", place.end);
}

void write_actor(JsonWriter& writer, const Actor& actor) {
  writer.StartObject();
  write_string(writer, "label", actor.label);
  writer.Key("metadata");
  writer.StartObject();
  write_string(writer, "kind", to_string(actor.kind));
  write_counts(writer, "aliases", actor.aliases);
  write_counts(writer, "roles", actor.roles);
  write_count(writer, "mentions", actor.mentions);
  writer.Key("documents");
  writer.StartArray();
  for (const std::string& document : actor.documents) write_value(writer, document);
  writer.EndArray();
  write_optional(writer, "url", actor.url);
  if (!actor.reasons.empty()) {
    writer.Key("reasons");
    writer.StartArray();
    for (const Reason& reason : actor.reasons) {
      writer.StartObject();
      write_string(writer, "name", reason.name);
      write_string(writer, "why", reason.why);
      write_optional(writer, "document", reason.document);
      writer.EndObject();
    }
    writer.EndArray();
  }
  if (!actor.could_be.empty()) {
    writer.Key("could_be");
    writer.StartArray();
    for (const std::string& label : actor.could_be) write_value(writer, label);
    writer.EndArray();
  }
  writer.EndObject();
  writer.EndObject();
}

void write_edge(JsonWriter& writer, const Network& network, Network::edge_descriptor edge) {
  const Tie& tie = network[edge];
  writer.StartObject();
  write_string(writer, "source", network[boost::source(edge, network)].id);
  write_string(writer, "relation", to_string(tie.relation));
  write_string(writer, "target", network[boost::target(edge, network)].id);
  writer.Key("directed");
  writer.Bool(tie.relation != RelationType::meets);
  writer.Key("metadata");
  writer.StartObject();
  write_tie(writer, tie);
  writer.EndObject();
  writer.EndObject();
}

void write_statement(JsonWriter& writer, const Record::Statement& statement, bool with_sentence) {
  writer.StartObject();
  write_relation(writer, statement.relation);
  if (with_sentence) {
    write_count(writer, "start", statement.start);
    write_count(writer, "end", statement.end);
    write_string(writer, "text", statement.sentence);
  }
  writer.EndObject();
}

/// `is_shown(statement)`: whether an edge shows its sentence.
template <typename IsShown>
void write_record(JsonWriter& writer, const Record& record, IsShown is_shown) {
  writer.StartObject();
  write_string(writer, "document", record.document);
  write_optional(writer, "source", record.source);
  write_optional(writer, "url", record.url);
  write_optional(writer, "title", record.title);
  write_optional(writer, "date", record.date);
  write_optional(writer, "model", record.model);
  writer.Key("entities");
  writer.StartArray();
  for (const Record::Entity& entity : record.entities) {
    writer.StartObject();
    write_string(writer, "id", entity.id);
    write_string(writer, "kind", to_string(entity.kind));
    write_counts(writer, "names", entity.names);
    write_counts(writer, "roles", entity.roles);
    write_count(writer, "mentions", entity.mentions);
    if (entity.he > 0) write_count(writer, "he", entity.he);
    if (entity.she > 0) write_count(writer, "she", entity.she);
    write_optional(writer, "actor", entity.actor);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("relations");
  writer.StartArray();
  for (const Record::Statement& statement : record.statements) {
    write_statement(writer, statement, !is_shown(statement));
  }
  writer.EndArray();
  writer.EndObject();
}

}  // namespace

void write_told(JsonWriter& writer, const Evidence& evidence) {
  write_string(writer, "text", evidence.text);
  write_optional(writer, "role", evidence.role);
  write_optional(writer, "when", evidence.when);
  write_optional(writer, "where", evidence.where);
  write_optional(writer, "attribution", evidence.attribution);
  write_confidence(writer, evidence.confidence);
  write_optional(writer, "confirmed", evidence.confirmed);
  if (evidence.superseded) {
    writer.Key("superseded");
    writer.Bool(true);
  }
}

void write_tie(JsonWriter& writer, const Tie& tie) {
  write_string(writer, "status", to_string(tie.status));
  write_confidence(writer, tie.confidence);
  write_optional(writer, "confirmed", tie.confirmed);
  writer.Key("evidence");
  writer.StartArray();
  for (const Evidence& evidence : tie.evidence) {
    writer.StartObject();
    write_place(writer, evidence.place);
    write_told(writer, evidence);
    if (!evidence.copies.empty()) {
      writer.Key("copies");
      writer.StartArray();
      for (const Evidence::Place& copy : evidence.copies) {
        writer.StartObject();
        write_place(writer, copy);
        writer.EndObject();
      }
      writer.EndArray();
    }
    writer.EndObject();
  }
  writer.EndArray();
}

void write_json(std::ostream& out, const ActorGraph& graph) {
  const Network& network = graph.network;
  std::set<std::string> models;
  for (const Record& record : graph.records) {
    if (!record.model.empty()) models.insert(record.model);
  }
  const ShownSentences shown(network, document_ids(graph.records));

  out << R"({"graph":{"directed":true,"type":"actor network","label":"Actors of )" << graph.records.size()
      << (graph.records.size() == 1 ? " document" : " documents") << R"(","metadata":{"format":)" << graph_format
      << R"(,"generator":"dramatis","models":)";
  print(out, [&](JsonWriter& writer) {
    writer.StartArray();
    for (const std::string& model : models) write_value(writer, model);
    writer.EndArray();
  });
  out << R"(,"records":{)";
  print_lines(out, boost::counting_range(std::size_t{0}, graph.records.size()), [&](std::size_t i) {
    print_string(out, graph.records[i].hash);
    out << ':';
    const auto is_shown = [&](const Record::Statement& one) { return shown.find(i, one.relation.sentence) != nullptr; };
    print(out, [&](JsonWriter& writer) { write_record(writer, graph.records[i], is_shown); });
  });
  out << '}';
  print_optional(out, "authority", graph.authority);
  print_optional(out, "corrections", graph.corrections);
  out << R"(},"nodes":{)";
  print_lines(out, boost::make_iterator_range(boost::vertices(network)), [&](Network::vertex_descriptor vertex) {
    print_string(out, network[vertex].id);
    out << ':';
    print(out, [&](JsonWriter& writer) { write_actor(writer, network[vertex]); });
  });
  out << R"(},"edges":[)";
  print_lines(out, boost::make_iterator_range(boost::edges(network)), [&](Network::edge_descriptor edge) {
    print(out, [&](JsonWriter& writer) { write_edge(writer, network, edge); });
  });
  out << "]}}\n";
}

}  // namespace dramatis
