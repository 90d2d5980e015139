#include "graph/events/timeline.hpp"

#include <memory>
#include <sstream>
#include <string>

#include "cli/actor_name.hpp"
#include "cli/commands.hpp"
#include "cli/graph_source.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace dramatis {
void add_timeline(CLI::App& app, const LoadedGraph* loaded) {
  struct Options {
    GraphSource source;
    EventFilter filter;
    TableFormat format = TableFormat::table;
  };
  CLI::App* command = add_command(app, "timeline",
                                  "List what was planned, denied and held, by date: one row a meeting, with what later "
                                  "reports superseded",
                                  "dramatis timeline talks.json --actor Erdogan --from 2024-05");
  auto options = std::make_shared<Options>(GraphSource(loaded));
  options->source.add_argument(*command);
  command->add_option("--actor", options->filter.actor, "Only with this actor, by any of its names")->type_name("NAME");
  add_date(*command, "--from", options->filter.from, "Only what is on this day, month or year, or later");
  add_date(*command, "--to", options->filter.to, "Only what is on this day, month or year, or earlier");
  add_word(*command, "--status", options->filter.status, status_from,
           "Only what is now so: asserted, planned, proposed, denied, ended");
  add_format(*command, options->format);

  command->callback([options] {
    const ActorGraph& graph = options->source.graph();
    if (!options->filter.actor.empty()) actors_called(graph.network, options->filter.actor);
    std::ostringstream table;
    write_timeline(table, graph, select_events(graph, options->filter), options->format);
    write_standard_output(table.view());
  });
}

}  // namespace dramatis
