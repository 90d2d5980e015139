#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "graph/export/formats.hpp"
#include "graph/export/properties.hpp"

namespace dramatis {
namespace {

// Where nobody has set maxTextSize and maxEdges, Mermaid shows no larger charts.
constexpr std::size_t max_text = 50'000;
constexpr std::size_t max_edges = 500;

bool is_alone(const Network& network, Network::vertex_descriptor vertex) { return boost::degree(vertex, network) == 0; }

/// Text on one line with all that may be syntax of Mermaid, Markdown or HTML as entities (#35; is '#').
std::string escape(std::string_view text) {
  std::string escaped;
  for (const char c : one_line(text)) {
    const bool is_syntax = std::string_view("\"#&<>%{}[]|\\;:*_~`$@^=").find(c) != std::string_view::npos;
    escaped += is_syntax ? "#" + std::to_string(static_cast<int>(c)) + ";" : std::string(1, c);
  }
  return escaped;
}

std::string node_of(Network::vertex_descriptor vertex) { return "n" + std::to_string(vertex); }

/// A rounded box for persons, a box for organizations, a stadium for places.
std::string shape(const Actor& actor) {
  const std::string text = '"' + escape(actor.label) + '"';
  if (actor.kind == Kind::person) return "(" + text + "):::person";
  if (actor.kind == Kind::organization) return "[" + text + "]:::organization";
  return "([" + text + "]):::place";
}

/// Solid where it is or was so, dotted for plans and proposals, with crosses where it is denied.
std::string_view arrow_of(const Tie& tie) {
  const bool directed = tie.relation != RelationType::meets;
  switch (tie.status) {
    case Status::planned:
    case Status::proposed:
      return directed ? "-.->" : "-.-";
    case Status::denied:
      return directed ? "--x" : "x--x";
    default:
      return directed ? "-->" : "---";
  }
}

/// "leads: president", "meets (planned): 2024-05-14, Ankara".
std::string description(const Tie& tie) {
  std::string details;
  for (const Property& property : properties_of(tie)) {
    if (property.name != "roles" && property.name != "when" && property.name != "where") continue;
    for (const std::string& item : std::get<PropertyList>(property.value)) {
      details.append(details.empty() ? "" : ", ").append(item);
    }
  }
  return label_of(tie) + (details.empty() ? "" : ": " + details);
}

std::string edge_line(const Network& network, Network::edge_descriptor edge) {
  const Tie& tie = network[edge];
  return "  " + node_of(boost::source(edge, network)) + " " + std::string(arrow_of(tie)) + "|\"" +
         escape(description(tie)) + "\"| " + node_of(boost::target(edge, network)) + "\n";
}

/// The edge's confidence and evidence, as comments.
std::string comments(const Tie& tie) {
  std::string lines =
      "  %% confidence " + to_decimal(tie.confidence) + (is_superseded(tie) ? ", superseded" : "") + "\n";
  for (const Evidence& evidence : tie.evidence) {
    lines += "  %% " + escape(source_of(evidence) + ": " + evidence.text) + "\n";
  }
  return lines;
}

std::string chart(const Network& network, bool with_comments) {
  std::string out = "flowchart LR\n";
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    if (is_alone(network, vertex)) continue;
    out += "  " + node_of(vertex) + shape(network[vertex]) + "\n";
  }
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    if (with_comments) out += comments(network[edge]);
    out += edge_line(network, edge);
  }
  return out +
         "  classDef person fill:#e8f1fa,stroke:#0072b2,color:#000\n"
         "  classDef organization fill:#fdf1e2,stroke:#d55e00,color:#000\n"
         "  classDef place fill:#e6f5ef,stroke:#009e73,color:#000\n";
}

}  // namespace

Export to_mermaid(const ActorGraph& graph) {
  const Network& network = graph.network;
  std::vector<std::string> notices;
  const auto [first, last] = boost::vertices(network);
  const auto alone = std::count_if(first, last, [&](auto vertex) { return is_alone(network, vertex); });
  if (alone != 0) notices.push_back("left out: " + std::to_string(alone) + " actors without a relation");
  std::string out = chart(network, true);
  if (out.size() > max_text) {
    out = chart(network, false);
    notices.emplace_back("left out: the evidence, for Mermaid shows no chart of more than 50,000 characters");
  }
  if (out.size() > max_text || boost::num_edges(network) > max_edges) {
    notices.emplace_back(
        "Mermaid shows this chart only where maxTextSize (50,000) and maxEdges (500) are set higher; "
        "`dramatis query ... -o part.json` keeps a part");
  }
  return {{{"", std::move(out)}}, std::move(notices)};
}

}  // namespace dramatis
