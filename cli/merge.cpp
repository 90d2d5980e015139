#include "graph/merge.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/user_files.hpp"

namespace dramatis {

void add_merge(CLI::App& app) {
  struct Options {
    std::vector<std::string> graphs;
    UserFiles user_files;
    GraphOutput output;
  };
  CLI::App* command = add_command(app, "merge", "Unite graphs: the same as to build one from all their articles",
                                  "dramatis merge may.json june.json -o summer.json -o summer.svg");
  auto options = std::make_shared<Options>();
  command->add_option("graph", options->graphs, "Graphs in JSON, - for standard input")
      ->required()
      ->type_name("GRAPH.json");
  options->user_files.add_authority(*command);
  options->user_files.add_corrections(*command);
  options->output.add_options(*command);

  command->callback([options] {
    options->output.check();
    std::vector<ActorGraph> graphs{options->user_files.read()};
    for (const std::string& file : options->graphs) graphs.push_back(read_graph_file(file));
    options->output.write(merge(std::move(graphs)));
  });
}

}  // namespace dramatis
