#include <cstddef>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

#include "cli/commands.hpp"
#include "cli/graph_source.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "graph/analysis/ranking.hpp"

namespace dramatis {

void add_rank(CLI::App& app, const LoadedGraph* loaded) {
  struct Options {
    GraphSource source;
    Centrality by = Centrality::degree;
    std::optional<std::size_t> pivots;
    std::size_t top = 20;
    TableFormat format = TableFormat::table;
  };
  CLI::App* command = add_command(app, "rank",
                                  "List the most central actors of a graph; any relation of two counts once, whatever "
                                  "its direction and status",
                                  "dramatis rank talks.json --by betweenness --top 10");
  auto options = std::make_shared<Options>(GraphSource(loaded));
  options->source.add_argument(*command);
  add_word(*command, "--by", options->by, centrality_from, "What is central: degree (default), betweenness, pagerank");
  command
      ->add_option("--pivots", options->pivots,
                   "Estimate betweenness from the paths of so many actors (default: 256 of a large graph, all of a "
                   "small one)")
      ->type_name("N")
      ->check(between(1, 1e9));
  command->add_option("--top", options->top, "List at most so many actors")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 1e9));
  add_format(*command, options->format);

  command->callback([options] {
    const Network& network = options->source.graph().network;
    std::ostringstream table;
    const std::size_t pivots = pivots_for(network, options->by, options->pivots);
    write_ranking(table, network, rank(network, options->by, options->top, pivots), options->format);
    write_standard_output(table.view());
  });
}

}  // namespace dramatis
