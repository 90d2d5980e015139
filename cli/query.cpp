#include "graph/query.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/output.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

/// The least number of edits of a pattern that make it stand somewhere in a text (Sellers 1980).
std::size_t edits_to_occur(std::string_view pattern, std::string_view text) {
  std::vector<std::size_t> edits(text.size() + 1);  // of what is read of the pattern, to end at each place of the text
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    std::size_t diagonal = std::exchange(edits[0], i + 1);
    for (std::size_t j = 0; j < text.size(); ++j) {
      const std::size_t replaced = diagonal + (pattern[i] == text[j] ? 0 : 1);
      diagonal = edits[j + 1];
      edits[j + 1] = std::min({replaced, edits[j] + 1, diagonal + 1});
    }
  }
  return *std::min_element(edits.begin(), edits.end());
}

/// Throws std::runtime_error with the nearest names if a name, which may be empty, fits no actor.
void check_name(const Network& network, const std::string& name) {
  if (name.empty()) return;
  const auto as_words = [](const std::string& text) { return ' ' + fold_name(text) + ' '; };
  const std::string sought = as_words(name);
  std::map<std::size_t, std::set<std::string>> labels_by_edits;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    const Actor& actor = network[vertex];
    std::size_t edits = actor.id == name ? 0 : edits_to_occur(sought, as_words(actor.label));
    for (const auto& [alias, count] : actor.aliases) edits = std::min(edits, edits_to_occur(sought, as_words(alias)));
    if (edits == 0) return;
    labels_by_edits[edits].insert(actor.label);
  }

  constexpr std::size_t max_suggestions = 3;
  std::vector<std::string> nearest;
  for (const auto& [edits, labels] : labels_by_edits) {
    if (edits > sought.size() / 3) break;
    nearest.insert(nearest.end(), labels.begin(), labels.end());
  }
  nearest.resize(std::min(nearest.size(), max_suggestions));
  std::string message = "no actor of the graph is called '" + name + "'";
  for (const std::string& label : nearest) message += (&label == &nearest.front() ? "; near is " : ", ") + label;
  throw std::runtime_error(message);
}

TableFormat table_format_from(std::string_view word) {
  if (word == "table") return TableFormat::table;
  if (word == "json") return TableFormat::json;
  if (word == "csv") return TableFormat::csv;
  throw std::invalid_argument("unknown format '" + std::string(word) + "', known are table, json, csv");
}

/// Declares an option whose value is a word that `parse` knows.
template <typename Value, typename Word>
void add_word(CLI::App& command, const std::string& name, Value& value, Word (*parse)(std::string_view),
              const std::string& description) {
  const auto assign = [&value, parse, name](const std::string& word) {
    try {
      value = parse(word);
    } catch (const std::invalid_argument& error) {
      throw CLI::ValidationError(name, error.what());
    }
  };
  command.add_option_function<std::string>(name, assign, description)->type_name("WORD");
}

}  // namespace

void add_query(CLI::App& app) {
  struct Options {
    std::string graph;
    EdgeFilter filter;
    TableFormat format = TableFormat::table;
  };
  CLI::App* command = add_command(app, "query", "List the relations of a graph with the sentences that state them",
                                  "dramatis query talks.json --relation meets --status planned --from Erdogan");
  auto options = std::make_shared<Options>();
  command->add_option("graph", options->graph, "Graph in JSON, - for standard input")
      ->required()
      ->type_name("GRAPH.json");
  add_word(*command, "--relation", options->filter.relation, relation_type_from,
           "Only this relation: leads, represents, meets");
  add_word(*command, "--status", options->filter.status, status_from,
           "Only this status: asserted, planned, proposed, denied, ended");
  command->add_option("--from", options->filter.from, "Only from this actor, by any of its names")->type_name("NAME");
  command->add_option("--to", options->filter.to, "Only to this actor, by any of its names")->type_name("NAME");
  command->add_option("--min-confidence", options->filter.min_confidence, "Only what is at least so sure, from 0 to 1")
      ->type_name("P")
      ->check(between(0, 1));
  add_word(*command, "--format", options->format, table_format_from, "Form of the list: table, json, csv");

  command->callback([options] {
    const Network network = read_graph_file(options->graph).network;
    check_name(network, options->filter.from);
    check_name(network, options->filter.to);
    std::ostringstream table;
    write_edges(table, network, select_edges(network, options->filter), options->format);
    write_standard_output(table.view());
  });
}

}  // namespace dramatis
