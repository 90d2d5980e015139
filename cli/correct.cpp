#include <boost/range/iterator_range.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/actor_name.hpp"
#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/user_files.hpp"
#include "extract/document_json.hpp"
#include "graph/corrections/references.hpp"
#include "graph/merge.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

using Action = Correction::Action;
using Two = std::pair<std::string, std::string>;
using Edge = std::tuple<std::string, std::string, std::string>;  // source, relation, target

struct Options {
  std::string graph;
  std::vector<std::string> files;
  std::vector<Two> same, different, name, kind;
  std::vector<Edge> reject, confirm;
  std::optional<Status> status;
  std::vector<std::size_t> withdraw;
  Signature signature;
  GraphOutput output;

  bool ask_for_change() const {
    return !files.empty() || !same.empty() || !different.empty() || !name.empty() || !kind.empty() || !reject.empty() ||
           !confirm.empty() || !withdraw.empty();
  }
};

/// Makes corrections of what is said on the command line about the actors of a graph.
class Spokesman {
 public:
  Spokesman(const ActorGraph& graph, const Options& options)
      : network_(graph.network), referrer_(graph), options_(options) {}

  std::vector<Correction> corrections() {
    for (const auto& [name, other] : options_.same) add_pair(Action::same, name, other);
    for (const auto& [name, other] : options_.different) add_pair(Action::different, name, other);
    for (const auto& [name, value] : options_.name) add_value(Action::name, name, value);
    for (const auto& [name, value] : options_.kind) add_value(Action::kind, name, value);
    for (const Edge& edge : options_.reject) add_edge(Action::reject, edge);
    for (const Edge& edge : options_.confirm) add_edge(Action::confirm, edge);
    return std::move(corrections_);
  }

 private:
  void add_pair(Action action, const std::string& name, const std::string& other) {
    const Vertex vertex = actor_called(network_, name);
    const Vertex other_vertex = actor_called(network_, other);
    if (vertex == other_vertex && (action == Action::same || fold_name(name) == fold_name(other))) {
      throw std::runtime_error("both names mean " + network_[vertex].label +
                               (action == Action::same ? "" : "; a file of corrections can name documents"));
    }
    for (const ActorReference& actor : references_to(vertex, name)) {
      for (const ActorReference& second : references_to(other_vertex, other)) {
        add(action, actor).other = second;
      }
    }
  }

  void add_value(Action action, const std::string& name, const std::string& value) {
    const std::string said = action == Action::kind ? std::string(to_string(kind_from(value))) : squeeze(value);
    if (said.empty()) throw std::runtime_error("the new name of '" + name + "' is empty");
    for (const ActorReference& actor : references_to(actor_called(network_, name), name)) {
      add(action, actor).value = said;
    }
  }

  void add_edge(Action action, const Edge& edge) {
    const auto& [source_name, relation_word, target_name] = edge;
    const RelationType relation = relation_type_from(relation_word);
    const Vertex source = actor_called(network_, source_name);
    const Vertex target = actor_called(network_, target_name);
    if (!is_there(source, relation, target)) {
      throw std::runtime_error("the graph does not say that " + network_[source].label + ' ' + relation_word + ' ' +
                               network_[target].label +
                               (options_.status ? " (" + std::string(to_string(*options_.status)) + ")" : ""));
    }
    Correction& correction = add(action, references_to(source, source_name).front());
    correction.other = references_to(target, target_name).front();
    correction.relation = relation;
    correction.status = options_.status;
  }

  bool is_there(Vertex source, RelationType relation, Vertex target) const {
    const auto fits = [&](Network::edge_descriptor edge) {
      const Tie& tie = network_[edge];
      return tie.relation == relation && (!options_.status || *options_.status == tie.status);
    };
    for (const auto edge : boost::make_iterator_range(boost::out_edges(source, network_))) {
      if (boost::target(edge, network_) == target && fits(edge)) return true;
    }
    return relation == RelationType::meets && target < source && is_there(target, relation, source);
  }

  /// By the name that was typed, if the texts use it.
  std::vector<ActorReference> references_to(Vertex vertex, const std::string& typed) const {
    for (const auto& [alias, count] : network_[vertex].aliases) {
      if (fold_name(alias) == fold_name(typed)) return referrer_.references_to(vertex, squeeze(typed));
    }
    return referrer_.references_to(vertex);
  }

