#include <filesystem>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "cli/commands.hpp"
#include "cli/former_documents.hpp"
#include "cli/input.hpp"
#include "cli/line_output.hpp"
#include "extract/document_json.hpp"

namespace dramatis {

void add_extract(CLI::App& app) {
  struct Options {
    DocumentInput input;
    std::filesystem::path output;
    bool resume = false;
  };
  CLI::App* command = add_command(app, "extract", "Find actors and relations in articles: Documents, as JSON lines",
                                  "dramatis extract articles/ letter.txt -o documents.jsonl");
  auto options = std::make_shared<Options>();
  options->input.add_options(*command);
  command
      ->add_option("-o,--output", options->output,
                   "Write to this file instead of standard output, line by line as they come")
      ->type_name("FILE");
  command->add_flag("--resume", options->resume, "Go on with the output of a run that was ended, of the same inputs")
      ->needs("--output");

  command->callback([options] {
    LineOutput output(options->output);
    options->input.exclude(options->output.empty() ? "/dev/stdout" : options->output);
    FormerDocuments former(options->resume ? options->output : "");
    options->input.skip_while([&](const Article& article) {
      const bool is_done = former.next_is(article);
      if (is_done) output.keep(former.count(), former.size());
      return is_done;
    });
    options->input.each([&](const Document& document) -> std::function<void()> {
      std::ostringstream line;
      write_json(line, document);
      return [&output, line = std::move(line).str()] { output.write(line); };
    });
    former.check_end();
    output.close();
    options->input.check_complete();
  });
}

}  // namespace dramatis
