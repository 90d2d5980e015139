#include <rapidjson/document.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/json.hpp"
#include "graph/cypher/error.hpp"
#include "graph/cypher/run.hpp"
#include "graph/json/graph_json.hpp"

/// The answers that Neo4j 5 gave to the same queries on the same graph; tests/cypher/cypher_oracle.py got them.
using namespace dramatis;

namespace {

std::string read(const std::string& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::string quote(std::string_view text) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  write_value(writer, text);
  return buffer.GetString();
}

std::string number(double value) {
  std::ostringstream text;
  text << value;
  return std::move(text).str();
}

std::string joined(std::vector<std::string> parts, bool is_sorted) {
  if (is_sorted) std::sort(parts.begin(), parts.end());
  std::string text = "[";
  for (const std::string& part : parts) text += part + ',';
  return text + ']';
}

/// Shows values as the answers have them. Lists are sorted if `collects`, for their order is nobody's promise then.
class Shown {
 public:
  Shown(const Network& network, bool collects) : network_(network), collects_(collects) {}

  std::string of(const cypher::Value& value) const { return std::visit(*this, value); }
  std::string of(const rapidjson::Value& json) const {
    if (json.IsArray()) {
      std::vector<std::string> parts;
      for (const rapidjson::Value& element : json.GetArray()) parts.push_back(of(element));
      return joined(std::move(parts), collects_);
    }
    if (json.IsString()) return quote(json.GetString());
    if (json.IsNumber()) return number(json.GetDouble());
    return json.IsNull() ? "null" : json.IsTrue() ? "true" : "false";
  }

  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return number(static_cast<double>(value)); }
  std::string operator()(double value) const { return number(value); }
  std::string operator()(const std::string& text) const { return quote(text); }
  std::string operator()(const cypher::Name& name) const { return quote(name.text()); }
  std::string operator()(const cypher::Node& node) const { return quote(network_[node.vertex].id); }
  std::string operator()(const cypher::Relationship& one) const {
    return quote(network_[one.source].id + ' ' + std::string(to_string(one.tie->relation)) + ' ' +
                 network_[one.target].id + ' ' + std::string(to_string(one.tie->status)));
  }
  std::string operator()(const cypher::List& list) const {
    std::vector<std::string> parts;
    for (const cypher::Value& element : list) parts.push_back(of(element));
    return joined(std::move(parts), collects_);
  }
  std::string operator()(const cypher::Path& path) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      if (i > 0) parts.push_back((*this)(path.relationships[i - 1]));
      parts.push_back((*this)(cypher::Node{path.nodes[i]}));
    }
    return joined(std::move(parts), collects_);
  }

 private:
  const Network& network_;
  bool collects_;
};

std::string answer(const cypher::PropertyGraph& graph, const std::string& query, const Shown& shown, bool is_ordered) {
  try {
    std::vector<std::string> rows;
    for (const auto& row : cypher::run(cypher::compile(query, {}), graph).rows) {
      std::vector<std::string> cells;
      for (const cypher::Value& value : row) cells.push_back(shown.of(value));
      rows.push_back(joined(std::move(cells), false));
    }
    return joined(std::move(rows), !is_ordered);
  } catch (const cypher::QueryError&) {
    return "error";
  }
}

std::string expected(const rapidjson::Value& json, const Shown& shown, bool is_ordered) {
  if (json.HasMember("error")) return "error";
  std::vector<std::string> rows;
  for (const rapidjson::Value& row : json["rows"].GetArray()) {
    std::vector<std::string> cells;
    for (const rapidjson::Value& value : row.GetArray()) cells.push_back(shown.of(value));
    rows.push_back(joined(std::move(cells), false));
  }
  return joined(std::move(rows), !is_ordered);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cypher_neo4j)

BOOST_AUTO_TEST_CASE(answers_are_those_of_neo4j) {
  const std::string folder = DRAMATIS_SOURCE_DIR "/tests/data/cypher/";
  const ActorGraph actors = read_graph(read(folder + "graph.json"), "graph.json");
  const cypher::PropertyGraph graph(actors.network);
  std::ifstream answers(folder + "answers.jsonl");
  std::size_t count = 0;
  for (std::string line; std::getline(answers, line); ++count) {
    const rapidjson::Document json = parse_json(line, "answers.jsonl");
    const std::string query = json["query"].GetString();
    const Shown shown(actors.network, query.find("collect(") != query.npos);
    std::string upper = query;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const bool is_ordered = upper.find("ORDER BY") != upper.npos;
    BOOST_TEST_CONTEXT(query) {
      BOOST_TEST(answer(graph, query, shown, is_ordered) == expected(json, shown, is_ordered));
    }
  }
  BOOST_TEST(count >= 200u);
}

BOOST_AUTO_TEST_SUITE_END()
