#include <memory>
#include <sstream>
#include <string>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "extract/document_json.hpp"

namespace dramatis {

void add_extract(CLI::App& app) {
  struct Options {
    DocumentInput input;
    std::string output;
  };
  CLI::App* command = add_command(app, "extract", "Find actors and relations in articles: Documents, as JSON lines",
                                  "dramatis extract articles/ letter.txt -o documents.jsonl");
  auto options = std::make_shared<Options>();
  options->input.add_options(*command);
  command->add_option("-o,--output", options->output, "Write to this file instead of standard output")
      ->type_name("FILE");

  command->callback([options] {
    if (!options->output.empty()) check_writable(options->output);
    std::ostringstream lines;
    options->input.each([&](const Document& document) { write_json(lines, document); });
    if (options->output.empty()) {
      write_standard_output(lines.view());
    } else {
      write_files({{options->output, std::move(lines).str()}});
    }
    options->input.check_complete();
  });
}

}  // namespace dramatis
