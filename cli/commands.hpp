#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

/// The subcommands, each in a file of its name. `add_...` declares one with its options; when the command line is
/// parsed it runs, and throws a std::exception with a message for the user where it fails.
namespace dramatis {

struct LoadedGraph;

void add_extract(CLI::App&);
void add_build(CLI::App&);
void add_merge(CLI::App&);
void add_correct(CLI::App&);
void add_review(CLI::App&);
void add_render(CLI::App&);
void add_export(CLI::App&);
void add_report(CLI::App&);
void add_shell(CLI::App&);

/// Declares the subcommands that ask a graph (GraphSource): those that follow.
void add_questions(CLI::App&, const LoadedGraph* loaded);

void add_query(CLI::App&, const LoadedGraph* loaded);
void add_show(CLI::App&, const LoadedGraph* loaded);
void add_path(CLI::App&, const LoadedGraph* loaded);
void add_rank(CLI::App&, const LoadedGraph* loaded);
void add_timeline(CLI::App&, const LoadedGraph* loaded);
void add_communities(CLI::App&, const LoadedGraph* loaded);
void add_stats(CLI::App&, const LoadedGraph* loaded);

/// Runs the subcommand that the arguments name, or prints the help that they ask for. Where they are wrong it says so
/// on standard error and returns false.
bool run_command(CLI::App&, std::vector<std::string> arguments);

/// A subcommand with a description and an example, which its --help ends with.
CLI::App* add_command(CLI::App&, const std::string& name, const std::string& description, const std::string& example);

/// The subcommand of that name; nullptr if there is none.
const CLI::App* find_command(const CLI::App&, const std::string& name);

/// Checks that an option's value is a number in a range.
CLI::Validator between(double least, double most);

}  // namespace dramatis
