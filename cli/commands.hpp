#pragma once

#include <CLI/CLI.hpp>
#include <string>

/// The subcommands, each in a file of its name. `add_...` declares one with its options; when the command line is
/// parsed it runs, and throws a std::exception with a message for the user where it fails.
namespace dramatis {

void add_extract(CLI::App&);
void add_build(CLI::App&);
void add_merge(CLI::App&);
void add_correct(CLI::App&);
void add_review(CLI::App&);
void add_render(CLI::App&);
void add_query(CLI::App&);
void add_show(CLI::App&);
void add_path(CLI::App&);
void add_rank(CLI::App&);
void add_timeline(CLI::App&);
void add_stats(CLI::App&);

/// A subcommand with a description and an example, which its --help ends with.
CLI::App* add_command(CLI::App&, const std::string& name, const std::string& description, const std::string& example);

/// Checks that an option's value is a number in a range.
CLI::Validator between(double least, double most);

}  // namespace dramatis
