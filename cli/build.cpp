#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/graph_file.hpp"
#include "cli/input.hpp"
#include "cli/user_files.hpp"
#include "graph/actor_graph.hpp"

namespace dramatis {

void add_build(CLI::App& app) {
  struct Options {
    DocumentInput input;
    UserFiles user_files;
    GraphOutput output;
  };
  CLI::App* command = add_command(app, "build", "Draw the network of the actors in articles",
                                  "dramatis build articles/ -o talks.svg -o talks.json --title \"The talks\"");
  auto options = std::make_shared<Options>();
  options->input.add_options(*command);
  options->user_files.add_authority(*command);
  options->user_files.add_corrections(*command);
  options->output.add_options(*command);
  options->output.add_selection(*command);

  command->callback([options] {
    options->output.check();
    ActorGraph user = options->user_files.read();
    std::vector<Record> records;
    options->input.each([&](const Document& document) -> std::function<void()> {
      return [&records, record = record_of(document)]() mutable { records.push_back(std::move(record)); };
    });
    options->output.write(build_graph(std::move(records), std::move(user.authority), std::move(user.corrections)));
    options->input.check_complete();
  });
}

}  // namespace dramatis
