#include "graph/cypher/property_graph.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace dramatis::cypher {
namespace {

template <typename Range>
List to_list(const Range& strings) {
  return List(strings.begin(), strings.end());
}

List aliases_of(const PropertyGraph& graph, Vertex vertex) {
  List aliases;
  for (const auto& [alias, count] : graph.network[vertex].aliases) {
    aliases.emplace_back(Name(graph.names, vertex, alias, aliases.size()));
  }
  return aliases;
}

List roles_of(const Actor& actor) {
  std::vector<std::pair<std::string, std::size_t>> roles(actor.roles.begin(), actor.roles.end());
  std::stable_sort(roles.begin(), roles.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  List names;
  for (auto& [role, count] : roles) names.emplace_back(std::move(role));
  return names;
}

/// What is not empty of each evidence, each once, sorted.
List gather(const Tie& tie, std::string Evidence::* member) {
  std::set<std::string> texts;
  for (const Evidence& evidence : tie.evidence) {
    if (!(evidence.*member).empty()) texts.insert(evidence.*member);
  }
  return to_list(texts);
}

/// Those of the evidence's time expressions that are dates.
List dates_of(const Tie& tie) {
  List dates = gather(tie, &Evidence::when);
  const auto is_no_date = [](const Value& when) {
    const char first = std::get<std::string>(when).front();
    return first < '0' || first > '9';
  };
  dates.erase(std::remove_if(dates.begin(), dates.end(), is_no_date), dates.end());
  return dates;
}

List documents_of(const Tie& tie) {
  std::set<std::string> documents;
  for (const Evidence& evidence : tie.evidence) {
    documents.insert(evidence.place.document);
    for (const Evidence::Place& copy : evidence.copies) documents.insert(copy.document);
  }
  return to_list(documents);
}

List sentences_of(const Tie& tie) {
  List sentences;
  for (const Evidence& evidence : tie.evidence) sentences.emplace_back(evidence.text);
  return sentences;
}

Value to_value(std::size_t count) { return static_cast<std::int64_t>(count); }

Value to_value(std::string_view text) { return std::string(text); }

template <typename Element>
struct Getter {
  std::string_view name;
  Value (*get)(const PropertyGraph&, Element);
};

constexpr std::array<Getter<Vertex>, 9> of_nodes{{
    {"name",
     [](const PropertyGraph& graph, Vertex v) -> Value { return Name(graph.names, v, graph.network[v].label); }},
    {"label",
     [](const PropertyGraph& graph, Vertex v) -> Value { return Name(graph.names, v, graph.network[v].label); }},
    {"id", [](const PropertyGraph& graph, Vertex v) { return to_value(graph.network[v].id); }},
    {"kind", [](const PropertyGraph& graph, Vertex v) { return to_value(to_string(graph.network[v].kind)); }},
    {"aliases", [](const PropertyGraph& graph, Vertex v) -> Value { return aliases_of(graph, v); }},
    {"roles", [](const PropertyGraph& graph, Vertex v) -> Value { return roles_of(graph.network[v]); }},
    {"mentions", [](const PropertyGraph& graph, Vertex v) { return to_value(graph.network[v].mentions); }},
    {"documents", [](const PropertyGraph& graph, Vertex v) -> Value { return to_list(graph.network[v].documents); }},
    {"url",
     [](const PropertyGraph& graph, Vertex v) {
       const std::string& url = graph.network[v].url;
       return url.empty() ? Value() : to_value(url);
     }},
}};

constexpr std::array<Getter<const Tie&>, 11> of_relationships{{
    {"status", [](const PropertyGraph&, const Tie& tie) { return to_value(to_string(tie.status)); }},
    {"confidence", [](const PropertyGraph&, const Tie& tie) -> Value { return tie.confidence; }},
    {"date",
     [](const PropertyGraph&, const Tie& tie) {
       const List dates = dates_of(tie);
       return dates.empty() ? Value() : dates.front();
     }},
    {"dates", [](const PropertyGraph&, const Tie& tie) -> Value { return dates_of(tie); }},
    {"where", [](const PropertyGraph&, const Tie& tie) -> Value { return gather(tie, &Evidence::where); }},
    {"roles", [](const PropertyGraph&, const Tie& tie) -> Value { return gather(tie, &Evidence::role); }},
    {"attributions", [](const PropertyGraph&, const Tie& tie) -> Value { return gather(tie, &Evidence::attribution); }},
    {"evidence", [](const PropertyGraph&, const Tie& tie) -> Value { return sentences_of(tie); }},
    {"documents", [](const PropertyGraph&, const Tie& tie) -> Value { return documents_of(tie); }},
    {"count", [](const PropertyGraph&, const Tie& tie) { return to_value(tie.evidence.size()); }},
    {"superseded",
     [](const PropertyGraph&, const Tie& tie) -> Value {
       const auto is_superseded = [](const Evidence& evidence) { return evidence.superseded; };
       return !tie.evidence.empty() && std::all_of(tie.evidence.begin(), tie.evidence.end(), is_superseded);
     }},
}};

template <typename Getters>
std::vector<std::string_view> names_of(const Getters& getters) {
  std::vector<std::string_view> names;
  for (const auto& getter : getters) names.push_back(getter.name);
  return names;
}

template <typename Getters, typename Element>
Value get(const Getters& getters, const PropertyGraph& graph, const Element& element, std::string_view name) {
  const auto* found =
      std::find_if(getters.begin(), getters.end(), [&](const auto& getter) { return getter.name == name; });
  return found == getters.end() ? Value() : found->get(graph, element);
}

constexpr std::string_view any_label = "actor";

}  // namespace

std::span<const std::string_view> node_labels() {
  static const std::array<std::string_view, 4> labels{any_label, to_string(Kind::person), to_string(Kind::organization),
                                                      to_string(Kind::place)};
  return labels;
}

std::span<const std::string_view> relationship_types() {
  static const std::array<std::string_view, 3> types{
      to_string(RelationType::leads), to_string(RelationType::represents), to_string(RelationType::meets)};
  return types;
}

std::vector<std::string_view> node_property_names() { return names_of(of_nodes); }

std::vector<std::string_view> relationship_property_names() { return names_of(of_relationships); }

bool has_label(const PropertyGraph& graph, Vertex vertex, std::string_view label) {
  return label == any_label || label == to_string(graph.network[vertex].kind);
}

Value property_of(const PropertyGraph& graph, Vertex vertex, std::string_view name) {
  return get(of_nodes, graph, vertex, name);
}

Value property_of(const PropertyGraph& graph, const Relationship& relationship, std::string_view name) {
  return get(of_relationships, graph, *relationship.tie, name);
}

}  // namespace dramatis::cypher
