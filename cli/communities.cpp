#include "graph/analysis/communities.hpp"

#include <cstddef>
#include <memory>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/graph_source.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace dramatis {

void add_communities(CLI::App& app, const LoadedGraph* loaded) {
  struct Options {
    GraphSource source;
    std::size_t top = 5;
    TableFormat format = TableFormat::table;
  };
  CLI::App* command = add_command(app, "communities",
                                  "List the groups of actors who have more to do with each other than with the rest; "
                                  "the more sentences, the closer, and denied relations do not count",
                                  "dramatis communities talks.json --top 10");
  auto options = std::make_shared<Options>(GraphSource(loaded));
  options->source.add_argument(*command);
  command->add_option("--top", options->top, "Name so many actors of each, the most central; csv and json name all")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 1e9));
  add_format(*command, options->format);

  command->callback([options] {
    const Network& network = options->source.graph().network;
    std::ostringstream text;
    write_communities(text, network, communities_of(network), options->top, options->format);
    write_standard_output(text.view());
  });
}

}  // namespace dramatis
