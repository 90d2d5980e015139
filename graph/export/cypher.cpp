#include <array>
#include <boost/range/iterator_range.hpp>
#include <cstdio>
#include <map>

#include "graph/export/formats.hpp"
#include "graph/export/neo4j_properties.hpp"

namespace dramatis {
namespace {

constexpr std::size_t batch = 500;  // rows a statement

/// A string literal. Readers of Cypher may replace \uXXXX before they know what is a string, also where the backslash
/// is escaped: so no backslash of the text ever stands before a 'u'.
std::string string_literal(std::string_view text) {
  std::string literal = "'";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      literal += text.substr(i + 1, 1) == "u" ? "\\\\' + '" : "\\\\";
    } else if (c == '\'') {
      literal += "\\'";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(c));
      literal += escape.data();
    } else {
      literal += c;
    }
  }
  return literal + "'";
}

struct Literal {
  std::string operator()(const std::string& text) const { return string_literal(text); }
  std::string operator()(std::size_t count) const { return std::to_string(count); }
  std::string operator()(double number) const {
    const std::string text = to_decimal(number);
    return text.find('.') == text.npos ? text + ".0" : text;
  }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(const PropertyList& list) const {
    std::string text = "[";
    for (const std::string& item : list) text.append(text.size() == 1 ? "" : ", ").append(string_literal(item));
    return text + "]";
  }
};

/// A map literal; empty texts are left out, as no property of Neo4j is null.
std::string map_of(const std::vector<Property>& properties) {
  std::string map = "{";
  for (const Property& property : properties) {
    const std::string literal = std::visit(Literal(), property.value);
    if (literal == "''") continue;
    map.append(map.size() == 1 ? "" : ", ").append("`").append(property.name).append("`: ").append(literal);
  }
  return map + "}";
}

/// Statements that unwind the rows and do with each `row` what `clause` says.
void write_statements(std::string& out, const std::vector<std::string>& rows, const std::string& clause) {
  for (std::size_t start = 0; start < rows.size(); start += batch) {
    out += "UNWIND [\n";
    for (std::size_t i = start; i < std::min(rows.size(), start + batch); ++i) {
      out.append(i == start ? "" : ",\n").append(rows[i]);
    }
    out.append("\n] AS row\n").append(clause).append(";\n");
  }
}

}  // namespace

Export to_cypher(const ActorGraph& graph) {
  const Network& network = graph.network;
  std::string out = "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:actor) REQUIRE a.id IS UNIQUE;\n";
  std::map<Kind, std::vector<std::string>> actors;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    actors[network[vertex].kind].push_back(map_of(neo4j_properties(network[vertex])));
  }
  for (const auto& [kind, rows] : actors) {
    write_statements(out, rows, "MERGE (a:actor {id: row.id}) SET a:" + std::string(to_string(kind)) + ", a = row");
  }
  std::map<RelationType, std::vector<std::string>> ties;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    ties[network[edge].relation].push_back(
        "{source: " + string_literal(key_of(network[boost::source(edge, network)].id)) +
        ", target: " + string_literal(key_of(network[boost::target(edge, network)].id)) +
        ", properties: " + map_of(neo4j_properties(network[edge])) + "}");
  }
  for (const auto& [relation, rows] : ties) {
    write_statements(out, rows,
                     "MATCH (a:actor {id: row.source}), (b:actor {id: row.target})\nMERGE (a)-[r:" +
                         std::string(to_string(relation)) +
                         " {status: row.properties.status}]->(b) SET r = row.properties");
  }
  return {{{"", std::move(out)}}, {}};
}

}  // namespace dramatis
