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

/// Throws std::runtime_error where one of the files cannot be made.
std::vector<Output> outputs_of(const Export& result, const ExportFormat& format, const std::filesystem::path& file) {
  std::vector<Output> outputs;
  for (const Export::Part& part : result.parts) {
    outputs.push_back({part_file(file, format, part), part.content});
    check_writable(outputs.back().file);
  }
  return outputs;
}

void print(const Export& result, const ExportFormat& format) {
  if (result.parts.size() > 1)
    throw CLI::ValidationError("--format", std::string(format.name) + " has several files; name them with --output");
  write_standard_output(result.parts.front().content);
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
      ->type_name("FILE");
  add_word(*command, "--format", options->format, find_format,
           "The format, where the extension does not name it; without --output it is printed on standard output");

  command->callback([options] {
    if (options->file.empty() && !options->format) throw CLI::RequiredError("--output or --format");
    if (!options->format) {
      try {
        options->format = &export_format_of(options->file);
      } catch (const std::invalid_argument& error) {
        throw CLI::ValidationError("--output", error.what());
      }
    }
    const Export result = options->format->write(read_graph_file(options->graph));
    if (options->file.empty() || options->file == "-") {
      print(result, *options->format);
    } else {
      write_files(outputs_of(result, *options->format, options->file));
    }
    for (const std::string& notice : result.notices) report(notice);
  });
}

}  // namespace dramatis
