#include <algorithm>
#include <functional>
#include <istream>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <streambuf>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/document_json.hpp"
#include "extract/json.hpp"
#include "graph/corrections/authority_file.hpp"
#include "graph/corrections/corrections_json.hpp"
#include "graph/json/graph_json.hpp"
#include "graph/json/json_stream.hpp"
#include "graph/json/shown_sentences.hpp"

namespace dramatis {
namespace {

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
  evidence.attribution = json.string_or_empty("attribution");
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

Tie read_tie(const JsonObject& edge, const JsonObject& metadata) {
  Tie tie;
  tie.relation = edge.word("relation", relation_type_from);
  tie.status = metadata.word("status", status_from);
  tie.confidence = metadata.confidence();
  tie.confirmed = metadata.string_or_empty("confirmed");
  metadata.each_element("evidence", [&](const rapidjson::Value& value, const std::string& place) {
    tie.evidence.push_back(read_evidence(JsonObject(value, place)));
  });
  return tie;
}

Record::Statement read_statement(const JsonObject& json, const std::set<std::string>& entities) {
  Record::Statement statement;
  statement.relation = read_relation(json);
  const Relation& relation = statement.relation;
  if (!entities.count(relation.source)) json.fail("source", "there is no entity '" + relation.source + "'");
  if (!entities.count(relation.target)) json.fail("target", "there is no entity '" + relation.target + "'");
  if (!relation.attribution.empty() && !entities.count(relation.attribution)) {
    json.fail("attribution", "there is no entity '" + relation.attribution + "'");
  }
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

/// Reads a graph without holding its text. Its parts may stand in any order.
class GraphReader {
 public:
  GraphReader(std::istream& in, const std::string& file, ActorGraph& graph)
      : json_(in, file), place_(file + ": graph"), metadata_(rapidjson::kObjectType), graph_(graph) {}

  void read() {
    const std::string root = place_.substr(0, place_.rfind(' '));
    if (!read_sections(root, {{"graph", [&] { return read_parts(); }}}, [&](const std::string&) { json_.skip(); })) {
      throw InputError(root + " must be an object");
    }
    json_.end();
    fill_network();
    restore_sentences();
    order_records();
  }

 private:
  struct Node {
    std::optional<Actor> actor;  // none yet, where only an edge has named it
    std::string first_use;       // the place of that name
  };
  struct Edge {
    std::size_t source;  // index into nodes_
    std::size_t target;
    std::size_t index;  // in the file
    Tie tie;

    auto key() const { return std::tie(source, target, tie.relation, tie.status); }
  };

  /// By its key, what reads a section; false if it is null.
  using Sections = std::map<std::string, std::function<bool()>>;

  /// Reads an object which must hold all of the sections; false if it is null.
  template <typename ReadOther>
  bool read_sections(const std::string& place, const Sections& sections, ReadOther read_other) {
    const auto place_of = [&](const std::string& key) { return place + (place.back() == ':' ? " " : ".") + key; };
    std::set<std::string> found;
    const bool is_object = json_.each_member(place, [&](const std::string& key) {
      const auto section = sections.find(key);
      if (section == sections.end()) return read_other(key);
      if (found.count(key)) throw InputError(place_of(key) + ": stands twice");
      if (section->second()) found.insert(key);
    });
    if (!is_object) return false;
    for (const auto& [key, read] : sections) {
      if (!found.count(key)) throw InputError(place_of(key) + ": is missing");
    }
    return true;
  }

  bool read_parts() {
    return read_sections(place_,
                         {{"metadata", [&] { return read_metadata(); }},
                          {"nodes", [&] { return read_nodes(); }},
                          {"edges", [&] { return read_edges(); }}},
                         [&](const std::string&) { json_.skip(); });
  }

  bool read_metadata() {
    const std::string place = place_ + ".metadata";
    const auto check = [&] { check_format(JsonObject(metadata_, place), graph_format); };
    const auto read_other = [&](const std::string& key) {
      auto& allocator = metadata_.GetAllocator();
      rapidjson::Value name(key.data(), static_cast<rapidjson::SizeType>(key.size()), allocator);
      if (metadata_.HasMember(name)) throw InputError(place + "." + key + ": stands twice");
      metadata_.AddMember(name, json_.kept_value(allocator), allocator);
    };
    const auto read_checked_records = [&] {
      check();  // before what a newer format may have changed
      return read_records(place + ".records");
    };
    if (!read_sections(place, {{"records", read_checked_records}}, read_other)) return false;
    check();
    const JsonObject metadata(metadata_, place);
    if (metadata.has("authority")) {
      metadata.each_element("authority", [&](const rapidjson::Value& value, const std::string& entry) {
        graph_.authority.push_back(read_authority_entry(JsonObject(value, entry)));
      });
    }
    if (metadata.has("corrections")) {
      metadata.each_element("corrections", [&](const rapidjson::Value& value, const std::string& correction) {
        graph_.corrections.push_back(read_correction(JsonObject(value, correction)));
      });
    }
    return true;
  }

  bool read_records(const std::string& place) {
    return json_.each_member(place, [&](const std::string& hash) {
      const JsonObject record(json_.value(), place + "[\"" + hash + "\"]");
      const auto without_text = [&](std::size_t statement) {
        without_text_.emplace_back(graph_.records.size(), statement);
      };
      graph_.records.push_back(read_record(hash, record, without_text));
    });
  }

  bool read_nodes() {
    return json_.each_member(place_ + ".nodes", [&](const std::string& id) {
      const std::string place = place_ + ".nodes[\"" + id + "\"]";
      std::optional<Actor>& actor = nodes_[node_of(id, {})].actor;
      if (actor) throw InputError(place + ": stands twice");
      actor = read_actor(id, JsonObject(json_.value(), place));
    });
  }

  /// Index of a node, which is a new one if none has its id yet.
  std::size_t node_of(const std::string& id, const std::string& place) {
    const auto [node, is_new] = index_of_.try_emplace(id, nodes_.size());
    if (is_new) nodes_.push_back({{}, place});
    return node->second;
  }

  bool read_edges() {
    return json_.each_element(place_ + ".edges", [&](const rapidjson::Value& value) {
      const std::string place = place_of_edge(edges_.size());
      const JsonObject json(value, place);
      const JsonObject metadata = json.object("metadata");
      const std::size_t source = node_of(json.string("source"), place + ".source");
      const std::size_t target = node_of(json.string("target"), place + ".target");
      edges_.push_back({source, target, edges_.size(), read_tie(json, metadata)});
    });
  }

  std::string place_of_edge(std::size_t index) const { return place_ + ".edges[" + std::to_string(index) + "]"; }

  /// Vertices in the order of their ids, edges in that of source, target, relation and status.
  void fill_network() {
    std::vector<std::size_t> order(nodes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const auto& [id, node] : index_of_) {
      if (!nodes_[node].actor) throw InputError(nodes_[node].first_use + ": there is no node '" + id + "'");
    }
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return nodes_[a].actor->id < nodes_[b].actor->id; });
    std::vector<std::size_t> vertex_of(nodes_.size());
    for (const std::size_t node : order) {
      vertex_of[node] = boost::add_vertex(graph_.network);
      graph_.network[vertex_of[node]] = std::move(*nodes_[node].actor);
    }
    for (Edge& edge : edges_) {
      edge.source = vertex_of[edge.source];
      edge.target = vertex_of[edge.target];
      if (edge.tie.relation == RelationType::meets && edge.target < edge.source) std::swap(edge.source, edge.target);
    }
    std::sort(edges_.begin(), edges_.end(),
              [](const Edge& a, const Edge& b) { return a.key() != b.key() ? a.key() < b.key() : a.index < b.index; });
    const auto twice = std::adjacent_find(edges_.begin(), edges_.end(),
                                          [](const Edge& a, const Edge& b) { return a.key() == b.key(); });
    if (twice != edges_.end()) {
      throw InputError(place_of_edge(std::next(twice)->index) +
                       ": an edge with its source, relation, target and status stands before it");
    }
    for (Edge& edge : edges_) {
      const auto added = boost::add_edge(edge.source, edge.target, graph_.network).first;
      graph_.network[added] = std::move(edge.tie);
    }
  }

