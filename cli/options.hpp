#pragma once

#include <CLI/CLI.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include "graph/table.hpp"

/// Options that several subcommands have.
namespace dramatis {

/// Declares the argument that names a graph (cli/graph_file.hpp).
void add_graph(CLI::App&, std::string& file);

/// Declares an option whose value is a word that `parse` knows.
template <typename Value, typename Word>
CLI::Option* add_word(CLI::App& command, const std::string& name, Value& value, Word (*parse)(std::string_view),
                      const std::string& description) {
  const auto assign = [&value, parse, name](const std::string& word) {
    try {
      value = parse(word);
    } catch (const std::invalid_argument& error) {
      throw CLI::ValidationError(name, error.what());
    }
  };
  return command.add_option_function<std::string>(name, assign, description)->type_name("WORD");
}

/// Declares --format.
void add_format(CLI::App&, TableFormat&);

}  // namespace dramatis
