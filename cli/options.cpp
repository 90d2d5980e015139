#include "cli/options.hpp"

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

void add_format(CLI::App& command, TableFormat& format) {
  add_word(command, "--format", format, table_format_from, "Form of the list: table, json, jsonl, csv");
}

}  // namespace dramatis
