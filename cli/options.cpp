#include "cli/options.hpp"

namespace dramatis {

void add_graph(CLI::App& command, std::string& file) {
  command.add_option("graph", file, "Graph in JSON, - for standard input")->required()->type_name("GRAPH.json");
}

void add_format(CLI::App& command, TableFormat& format) {
  add_word(command, "--format", format, table_format_from, "Form of the list: table, json, jsonl, csv");
}

}  // namespace dramatis
