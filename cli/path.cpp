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
#include "cli/graph_file.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "graph/names.hpp"
#include "graph/walk.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

/// "is led by (asserted), meets (planned, denied)": all that ties an actor to the next.
std::string ties_in_words(const Network& network, Vertex subject, Vertex other) {
  std::vector<std::string_view> verbs;
  std::map<std::string_view, std::string> statuses;
  for (const auto tie : ties_between(network, subject, other)) {
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

void write_path(std::ostream& out, const Network& network, const Path& path) {
  out << '\n' << squeeze(network[path.front()].label) << '\n';
  for (std::size_t i = 1; i < path.size(); ++i) {
    out << "  " << ties_in_words(network, path[i - 1], path[i]) << ' ' << squeeze(network[path[i]].label) << '\n';
  }
}

}  // namespace

void add_path(CLI::App& app) {
  struct Options {
    std::string graph;
    std::string from;
    std::string to;
    std::size_t limit = 20;
  };
  CLI::App* command = add_command(app, "path",
                                  "Show how two actors hang together: all shortest paths from one to the "
                                  "other, over relations of any direction and status",
                                  "dramatis path talks.json Erdogan \"United Nations\"");
  auto options = std::make_shared<Options>();
  add_graph(*command, options->graph);
  command->add_option("from", options->from, "An actor, by any of its names")->required()->type_name("NAME");
  command->add_option("to", options->to, "Another actor, by any of its names")->required()->type_name("NAME");
  command->add_option("--limit", options->limit, "Show at most so many paths")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 10000));

  command->callback([options] {
    const Network network = read_graph_file(options->graph).network;
    const Vertex from = actor_called(network, options->from);
    const Vertex to = actor_called(network, options->to);
    if (from == to) throw std::runtime_error("both names mean " + squeeze(network[from].label));
    std::vector<Path> paths = shortest_paths(contacts_of(network), from, to, options->limit + 1);
    const bool is_cut = paths.size() > options->limit;
    if (is_cut) paths.pop_back();
    std::ostringstream text;
    text << squeeze(network[from].label) << " and " << squeeze(network[to].label) << ": ";
    if (paths.empty()) {
      text << "no path\n";
    } else {
      text << (is_cut ? "more than " : "") << counted(paths.size(), "shortest path") << " of "
           << counted(paths.front().size() - 1, "step") << '\n';
    }
    for (const Path& path : paths) write_path(text, network, path);
    write_standard_output(text.view());
    if (is_cut) report("there are more paths than " + std::to_string(options->limit) + "; --limit shows more");
  });
}

}  // namespace dramatis
