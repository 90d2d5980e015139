#include "graph/cypher/output.hpp"

#include <cmath>
#include <ostream>
#include <set>
#include <sstream>

#include "graph/json/json_list.hpp"
#include "graph/part.hpp"

namespace dramatis::cypher {
namespace {

/// Prints a value as a person reads it.
class Printer {
 public:
  explicit Printer(const PropertyGraph& graph) : graph_(graph) {}

  std::string text(const Value& value) const { return std::visit(*this, value); }

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    std::ostringstream text;
    text << number;
    return std::move(text).str();
  }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Name& name) const { return std::string(name.text()); }
  std::string operator()(const List& list) const {
    std::string joined;
    for (const Value& element : list) joined += (&element == &list.front() ? "" : "; ") + text(element);
    return joined;
  }
  std::string operator()(const Node& node) const { return graph_.network[node.vertex].label; }
  std::string operator()(const Relationship& one) const {
    return (*this)(Node{one.source}) + arrow(one, one.source) + (*this)(Node{one.target});
  }
  std::string operator()(const Path& path) const {
    std::string joined = (*this)(Node{path.nodes.front()});
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
      joined += arrow(path.relationships[i], path.nodes[i]) + (*this)(Node{path.nodes[i + 1]});
    }
    return joined;
  }

 private:
  /// " -[leads]-> ", as one walks over it from a vertex.
  static std::string arrow(const Relationship& one, Vertex from) {
    const bool meets = one.tie->relation == RelationType::meets;
    const bool forward = one.source == from;
    std::string status = one.tie->status == Status::asserted ? "" : std::string(to_string(one.tie->status)) + ' ';
    return std::string(meets || forward ? " -[" : " <-[") + status + std::string(to_string(one.tie->relation)) +
           (meets || !forward ? "]- " : "]-> ");
  }

  const PropertyGraph& graph_;
};

class JsonPrinter {
 public:
  JsonPrinter(JsonWriter& writer, const PropertyGraph& graph) : writer_(writer), graph_(graph) {}

  void write(const Value& value) const { std::visit(*this, value); }

  void operator()(std::monostate) const { writer_.Null(); }
  void operator()(bool truth) const { writer_.Bool(truth); }
  void operator()(std::int64_t number) const { writer_.Int64(number); }
  void operator()(double number) const { std::isfinite(number) ? writer_.Double(number) : writer_.Null(); }
  void operator()(const std::string& text) const { write_value(writer_, text); }
  void operator()(const Name& name) const { write_value(writer_, name.text()); }
  void operator()(const List& list) const {
    writer_.StartArray();
    for (const Value& element : list) write(element);
    writer_.EndArray();
  }
  void operator()(const Node& node) const {
    writer_.StartObject();
    for (const std::string_view name : node_property_names()) {
      if (name != "label") write_member(name, property_of(graph_, node.vertex, name));
    }
    writer_.EndObject();
  }
  void operator()(const Relationship& one) const {
    writer_.StartObject();
    write_string(writer_, "type", to_string(one.tie->relation));
    write_string(writer_, "source", graph_.network[one.source].id);
    write_string(writer_, "target", graph_.network[one.target].id);
    for (const std::string_view name : relationship_property_names()) {
      write_member(name, property_of(graph_, one, name));
    }
    writer_.EndObject();
  }
  void operator()(const Path& path) const {
    writer_.StartObject();
    writer_.Key("nodes");
    writer_.StartArray();
    for (const Vertex vertex : path.nodes) (*this)(Node{vertex});
    writer_.EndArray();
    writer_.Key("relationships");
    (*this)(List(path.relationships.begin(), path.relationships.end()));
    writer_.EndObject();
  }

  void write_member(std::string_view name, const Value& value) const {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    write(value);
  }

 private:
  JsonWriter& writer_;
  const PropertyGraph& graph_;
};

void gather(const Value& value, Part& part) {
  const auto add = [&](const Relationship& one) {
    part.actors.insert({one.source, one.target});
    part.ties.insert(one.tie);
  };
  if (const auto* node = std::get_if<Node>(&value)) part.actors.insert(node->vertex);
  if (const auto* relationship = std::get_if<Relationship>(&value)) add(*relationship);
  if (const auto* path = std::get_if<Path>(&value)) {
    part.actors.insert(path->nodes.begin(), path->nodes.end());
    for (const Relationship& one : path->relationships) add(one);
  }
  if (const auto* list = std::get_if<List>(&value)) {
    for (const Value& element : *list) gather(element, part);
  }
}

}  // namespace

void write_result(std::ostream& out, const PropertyGraph& graph, const Result& result, TableFormat format) {
  if (is_json(format)) {
    return write_json(out, format, result.rows, [&](JsonWriter& writer, const std::vector<Value>& row) {
      const JsonPrinter printer(writer, graph);
      writer.StartObject();
      for (std::size_t i = 0; i < row.size(); ++i) printer.write_member(result.columns[i], row[i]);
      writer.EndObject();
    });
  }
  const Printer printer(graph);
  std::vector<dramatis::Row> rows{result.columns};
  for (const std::vector<Value>& row : result.rows) {
    rows.emplace_back();
    for (const Value& value : row) rows.back().push_back(printer.text(value));
  }
  format == TableFormat::csv ? write_csv(out, rows) : write_table(out, std::move(rows));
}

ActorGraph part_of(const ActorGraph& graph, const Result& result) {
  Part part;
  for (const std::vector<Value>& row : result.rows) {
    for (const Value& value : row) gather(value, part);
  }
  return part_of(graph, part);
}

}  // namespace dramatis::cypher
