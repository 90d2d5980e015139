#include "graph/graph_json.hpp"

#include <boost/range/counting_range.hpp>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <ostream>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "extract/document_json.hpp"
#include "extract/json.hpp"
#include "graph/authority_file.hpp"
#include "graph/corrections_json.hpp"
#include "graph/tie_json.hpp"

namespace dramatis {
namespace {

using SentenceKey = std::pair<std::string, std::size_t>;  // document and sentence

SentenceKey key_of(const Evidence::Place& place) { return {place.document, place.sentence}; }

// ---- Writing

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

void write_record(JsonWriter& writer, const Record& record, const std::string& document,
                  const std::set<SentenceKey>& shown) {
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
    write_statement(writer, statement, !shown.count({document, statement.relation.sentence}));
  }
  writer.EndArray();
  writer.EndObject();
}

// ---- Reading

Actor read_actor(const std::string& id, const JsonObject& json) {
  Actor actor;
  actor.id = id;
  actor.label = json.string("label");
  const JsonObject metadata = json.object("metadata");
  actor.kind = metadata.word("kind", kind_from);
  actor.aliases = metadata.counts("aliases");
  actor.roles = metadata.counts("roles");
  actor.mentions = metadata.count("mentions");
  metadata.each_element("documents", [&](const rapidjson::Value& value, const std::string& place) {
    actor.documents.push_back(json_string(value, place));
  });
  actor.url = metadata.string_or_empty("url");
  if (metadata.has("reasons")) {
    metadata.each_element("reasons", [&](const rapidjson::Value& value, const std::string& place) {
      const JsonObject reason(value, place);
      actor.reasons.push_back({reason.string("name"), reason.string("why"), reason.string_or_empty("document")});
    });
  }
  if (metadata.has("could_be")) {
    metadata.each_element("could_be", [&](const rapidjson::Value& value, const std::string& place) {
      actor.could_be.push_back(json_string(value, place));
    });
  }
  return actor;
}

std::size_t count_or_zero(const JsonObject& json, const char* name) { return json.has(name) ? json.count(name) : 0; }

Evidence::Place read_place(const JsonObject& json) {
  return {json.string("document"), json.count("sentence"), json.count("start"), json.count("end")};
}

Evidence read_evidence(const JsonObject& json) {
  Evidence evidence;
  evidence.place = read_place(json);
  evidence.text = json.string("text");
  evidence.role = json.string_or_empty("role");
  evidence.when = json.string_or_empty("when");
  evidence.where = json.string_or_empty("where");
  evidence.confidence = json.confidence();
  evidence.confirmed = json.string_or_empty("confirmed");
  evidence.superseded = json.flag("superseded");
  if (json.has("copies")) {
    json.each_element("copies", [&](const rapidjson::Value& value, const std::string& place) {
      evidence.copies.push_back(read_place(JsonObject(value, place)));
    });
  }
  return evidence;
}

Network read_network(const JsonObject& graph) {
  Network network;
  std::map<std::string, Actor> actors;  // by id: the order of the vertices
  graph.each_member("nodes", [&](const std::string& id, const rapidjson::Value& value, const std::string& place) {
    const bool is_new = actors.emplace(id, read_actor(id, JsonObject(value, place))).second;
    if (!is_new) throw InputError(place + ": stands twice");
  });
  std::unordered_map<std::string, std::size_t> vertices;
  for (const auto& [id, actor] : actors) vertices[id] = boost::add_vertex(actor, network);

  std::map<std::tuple<std::size_t, std::size_t, RelationType, Status>, Tie> edges;
  graph.each_element("edges", [&](const rapidjson::Value& value, const std::string& place) {
    const JsonObject json(value, place);
    const auto end = [&](const char* name) {
      const auto vertex = vertices.find(json.string(name));
      if (vertex == vertices.end()) json.fail(name, "there is no node '" + json.string(name) + "'");
      return vertex->second;
    };
    std::size_t source = end("source");
    std::size_t target = end("target");
    const JsonObject metadata = json.object("metadata");
    Tie tie;
    tie.relation = json.word("relation", relation_type_from);
    tie.status = metadata.word("status", status_from);
    tie.confidence = metadata.confidence();
    tie.confirmed = metadata.string_or_empty("confirmed");
    metadata.each_element("evidence", [&](const rapidjson::Value& one, const std::string& where) {
      tie.evidence.push_back(read_evidence(JsonObject(one, where)));
    });
    if (tie.relation == RelationType::meets && target < source) std::swap(source, target);
    const bool is_new = edges.emplace(std::make_tuple(source, target, tie.relation, tie.status), std::move(tie)).second;
    if (!is_new) throw InputError(place + ": an edge with its source, relation, target and status stands before it");
  });
  for (const auto& [key, tie] : edges) boost::add_edge(std::get<0>(key), std::get<1>(key), tie, network);
  return network;
}

Record::Statement read_statement(const JsonObject& json, const std::set<std::string>& entities) {
  Record::Statement statement;
  statement.relation = read_relation(json);
  const Relation& relation = statement.relation;
  if (!entities.count(relation.source)) json.fail("source", "there is no entity '" + relation.source + "'");
  if (!entities.count(relation.target)) json.fail("target", "there is no entity '" + relation.target + "'");
  if (json.has("text")) {
    statement.sentence = json.string("text");
    statement.start = json.count("start");
    statement.end = json.count("end");
  }
  return statement;
}

/// Calls `without_text(number)` for each statement that leaves its sentence to the edges.
template <typename WithoutText>
Record read_record(const std::string& hash, const JsonObject& json, WithoutText without_text) {
  Record record;
  record.hash = hash;
  record.document = json.string("document");
  record.source = json.string_or_empty("source");
  record.url = json.string_or_empty("url");
  record.title = json.string_or_empty("title");
  record.date = json.string_or_empty("date");
  record.model = json.string_or_empty("model");
  std::set<std::string> entities;
  json.each_element("entities", [&](const rapidjson::Value& value, const std::string& place) {
    const JsonObject entity(value, place);
    record.entities.push_back({entity.string("id"), entity.word("kind", kind_from), entity.counts("names"),
                               entity.counts("roles"), entity.count("mentions"), count_or_zero(entity, "he"),
                               count_or_zero(entity, "she"), entity.string_or_empty("actor")});
    if (!entities.insert(record.entities.back().id).second) entity.fail("id", "stands twice");
  });
  json.each_element("relations", [&](const rapidjson::Value& value, const std::string& place) {
    const JsonObject statement(value, place);
    if (!statement.has("text")) without_text(record.statements.size());
    record.statements.push_back(read_statement(statement, entities));
  });
  return record;
}

/// Gives the statements without text, by record and number, that of the edge which shows their sentence.
void restore_sentences(std::vector<Record>& records, const std::vector<std::pair<std::size_t, std::size_t>>& pending,
                       const Network& network, const std::string& place) {
  std::map<SentenceKey, std::pair<const Evidence*, const Evidence::Place*>> shown;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    for (const Evidence& evidence : network[edge].evidence) {
      shown.try_emplace(key_of(evidence.place), &evidence, &evidence.place);
      for (const Evidence::Place& copy : evidence.copies) shown.try_emplace(key_of(copy), &evidence, &copy);
    }
  }
  const std::vector<std::string> documents = document_ids(records);
  for (const auto& [record, number] : pending) {
    Record::Statement& statement = records[record].statements[number];
    const auto found = shown.find({documents[record], statement.relation.sentence});
    if (found == shown.end()) {
      throw InputError(place + "[\"" + records[record].hash + "\"].relations[" + std::to_string(number) +
                       "]: has no text, and no edge shows sentence " + std::to_string(statement.relation.sentence) +
                       " of '" + documents[record] + "'");
    }
    const auto& [evidence, at] = found->second;
    statement.sentence = evidence->text;
    statement.start = at->start;
    statement.end = at->end;
  }
}

}  // namespace

