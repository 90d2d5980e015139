#include <histedit.h>

#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/diagnostics.hpp"
#include "cli/graph_source.hpp"
#include "cli/line_reader.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

/// The words of a line, with quotation marks as in the Bourne shell. Throws std::runtime_error if one is open.
std::vector<std::string> words_of(const std::string& line) {
  const std::unique_ptr<Tokenizer, decltype(&tok_end)> tokenizer(tok_init(nullptr), tok_end);
  int count = 0;
  const char** words = nullptr;
  if (tok_str(tokenizer.get(), line.c_str(), &count, &words) != 0) {
    throw std::runtime_error("a quotation mark is open, or the line ends with a backslash");
  }
  return {words, words + count};
}

/// Answers the questions of one user, or of one script, about a graph.
class Shell {
 public:
  explicit Shell(const LoadedGraph& loaded) : loaded_(loaded) {}

  /// Reads commands until `quit` or the end. Throws std::runtime_error if a command of a script has failed.
  void run() {
    const std::unique_ptr<CLI::App> commands = make_commands();
    const Completer completer(*commands, loaded_.graph.network);
    LineReader reader(completer);
    std::size_t failures = 0;
    while (!is_over_) {
      const std::optional<std::string> line = reader.next();
      if (!line) break;
      if (!execute(*line)) ++failures;
    }
    if (failures > 0 && !reader.is_terminal()) throw std::runtime_error(counted(failures, "command") + " failed");
  }

 private:
  bool execute(const std::string& line) {
    try {
      const std::vector<std::string> words = words_of(line);
      return words.empty() || run_command(*make_commands(), words);
    } catch (const std::exception& error) {
      report(error.what());
      return false;
    }
  }

  /// Those of the program that ask a graph, and those of the shell. Made anew for each line, as options keep values.
  std::unique_ptr<CLI::App> make_commands() {
    auto commands = std::make_unique<CLI::App>("Questions about a graph");
    commands->require_subcommand(1);
    add_questions(*commands, &loaded_);
    for (CLI::App* command : commands->get_subcommands({})) command->footer("");  // examples for another shell
    CLI::App* help = commands->add_subcommand("help", "List the commands; `help show` says what show takes");
    auto topic = std::make_shared<std::string>();
    help->add_option("command", *topic, "A command")->type_name("COMMAND");
    help->callback([app = commands.get(), topic] {
      const CLI::App* subject = topic->empty() ? app : find_command(*app, *topic);
      if (!subject) throw std::runtime_error("there is no command '" + *topic + "'; see help");
      write_standard_output(subject->get_formatter()->make_help(subject, *topic, CLI::AppFormatMode::Normal));
    });
    commands->add_subcommand("quit", "Leave; Ctrl-D does the same")->callback([this] { is_over_ = true; });
    return commands;
  }

  const LoadedGraph& loaded_;
  bool is_over_ = false;
};

}  // namespace

void add_shell(CLI::App& app) {
  CLI::App* command =
      add_command(app, "shell",
                  "Keep a graph loaded and answer questions about it, one a line: query, show, path ... "
                  "without the file's name; reads a script from standard input, if that is no terminal",
                  "dramatis shell talks.json");
  auto file = std::make_shared<std::string>();
  command->add_option("graph", *file, "Graph in JSON")->required()->type_name("GRAPH.json");
  command->callback([file] {
    if (*file == "-") throw std::runtime_error("standard input holds the commands; name a file with the graph");
    const LoadedGraph loaded(*file);
    loaded.properties.names.build();  // or else the first question would wait for it
    Shell(loaded).run();
  });
}

}  // namespace dramatis
