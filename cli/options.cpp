#include "cli/options.hpp"

#include "cli/commands.hpp"

namespace dramatis {

void add_graph(CLI::App& command, std::string& file) {
  command.add_option("graph", file, "Graph in JSON, - for standard input")->required()->type_name("GRAPH.json");
}

CLI::Option* add_date(CLI::App& command, const std::string& name, std::optional<DateRange>& date,
                      const std::string& description) {
  const auto assign = [&date, name](const std::string& text) {
    date = parse_date(text);
    if (!date) throw CLI::ValidationError(name, "'" + text + "' is no date such as 2024-05-14, 2024-05 or 2024");
  };
  return command.add_option_function<std::string>(name, assign, description)->type_name("DATE");
}

void add_selection(CLI::App& command, SelectionOptions& selection, std::vector<std::string>& around) {
  CLI::Option* focus =
      command.add_option("--around", around, "Only what is near to this actor; may be given several times")
          ->allow_extra_args(false)
          ->type_name("NAME");
  command.add_option("--depth", selection.depth, "How many steps from --around at most")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(0, 100))
      ->needs(focus);
  add_words(command, "--relation", selection.relations, relation_type_from,
            "Only this relation: leads, represents, meets; may be given several times");
  add_words(command, "--status", selection.statuses, status_from,
            "Only this status: asserted, planned, proposed, denied, ended; may be given several times");
  add_date(command, "--from", selection.from, "Only what is told of this day, month or year, or later");
  add_date(command, "--to", selection.to, "Only what is told of this day, month or year, or earlier");
  command.add_option("--min-confidence", selection.min_confidence, "Only what is at least so sure, from 0 to 1")
      ->type_name("P")
      ->check(between(0, 1));
}

void add_format(CLI::App& command, TableFormat& format) {
  add_word(command, "--format", format, table_format_from, "Form of the list: table, json, jsonl, csv");
}

}  // namespace dramatis
