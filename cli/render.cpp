#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/user_files.hpp"
#include "graph/merge.hpp"

namespace dramatis {

void add_render(CLI::App& app) {
  struct Options {
    std::string graph;
    UserFiles user_files;
    GraphOutput output;
  };
  CLI::App* command =
      add_command(app, "render", "Draw a graph that was built before",
                  "dramatis render talks.json -o talks.pdf --width 90 --around Erdogan --depth 1 --theme print");
  auto options = std::make_shared<Options>();
  command->add_option("graph", options->graph, "Graph in JSON, - for standard input")
      ->required()
      ->type_name("GRAPH.json");
  options->user_files.add_corrections(*command);
  options->output.add_options(*command, false);
  options->output.add_selection(*command);
  options->output.add_format(*command);

  command->callback([options] {
    if (options->output.empty()) throw CLI::RequiredError("--output or --format");
    options->output.check();
    std::vector<ActorGraph> graphs;
    graphs.push_back(read_graph_file(options->graph));
    if (!options->user_files.empty()) {
      graphs.push_back(options->user_files.read());
      graphs = {merge(std::move(graphs))};
    }
    options->output.write(graphs.front());
  });
}

}  // namespace dramatis
