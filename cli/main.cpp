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
  add_query(app);
  add_show(app);
  add_path(app);
  add_rank(app);
  add_timeline(app);
  add_stats(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help_or_version) {
    std::ostringstream text;
    app.exit(help_or_version, text, text);
    write_standard_output(text.str());
  } catch (const CLI::ParseError& error) {
    std::string command = "dramatis";
    for (const CLI::App* subcommand : app.get_subcommands()) command += ' ' + subcommand->get_name();
    const std::vector<std::string> extras = app.remaining();
    const bool unknown = app.get_subcommands().empty() && !extras.empty();
    report(unknown ? "unknown subcommand or option '" + extras.front() + "'" : error.what());
    report("see " + command + " --help");
    return usage;
  }
  return success;
}

}  // namespace

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& description,
                      const std::string& example) {
  CLI::App* command = app.add_subcommand(name, description);
  command->footer("Example:\n  " + example);
  return command;
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
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of its write
  try {
    return dramatis::run(argc, argv);
  } catch (const std::exception& error) {
    dramatis::report(error.what());
    return dramatis::failure;
  }
}
