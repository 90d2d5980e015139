#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/analysis/ranking.hpp"
#include "graph/analysis/walk.hpp"
#include "graph/label.hpp"
#include "graph/web_address.hpp"
#include "render/report/sections.hpp"
#include "render/text.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

using namespace content;

constexpr std::size_t most_items = 4;  // of roles, names or bodies in a cell

std::string joined(const std::vector<std::string>& items, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(items.size(), most); ++i) text += (i > 0 ? ", " : "") + items[i];
  if (items.size() > most) text += " and " + std::to_string(items.size() - most) + " more";
  return text;
}

/// The most frequent first, without `label`.
std::vector<std::string> by_frequency(const std::map<std::string, std::size_t>& counts, const std::string& label) {
  std::vector<std::pair<std::string, std::size_t>> ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> words;
  for (const auto& [word, count] : ranked) {
    if (word != label) words.push_back(clean_text(word));
  }
  return words;
}

/// Whom an actor leads and represents, then by whom it is led and represented, what most sentences say first:
/// "leads Kenya, represents Norway (ended)".
std::string bodies_of(const Network& network, Vertex actor) {
  struct Body {
    bool is_source;
    std::size_t sentences;
    std::string text;
  };
  std::vector<Body> bodies;
  const auto add = [&](Network::edge_descriptor tie, Vertex other, bool is_source) {
    const Tie& known = network[tie];
    if (known.relation == RelationType::meets || known.status == Status::denied) return;
    std::string text = std::string(verb_of(network, tie, actor)) + ' ' + clean_text(network[other].label);
    if (known.status != Status::asserted) text += " (" + std::string(to_string(known.status)) + ")";
    bodies.push_back({is_source, known.evidence.size(), std::move(text)});
  };
  for (const auto tie : boost::make_iterator_range(out_edges(actor, network))) add(tie, target(tie, network), true);
  for (const auto tie : boost::make_iterator_range(in_edges(actor, network))) add(tie, source(tie, network), false);
  std::stable_sort(bodies.begin(), bodies.end(), [](const Body& a, const Body& b) {
    return std::tie(b.is_source, b.sentences) < std::tie(a.is_source, a.sentences);
  });
  std::vector<std::string> texts;
  for (Body& body : bodies) texts.push_back(std::move(body.text));
  return joined(texts, most_items);
}

/// Without the columns in which no row has anything.
Table without_empty_columns(Table table) {
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    const bool is_empty = std::all_of(table.rows.begin(), table.rows.end(),
                                      [&](const std::vector<Text>& row) { return row[column].front().text.empty(); });
    if (!is_empty) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (std::vector<Text>& row : table.rows) row.erase(row.begin() + at);
  }
  return table;
}

/// A row for each actor of a kind who has a name.
Table table_of(const Network& network, const std::vector<Ranked>& ranked, Kind kind) {
  const bool has_role = kind == Kind::person;
  Table table{{{"name", 6}, {"also called", 5}, {"offices", 8}, {"articles", 4, true}}, {}};
  if (has_role) table.columns.insert(table.columns.begin() + 1, {"role", 6});
  for (const Ranked& rank : ranked) {
    const Actor& actor = network[rank.actor];
    if (actor.kind != kind || !is_named(actor)) continue;
    const std::string label = clean_text(actor.label);
    std::vector<Text> row{{strong(label)},
                          {plain(joined(by_frequency(actor.aliases, actor.label), most_items))},
                          {plain(bodies_of(network, rank.actor))},
                          {plain(std::to_string(actor.documents.size()))}};
    if (is_web_address(actor.url)) row[0] = {linked(label, actor.url)};
    if (has_role) row.insert(row.begin() + 1, Text{plain(main_role(actor))});
    table.rows.push_back(std::move(row));
  }
  return without_empty_columns(std::move(table));
}

/// The labels of the actors of whom no article has a name.
Blocks unnamed(const Network& network, const std::vector<Ranked>& ranked) {
  std::vector<std::string> labels;
  for (const Ranked& rank : ranked) {
    if (!is_named(network[rank.actor])) labels.push_back(clean_text(network[rank.actor].label));
  }
  if (labels.empty()) return {};
  return {Heading{"Without a name"}, Paragraph{{plain(joined(labels, labels.size()) + ".")}}};
}

}  // namespace

Blocks actors_of(const Subject& subject) {
  const Network& network = subject.told;
  const std::vector<Ranked> ranked = rank(network, Centrality::degree, num_vertices(network)).actors;
  Blocks blocks;
  for (const auto& [kind, title] : {std::pair(Kind::person, "People"), std::pair(Kind::organization, "Organizations"),
                                    std::pair(Kind::place, "Places")}) {
    Table table = table_of(network, ranked, kind);
    if (table.rows.empty()) continue;
    blocks.push_back(Heading{title});
    blocks.push_back(std::move(table));
  }
  for (Block& block : unnamed(network, ranked)) blocks.push_back(std::move(block));
  if (blocks.empty()) blocks.push_back(Paragraph{{plain("No relations between actors were found.")}});
  return blocks;
}

}  // namespace dramatis
