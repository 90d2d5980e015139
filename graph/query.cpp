#include "graph/query.hpp"

#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <ostream>

#include "extract/code_points.hpp"
#include "extract/json.hpp"
#include "graph/names.hpp"
#include "graph/tie_json.hpp"

namespace dramatis {
namespace {

bool contains_words(const std::string& text, const std::string& words) {
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

/// For each vertex whether the name means it; all of them for an empty name.
std::vector<bool> find_actors(const Network& network, const std::string& name) {
  const std::size_t count = boost::num_vertices(network);
  if (name.empty()) return std::vector<bool>(count, true);
  std::vector<bool> exact(count), partial(count);
  const std::string sought = fold_name(name);
  if (sought.empty()) return exact;
  for (std::size_t vertex = 0; vertex < count; ++vertex) {
    const Actor& actor = network[vertex];
    const auto compare = [&](const std::string& alias) {
      const std::string folded = fold_name(alias);
      if (folded == sought) exact[vertex] = true;
      if (contains_words(folded, sought)) partial[vertex] = true;
    };
    compare(actor.label);
    for (const auto& [alias, times] : actor.aliases) compare(alias);
    if (actor.id == name) exact[vertex] = true;
  }
  return std::find(exact.begin(), exact.end(), true) != exact.end() ? exact : partial;
}

constexpr std::size_t columns = 7;
using Row = std::array<std::string, columns>;
const Row header{"source", "relation", "target", "status", "when", "document", "sentence"};

std::vector<Row> rows_of(const Network& network, const std::vector<Network::edge_descriptor>& edges) {
  std::vector<Row> rows;
  for (const auto edge : edges) {
    const Tie& tie = network[edge];
    for (const Evidence& evidence : tie.evidence) {
      rows.push_back({network[boost::source(edge, network)].label, std::string(to_string(tie.relation)),
                      network[boost::target(edge, network)].label, std::string(to_string(tie.status)), evidence.when,
                      evidence.place.document, evidence.text});
    }
  }
  return rows;
}

/// Aligned columns for a terminal, which sees no control character.
void write_table(std::ostream& out, std::vector<Row> rows) {
  rows.insert(rows.begin(), header);
  std::array<std::size_t, columns> widths{};
  for (Row& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) {
      row[i] = squeeze(row[i]);
      widths[i] = std::max(widths[i], CodePoints(row[i]).size());
    }
  }
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < columns; ++i) {
      out << row[i] << std::string(widths[i] - CodePoints(row[i]).size() + 2, ' ');
    }
    out << row.back() << '\n';
  }
}

/// A cell of RFC 4180. What a spreadsheet would take for a formula is opened by an apostrophe.
std::string csv_cell(const std::string& text) {
  const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  const bool is_quoted = text.find_first_of(",\"\r\n") != std::string::npos;
  std::string cell;
  if (is_quoted) cell += '"';
  if (is_formula) cell += '\'';
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  if (is_quoted) cell += '"';
  return cell;
}

void write_csv(std::ostream& out, std::vector<Row> rows) {
  rows.insert(rows.begin(), header);
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) out << csv_cell(row[i]) << (i + 1 < columns ? "," : "\r\n");
  }
}

void write_objects(std::ostream& out, const Network& network, const std::vector<Network::edge_descriptor>& edges) {
  const char* separator = "\n";
  out << '[';
  for (const auto edge : edges) {
    const Actor& source = network[boost::source(edge, network)];
    const Actor& target = network[boost::target(edge, network)];
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    write_string(writer, "source", source.label);
    write_string(writer, "source_id", source.id);
    write_string(writer, "relation", to_string(network[edge].relation));
    write_string(writer, "target", target.label);
    write_string(writer, "target_id", target.id);
    write_tie(writer, network[edge]);
    writer.EndObject();
    out << separator << std::string_view(buffer.GetString(), buffer.GetSize());
    separator = ",\n";
  }
  out << (edges.empty() ? "]\n" : "\n]\n");
}

}  // namespace

std::vector<Network::edge_descriptor> select_edges(const Network& network, const EdgeFilter& filter) {
  const std::vector<bool> from = find_actors(network, filter.from);
  const std::vector<bool> to = find_actors(network, filter.to);
  std::vector<Network::edge_descriptor> selected;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    const auto source = boost::source(edge, network);
    const auto target = boost::target(edge, network);
    const bool ends_fit =
        (from[source] && to[target]) || (tie.relation == RelationType::meets && from[target] && to[source]);
    if (ends_fit && tie.relation == filter.relation.value_or(tie.relation) &&
        tie.status == filter.status.value_or(tie.status) && tie.confidence >= filter.min_confidence) {
      selected.push_back(edge);
    }
  }
  return selected;
}

void write_edges(std::ostream& out, const Network& network, const std::vector<Network::edge_descriptor>& edges,
                 TableFormat format) {
  switch (format) {
    case TableFormat::table:
      return write_table(out, rows_of(network, edges));
    case TableFormat::csv:
      return write_csv(out, rows_of(network, edges));
    case TableFormat::json:
      return write_objects(out, network, edges);
  }
}

}  // namespace dramatis
