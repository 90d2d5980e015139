#include "graph/export/export.hpp"

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/graph_file.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace dramatis {
namespace {

const ExportFormat* find_format(std::string_view name) { return &export_format_from(name); }

/// A line for each format, as --help ends with them.
std::string list_of_formats() {
  std::string list = "Formats:";
  for (const ExportFormat& format : export_formats()) {
    std::string line = "\n  " + std::string(format.name);
    line.resize(14, ' ');
    line.append(format.extension);
    line.resize(26, ' ');
    list.append(line).append(format.description);
  }
  return list;
}

}  // namespace

void add_export(CLI::App& app) {
  struct Options {
    std::string graph;
    std::filesystem::path file;
    const ExportFormat* format = nullptr;
  };
  CLI::App* command = add_command(app, "export", "Write a graph for other programs",
                                  "dramatis export talks.json -o talks.gexf\n\n" + list_of_formats());
  auto options = std::make_shared<Options>();
  add_graph(*command, options->graph);
  command
      ->add_option("-o,--output", options->file,
                   "Write here; the extension names the format. Tables go to files of their own, such as "
                   "talks-nodes.csv and talks-edges.csv")
      ->required()
      ->type_name("FILE");
  add_word(*command, "--format", options->format, find_format, "The format, where the extension does not name it");

  command->callback([options] {
    if (!options->format) {
      try {
        options->format = &export_format_of(options->file);
      } catch (const std::invalid_argument& error) {
        throw CLI::ValidationError("--output", error.what());
      }
    }
    const Export result = options->format->write(read_graph_file(options->graph));
    std::vector<Output> outputs;
    for (const Export::Part& part : result.parts) {
      outputs.push_back({part_file(options->file, *options->format, part), part.content});
      check_writable(outputs.back().file);
    }
    write_files(outputs);
    for (const std::string& notice : result.notices) report(notice);
  });
}

}  // namespace dramatis