  Correction& add(Action action, const ActorReference& actor) {
    Correction& correction = corrections_.emplace_back(options_.signature.sign({}));
    correction.action = action;
    correction.actor = actor;
    return correction;
  }

  const Network& network_;
  Referrer referrer_;
  const Options& options_;
  std::vector<Correction> corrections_;
};

void list(const std::vector<Correction>& corrections) {
  std::ostringstream text;
  for (std::size_t i = 0; i < corrections.size(); ++i) {
    text << i + 1 << "  " << squeeze(description(corrections[i]) + ", by " + attribution(corrections[i])) << '\n';
  }
  write_standard_output(text.view());
}

/// Takes out corrections by their numbers in the list.
void withdraw(std::vector<Correction>& corrections, const std::vector<std::size_t>& numbers) {
  for (const std::size_t number : std::set<std::size_t, std::greater<>>(numbers.begin(), numbers.end())) {
    if (number < 1 || number > corrections.size()) {
      throw std::runtime_error("there is no correction " + std::to_string(number) + " to withdraw; the graph has " +
                               std::to_string(corrections.size()));
    }
    corrections.erase(corrections.begin() + static_cast<std::ptrdiff_t>(number - 1));
  }
}

void run(const Options& options) {
  options.output.check();
  ActorGraph graph = read_graph_file(options.graph);
  if (options.output.empty()) return list(graph.corrections);
  withdraw(graph.corrections, options.withdraw);
  std::vector<ActorGraph> graphs;
  graphs.push_back(std::move(graph));
  graphs = {merge(std::move(graphs))};
  ActorGraph said;
  said.corrections = Spokesman(graphs.front(), options).corrections();
  for (const std::string& file : options.files) {
    for (Correction& correction : read_corrections_file(file)) said.corrections.push_back(std::move(correction));
  }
  if (!said.corrections.empty()) {
    graphs.push_back(std::move(said));
    graphs = {merge(std::move(graphs))};
  }
  options.output.write(graphs.front());
}

void add_pairs(CLI::App& command, const std::string& name, std::vector<Two>& pairs, const std::string& description,
               const std::string& type) {
  command.add_option(name, pairs, description)->allow_extra_args(false)->type_name(type);
}

void add_edges(CLI::App& command, const std::string& name, std::vector<Edge>& edges, const std::string& description) {
  command.add_option(name, edges, description)->allow_extra_args(false)->type_name("ACTOR RELATION ACTOR");
}

}  // namespace

void add_correct(CLI::App& app) {
  CLI::App* command =
      add_command(app, "correct", "Put a graph right by hand; without -o, list the corrections that it keeps",
                  "dramatis correct talks.json --same Zelensky \"Volodymyr Z.\" --why \"same desk\" -o talks.json");
  auto options = std::make_shared<Options>();
  add_graph(*command, options->graph);
  command->add_option("corrections", options->files, "Files of corrections to apply and keep")
      ->type_name("CORRECTIONS.jsonl");
  add_pairs(*command, "--same", options->same, "Two names mean one actor", "NAME NAME");
  add_pairs(*command, "--different", options->different, "Two names mean different actors", "NAME NAME");
  add_pairs(*command, "--name", options->name, "Call an actor so", "NAME LABEL");
  add_pairs(*command, "--kind", options->kind, "An actor is a person, an organization or a place", "NAME KIND");
  add_edges(*command, "--reject", options->reject, "A relation is wrong");
  add_edges(*command, "--confirm", options->confirm, "A relation is right");
  add_word(*command, "--status", options->status, status_from,
           "Reject and confirm only with this status: asserted, planned, proposed, denied, ended");
  command->add_option("--withdraw", options->withdraw, "Take back the correction of this number in the list")
      ->allow_extra_args(false)
      ->type_name("N");
  options->signature.add_who(*command);
  command->add_option("--why", options->signature.why, "Reason")->type_name("TEXT");
  options->output.add_options(*command, false);

  command->callback([options] {
    if (options->output.empty() && options->ask_for_change()) throw CLI::RequiredError("-o");
    run(*options);
  });
}

}  // namespace dramatis
