#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "graph/events/date_range.hpp"
#include "graph/table.hpp"
#include "render/options.hpp"

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

/// Declares an option that may be given several times, whose values are words that `parse` knows.
template <typename Value, typename Word>
CLI::Option* add_words(CLI::App& command, const std::string& name, std::set<Value>& values,
                       Word (*parse)(std::string_view), const std::string& description) {
  const auto assign = [&values, parse, name](const std::vector<std::string>& words) {
    try {
      for (const std::string& word : words) values.insert(parse(word));
    } catch (const std::invalid_argument& error) {
      throw CLI::ValidationError(name, error.what());
    }
  };
  return command.add_option_function<std::vector<std::string>>(name, assign, description)
      ->allow_extra_args(false)
      ->type_name("WORD");
}

/// Declares an option whose value is a day, a month or a year.
CLI::Option* add_date(CLI::App&, const std::string& name, std::optional<DateRange>&, const std::string& description);

/// Declares the options that choose a part of a graph: --around, whose names go into `around` (actors_called), --depth,
/// --relation, --status, --from, --to and --min-confidence.
void add_selection(CLI::App&, SelectionOptions&, std::vector<std::string>& around);

/// Declares --format.
void add_format(CLI::App&, TableFormat&);

}  // namespace dramatis
