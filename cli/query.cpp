#include "graph/query.hpp"

#include <memory>
#include <sstream>
#include <string>

#include "cli/actor_name.hpp"
#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace dramatis {

void add_query(CLI::App& app) {
  struct Options {
    std::string graph;
    EdgeFilter filter;
    TableFormat format = TableFormat::table;
  };
  CLI::App* command = add_command(app, "query", "List the relations of a graph with the sentences that state them",
                                  "dramatis query talks.json --relation meets --status planned --from Erdogan");
  auto options = std::make_shared<Options>();
  add_graph(*command, options->graph);
  add_word(*command, "--relation", options->filter.relation, relation_type_from,
           "Only this relation: leads, represents, meets");
  add_word(*command, "--status", options->filter.status, status_from,
           "Only this status: asserted, planned, proposed, denied, ended");
  command->add_option("--from", options->filter.from, "Only from this actor, by any of its names")->type_name("NAME");
  command->add_option("--to", options->filter.to, "Only to this actor, by any of its names")->type_name("NAME");
  command->add_option("--min-confidence", options->filter.min_confidence, "Only what is at least so sure, from 0 to 1")
      ->type_name("P")
      ->check(between(0, 1));
  add_format(*command, options->format);

  command->callback([options] {
    const Network network = read_graph_file(options->graph).network;
    for (const std::string& name : {options->filter.from, options->filter.to}) {
      if (!name.empty()) actors_called(network, name);
    }
    std::ostringstream table;
    write_edges(table, network, select_edges(network, options->filter), options->format);
    write_standard_output(table.view());
  });
}

}  // namespace dramatis
