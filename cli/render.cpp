#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/graph_file.hpp"

namespace dramatis {

void add_render(CLI::App& app) {
  struct Options {
    std::string graph;
    GraphOutput output;
  };
  CLI::App* command = add_command(app, "render", "Draw a graph that was built before",
                                  "dramatis render talks.json -o talks.svg --width 90 --top 15");
  auto options = std::make_shared<Options>();
  command->add_option("graph", options->graph, "Graph in JSON, - for standard input")
      ->required()
      ->type_name("GRAPH.json");
  options->output.add_options(*command);

  command->callback([options] {
    options->output.check();
    options->output.write(read_graph_file(options->graph));
  });
}

}  // namespace dramatis
