#include <algorithm>
#include <csignal>
#include <exception>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/output.hpp"

namespace dramatis {
namespace {

enum ExitStatus { success = 0, failure = 1, usage = 2 };

int run(int argc, char** argv) {
  CLI::App app("From news articles to a network of their actors: who leads, represents and meets whom.", "dramatis");
  app.set_version_flag("--version", "dramatis " DRAMATIS_VERSION, "Print the version and exit");
  app.require_subcommand(1);
  add_extract(app);
  add_build(app);
  add_merge(app);
  add_correct(app);
  add_review(app);
  add_render(app);
  add_export(app);
  add_report(app);
  add_questions(app, nullptr);
  add_shell(app);
  return run_command(app, {argv + 1, argv + argc}) ? success : usage;
}

}  // namespace

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& description,
                      const std::string& example) {
  CLI::App* command = app.add_subcommand(name, description);
  command->footer("Example:\n  " + example);
  return command;
}

void add_questions(CLI::App& app, const LoadedGraph* loaded) {
  for (const auto add : {add_query, add_show, add_path, add_rank, add_timeline, add_communities, add_stats})
    add(app, loaded);
}

bool run_command(CLI::App& app, std::vector<std::string> arguments) {
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::Success& help_or_version) {
    std::ostringstream text;
    app.exit(help_or_version, text, text);
    write_standard_output(text.str());
  } catch (const CLI::ParseError& error) {
    std::string command = app.get_name();
    for (const CLI::App* subcommand : app.get_subcommands()) {
      command.append(command.empty() ? "" : " ").append(subcommand->get_name());
    }
    const std::vector<std::string> extras = app.remaining();
    const bool unknown = app.get_subcommands().empty() && !extras.empty();
    report(unknown ? "unknown subcommand or option '" + extras.front() + "'" : error.what());
    report("see " + command + (command.empty() ? "help" : " --help"));
    return false;
  }
  return true;
}

const CLI::App* find_command(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : app.get_subcommands({})) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

CLI::Validator between(double least, double most) {
  const auto check = [least, most](const std::string& text) -> std::string {
    double value = 0;
    if (CLI::detail::lexical_cast(text, value) && least <= value && value <= most) return {};
    std::ostringstream message;
    message << "must be a number from " << least << " to " << most;
    return std::move(message).str();
  };
  return CLI::Validator(check, "");
}

}  // namespace dramatis

int main(int argc, char** argv) {
  // A closed pipe and a file that is too large are errors of a write.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return dramatis::run(argc, argv);
  } catch (const std::exception& error) {
    dramatis::report(error.what());
    return dramatis::failure;
  }
}