void write_tie(JsonWriter& writer, const Tie& tie) {
  write_string(writer, "status", to_string(tie.status));
  write_confidence(writer, tie.confidence);
  write_optional(writer, "confirmed", tie.confirmed);
  writer.Key("evidence");
  writer.StartArray();
  for (const Evidence& evidence : tie.evidence) {
    writer.StartObject();
    write_place(writer, evidence.place);
    write_string(writer, "text", evidence.text);
    write_optional(writer, "role", evidence.role);
    write_optional(writer, "when", evidence.when);
    write_optional(writer, "where", evidence.where);
    write_confidence(writer, evidence.confidence);
    write_optional(writer, "confirmed", evidence.confirmed);
    if (evidence.superseded) {
      writer.Key("superseded");
      writer.Bool(true);
    }
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
  const std::vector<std::string> documents = document_ids(graph.records);
  std::set<std::string> models;
  for (const Record& record : graph.records) {
    if (!record.model.empty()) models.insert(record.model);
  }
  std::set<SentenceKey> shown;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    for (const Evidence& evidence : network[edge].evidence) {
      shown.insert(key_of(evidence.place));
      for (const Evidence::Place& copy : evidence.copies) shown.insert(key_of(copy));
    }
  }

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
    print(out, [&](JsonWriter& writer) { write_record(writer, graph.records[i], documents[i], shown); });
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

ActorGraph read_graph(std::string_view text, const std::string& file) {
  const rapidjson::Document parsed = parse_json(text, file);
  const JsonObject json = JsonObject(parsed, file + ":").object("graph");
  const JsonObject metadata = json.object("metadata");
  check_format(metadata, graph_format);

  ActorGraph graph;
  graph.network = read_network(json);
  std::vector<std::pair<std::size_t, std::size_t>> pending;
  metadata.each_member(
      "records", [&](const std::string& hash, const rapidjson::Value& value, const std::string& place) {
        const JsonObject record(value, place);
        graph.records.push_back(read_record(
            hash, record, [&](std::size_t statement) { pending.emplace_back(graph.records.size(), statement); }));
      });
  if (metadata.has("authority")) {
    metadata.each_element("authority", [&](const rapidjson::Value& value, const std::string& place) {
      graph.authority.push_back(read_authority_entry(JsonObject(value, place)));
    });
  }
  if (metadata.has("corrections")) {
    metadata.each_element("corrections", [&](const rapidjson::Value& value, const std::string& place) {
      graph.corrections.push_back(read_correction(JsonObject(value, place)));
    });
  }
  restore_sentences(graph.records, pending, graph.network, file + ": graph.metadata.records");
  return graph;
}

}  // namespace dramatis
