#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/actor_name.hpp"
#include "cli/commands.hpp"
#include "cli/graph_source.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "graph/analysis/walk.hpp"
#include "graph/events/date_range.hpp"
#include "graph/names.hpp"
#include "graph/sources.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

/// Prints an actor for a terminal: what it is called, and what ties it to others, with the sentences that say so.
class Profile {
 public:
  Profile(std::ostream& out, const ActorGraph& graph) : out_(out), network_(graph.network), sources_(graph) {}

  void write(Vertex vertex) const {
    const Actor& actor = network_[vertex];
    out_ << squeeze(actor.label) << " (" << to_string(actor.kind) << ")\n  id: " << squeeze(actor.id) << '\n';
    write_list("roles", counted_words(actor.roles));
    write_list("names", counted_words(actor.aliases));
    for (const Reason& reason : actor.reasons) {
      out_ << "    " << squeeze(reason.name) << ": " << squeeze(reason.why);
      if (!reason.document.empty()) out_ << " (" << squeeze(reason.document) << ')';
      out_ << '\n';
    }
    if (!actor.could_be.empty()) write_list("may also be", actor.could_be);
    if (!actor.url.empty()) out_ << "  url: " << squeeze(actor.url) << '\n';
    out_ << "  mentions: " << actor.mentions << '\n';
    std::vector<std::string> documents;
    for (const std::string& document : actor.documents) documents.push_back(sources_.dated(document));
    write_list("documents", documents);
    write_ties(vertex);
  }

 private:
  /// "Velmar (4)", the most frequent first.
  static std::vector<std::string> counted_words(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::string, std::size_t>> words(counts.begin(), counts.end());
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> list;
    for (const auto& [word, count] : words) list.push_back(squeeze(word) + " (" + std::to_string(count) + ")");
    return list;
  }

  void write_list(const char* title, const std::vector<std::string>& words) const {
    const char* separator = ": ";
    if (words.empty()) return;
    out_ << "  " << title;
    for (const std::string& word : words) out_ << std::exchange(separator, ", ") << word;
    out_ << '\n';
  }

  /// The day of which a sentence tells, else that of its document, else the last of all.
  std::chrono::sys_days day_of(const Evidence& evidence) const {
    if (const auto told = parse_date(evidence.when)) return told->day();
    const auto published = parse_date(sources_.date_of(evidence.place.document));
    return published ? published->first : std::chrono::sys_days::max();
  }

  std::vector<Evidence> by_time(std::vector<Evidence> evidence) const {
    std::stable_sort(evidence.begin(), evidence.end(),
                     [&](const Evidence& a, const Evidence& b) { return day_of(a) < day_of(b); });
    return evidence;
  }

  /// Grouped by relation, direction and status, in the order of time.
  void write_ties(Vertex actor) const {
    using Group = std::tuple<RelationType, bool, Status>;
    using Line = std::pair<std::chrono::sys_days, Vertex>;  // first day, other actor
    std::map<Group, std::map<Line, Network::edge_descriptor>> groups;
    const auto add = [&](Network::edge_descriptor tie, Vertex other, bool incoming) {
      const bool reversed = incoming && network_[tie].relation != RelationType::meets;
      auto first = std::chrono::sys_days::max();
      for (const Evidence& evidence : network_[tie].evidence) first = std::min(first, day_of(evidence));
      groups[{network_[tie].relation, reversed, network_[tie].status}].emplace(Line(first, other), tie);
    };
    for (const auto tie : boost::make_iterator_range(boost::out_edges(actor, network_))) {
      add(tie, boost::target(tie, network_), false);
    }
    for (const auto tie : boost::make_iterator_range(boost::in_edges(actor, network_))) {
      add(tie, boost::source(tie, network_), true);
    }
    for (const auto& [group, ties] : groups) {
      out_ << '\n'
           << verb_of(network_, ties.begin()->second, actor) << " (" << to_string(std::get<Status>(group)) << ")\n";
      for (const auto& [line, tie] : ties) {
        out_ << "  " << squeeze(network_[line.second].label) << '\n';
        for (const Evidence& evidence : by_time(network_[tie].evidence)) {
          out_ << "    " << squeeze(evidence.text) << "\n      " << sources_.of(evidence) << '\n';
        }
      }
    }
  }

  std::ostream& out_;
  const Network& network_;
  Sources sources_;
};

}  // namespace

void add_show(CLI::App& app, const LoadedGraph* loaded) {
  struct Options {
    GraphSource source;
    std::string name;
  };
  CLI::App* command = add_command(app, "show", "Say who an actor is, and show its relations with their sentences",
                                  "dramatis show talks.json Erdogan");
  auto options = std::make_shared<Options>(GraphSource(loaded));
  options->source.add_argument(*command);
  command->add_option("name", options->name, "The actor, by any of its names")->required()->type_name("NAME");

  command->callback([options] {
    const ActorGraph& graph = options->source.graph();
    const Vertex actor = actor_called(graph.network, options->name);
    std::ostringstream text;
    Profile(text, graph).write(actor);
    write_standard_output(text.view());
  });
}

}  // namespace dramatis