  /// Gives the statements without text that of the edge which shows their sentence.
  void restore_sentences() {
    const std::vector<std::string> documents = document_ids(graph_.records);
    const ShownSentences shown(graph_.network, documents);
    for (const auto& [record, number] : without_text_) {
      Record::Statement& statement = graph_.records[record].statements[number];
      const auto* found = shown.find(record, statement.relation.sentence);
      if (!found) {
        throw InputError(place_ + ".metadata.records[\"" + graph_.records[record].hash + "\"].relations[" +
                         std::to_string(number) + "]: has no text, and no edge shows sentence " +
                         std::to_string(statement.relation.sentence) + " of '" + documents[record] + "'");
      }
      statement.sentence = *found->text;
      statement.start = found->place->start;
      statement.end = found->place->end;
    }
  }

  void order_records() {
    std::vector<Record>& records = graph_.records;
    std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.hash < b.hash; });
    const auto twice = std::adjacent_find(records.begin(), records.end(),
                                          [](const Record& a, const Record& b) { return a.hash == b.hash; });
    if (twice != records.end()) {
      throw InputError(place_ + ".metadata.records[\"" + twice->hash + "\"]: stands twice");
    }
  }

  JsonStream json_;
  std::string place_;
  rapidjson::Document metadata_;  // but for the records
  ActorGraph& graph_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::size_t> index_of_;  // into nodes_, by id
  std::vector<Edge> edges_;
  std::vector<std::pair<std::size_t, std::size_t>> without_text_;  // indices of records and of their statements
};

/// The bytes of a text as a stream.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* bytes = const_cast<char*>(text.data());  // which are only read
    setg(bytes, bytes, bytes + text.size());
  }
};

}  // namespace

ActorGraph read_graph(std::istream& in, const std::string& file) {
  ActorGraph graph;
  GraphReader(in, file, graph).read();
  return graph;
}

ActorGraph read_graph(std::string_view json, const std::string& file) {
  TextBuffer buffer(json);
  std::istream in(&buffer);
  return read_graph(in, file);
}

}  // namespace dramatis
