#include <cstddef>
#include <map>
#include <memory>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cli/actor_name.hpp"
#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/graph_source.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "graph/analysis/walk.hpp"
#include "graph/names.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

/// "is led by (asserted), meets (planned, denied)": all that fits and ties an actor to the next.
std::string ties_in_words(const Network& network, Vertex subject, Vertex other, const TieFilter& filter) {
  std::vector<std::string_view> verbs;
  std::map<std::string_view, std::string> statuses;
  for (const auto tie : ties_between(network, subject, other)) {
    if (!filter.admits(network[tie])) continue;
    const std::string_view verb = verb_of(network, tie, subject);
    std::string& list = statuses[verb];
    if (list.empty()) verbs.push_back(verb);
    list.append(list.empty() ? "" : ", ").append(to_string(network[tie].status));
  }
  std::string text;
  for (const std::string_view verb : verbs) {
    text.append(text.empty() ? "" : ", ").append(verb).append(" (").append(statuses[verb]).append(")");
  }
  return text;
}

void write_path(std::ostream& out, const Network& network, const Path& path, const TieFilter& filter) {
  out << '\n' << squeeze(network[path.front()].label) << '\n';
  for (std::size_t i = 1; i < path.size(); ++i) {
    out << "  " << ties_in_words(network, path[i - 1], path[i], filter) << ' ' << squeeze(network[path[i]].label)
        << '\n';
  }
}

/// "more than 3 paths of 2 to 4 steps"
std::string describe(const Paths& paths) {
  if (paths.found.empty()) return "no path";
  const std::size_t least = paths.found.front().size() - 1;
  const std::size_t most = paths.found.back().size() - 1;
  return (paths.is_all ? "" : "more than ") + counted(paths.found.size(), most == least ? "shortest path" : "path") +
         " of " + (most == least ? "" : std::to_string(least) + " to ") + counted(most, "step");
}

}  // namespace

void add_path(CLI::App& app, const LoadedGraph* loaded) {
  struct Options {
    GraphSource source;
    std::string from;
    std::string to;
    TieFilter ties;
    std::size_t longer = 0;
    std::size_t limit = 20;
  };
  CLI::App* command = add_command(app, "path",
                                  "Show how two actors hang together: all shortest paths from one to the "
                                  "other, over relations of any direction",
                                  "dramatis path talks.json Erdogan \"United Nations\" --relation meets --longer 1");
  auto options = std::make_shared<Options>(GraphSource(loaded));
  options->source.add_argument(*command);
  command->add_option("from", options->from, "An actor, by any of its names")->required()->type_name("NAME");
  command->add_option("to", options->to, "Another actor, by any of its names")->required()->type_name("NAME");
  add_word(*command, "--relation", options->ties.relation, relation_type_from,
           "Only over this relation: leads, represents, meets");
  add_word(*command, "--status", options->ties.status, status_from,
           "Only over this status: asserted, planned, proposed, denied, ended");
  command->add_option("--longer", options->longer, "Show also paths that are up to so many steps longer")
      ->type_name("N")
      ->check(between(0, 10));
  command->add_option("--limit", options->limit, "Show at most so many paths")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 10000));

  command->callback([options] {
    const Network& network = options->source.graph().network;
    const Vertex from = actor_called(network, options->from);
    const Vertex to = actor_called(network, options->to);
    if (from == to) throw std::runtime_error("both names mean " + squeeze(network[from].label));
    const Paths paths = paths_between(contacts_of(network, options->ties), from, to, options->longer, options->limit);
    std::ostringstream text;
    text << squeeze(network[from].label) << " and " << squeeze(network[to].label) << ": " << describe(paths) << '\n';
    for (const Path& path : paths.found) write_path(text, network, path, options->ties);
    write_standard_output(text.view());
    if (paths.is_all) return;
    const bool is_full = paths.found.size() == options->limit;
    report(is_full ? "there are more paths than " + std::to_string(options->limit) + "; --limit shows more"
                   : "there may be more paths; the search was given up, and is shorter with a smaller --longer");
  });
}

}  // namespace dramatis
