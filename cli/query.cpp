#include "graph/query.hpp"

#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/actor_name.hpp"
#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/graph_source.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "graph/cypher/error.hpp"
#include "graph/cypher/output.hpp"
#include "graph/cypher/parameters.hpp"
#include "graph/cypher/run.hpp"
#include "graph/part.hpp"

namespace dramatis {
namespace {

constexpr const char* language = R"(QUERY is read-only openCypher, with the meaning that Neo4j 5 gives it:
  MATCH patterns [WHERE condition] ... RETURN [DISTINCT] columns [ORDER BY ...] [SKIP n] [LIMIT n]
Nodes are :person, :organization, :place, all of them :actor, with name, id, kind, aliases, roles, mentions,
documents, url. Relationships are :leads, :represents, :meets, with status (asserted, planned, proposed, denied,
ended), confidence, date, dates, where, roles, evidence, documents, count, superseded.
Names compare by any alias, without regard to case and accents. A meeting has no direction: (a)-[:meets]-(b).
There are variable lengths (*1..3), paths (p = ...), AND OR XOR NOT, = <> < <= > >=, IN, STARTS WITH, ENDS WITH,
CONTAINS, IS NULL, patterns as conditions, lists, [i], [i..j], count collect min max sum avg, type labels size
length nodes relationships startNode endNode toLower toUpper head last coalesce.)";

struct Options {
  GraphSource source;
  std::string query;
  std::vector<std::string> parameters;
  double timeout = 60;
  EdgeFilter filter;
  TableFormat format = TableFormat::table;
  GraphOutput output;
};

/// Prints the answer, or writes the part of the graph that it shows.
template <typename Write, typename PartOf>
void put_out(const Options& options, Write write, PartOf part_of_graph) {
  if (!options.output.empty()) {
    const ActorGraph part = part_of_graph();
    if (boost::num_vertices(part.network) == 0) {
      throw std::runtime_error(
          "nothing to write: the answer holds no nodes and no relationships; it does with RETURN a, m, b rather than "
          "their properties");
    }
    return options.output.write(part);
  }
  std::ostringstream text;
  write(text);
  write_standard_output(text.view());
}

void answer(Options& options) {
  cypher::Query query;
  try {
    query = cypher::compile(options.query, cypher::read_parameters(options.parameters));
  } catch (const cypher::QueryError& error) {
    throw CLI::ValidationError("query", error.what());
  } catch (const std::invalid_argument& error) {
    throw CLI::ValidationError("--param", error.what());
  }
  options.output.check();
  const cypher::PropertyGraph& properties = options.source.properties();
  const cypher::Result result = cypher::run(query, properties, {.seconds = options.timeout});
  put_out(
      options, [&](std::ostream& out) { cypher::write_result(out, properties, result, options.format); },
      [&] { return cypher::part_of(options.source.graph(), result); });
}

void list_edges(Options& options) {
  options.output.check();
  const ActorGraph& graph = options.source.graph();
  for (const std::string& name : {options.filter.from, options.filter.to}) {
    if (!name.empty()) actors_called(graph.network, name);
  }
  const std::vector<Network::edge_descriptor> edges = select_edges(graph.network, options.filter);
  put_out(
      options, [&](std::ostream& out) { write_edges(out, graph.network, edges, options.format); },
      [&] { return part_of(graph, part_with(graph.network, edges)); });
}

}  // namespace

void add_query(CLI::App& app, const LoadedGraph* loaded) {
  CLI::App* command = add_command(app, "query", "Ask a graph in openCypher, or list relations by the short options",
                                  "dramatis query talks.json 'MATCH (a:person)-[m:meets {status: \"planned\"}]-(b) "
                                  "RETURN a.name, b.name, m.evidence'\n"
                                  "  dramatis query talks.json --relation meets --status planned --from Erdogan");
  command->footer(command->get_footer() + "\n\n" + language);
  auto options = std::make_shared<Options>(GraphSource(loaded));
  options->source.add_argument(*command);
  const CLI::Validator is_name(
      [](const std::string& name) {
        return name.empty() ? std::string("must be the name of an actor") : std::string();
      },
      "");
  CLI::Option* query = command->add_option("query", options->query, "The question")->type_name("QUERY");
  command
      ->add_option("--param", options->parameters, "Value of $NAME in the query, in JSON; may be given several times")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false)
      ->needs(query);
  command->add_option("--timeout", options->timeout, "Give up a query after so many seconds")
      ->type_name("SECONDS")
      ->capture_default_str()
      ->check(between(0, 1e9))
      ->needs(query);
  const std::vector<CLI::Option*> short_options{
      add_word(*command, "--relation", options->filter.relation, relation_type_from,
               "Only this relation: leads, represents, meets"),
      add_word(*command, "--status", options->filter.status, status_from,
               "Only this status: asserted, planned, proposed, denied, ended"),
      command->add_option("--from", options->filter.from, "Only from this actor, by any of its names")
          ->type_name("NAME")
          ->check(is_name),
      command->add_option("--to", options->filter.to, "Only to this actor, by any of its names")
          ->type_name("NAME")
          ->check(is_name),
      command
          ->add_option("--min-confidence", options->filter.min_confidence, "Only what is at least so sure, from 0 to 1")
          ->type_name("P")
          ->check(between(0, 1))};
  for (CLI::Option* option : short_options) option->excludes(query);
  add_format(*command, options->format);
  options->output.add_options(*command, false);

  command->callback([options, query] { query->count() > 0 ? answer(*options) : list_edges(*options); });
}

}  // namespace dramatis
