#include "cli/graph_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "extract/document_json.hpp"
#include "graph/json/graph_json.hpp"
#include "render/svg.hpp"

namespace dramatis {
namespace {

std::string to_json(const ActorGraph& graph, const RenderOptions&) {
  std::ostringstream json;
  write_json(json, graph);
  return std::move(json).str();
}

struct Format {
  std::string_view extension;
  std::string (*render)(const ActorGraph&, const RenderOptions&);
};
constexpr std::array<Format, 3> formats{{{".svg", to_svg}, {".json", to_json}, {".dot", to_dot}}};

const Format* format_of(const std::filesystem::path& file) {
  const auto* format = std::find_if(formats.begin(), formats.end(),
                                    [&](const Format& known) { return known.extension == file.extension(); });
  return format == formats.end() ? nullptr : format;
}

/// What is wrong with the name of an output file; empty if nothing.
std::string check_extension(const std::string& file) {
  if (format_of(file)) return {};
  std::string message = file + ": the extension names the format, and must be one of";
  for (const Format& format : formats) message.append(" ").append(format.extension);
  return message;
}

}  // namespace

std::string read_bytes(const std::string& file) {
  std::ostringstream bytes;
  if (file == "-") {
    bytes << std::cin.rdbuf();
    return std::move(bytes).str();
  }
  if (std::filesystem::is_directory(file)) throw InputError(file + ": is a directory, not a file");
  std::ifstream in(file, std::ios::binary);
  if (!in) throw InputError(file + ": " + std::generic_category().message(errno));
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

ActorGraph read_graph_file(const std::string& file) {
  if (file == "-") return read_graph(std::cin, "standard input");
  if (std::filesystem::is_directory(file)) throw InputError(file + ": is a directory, not a graph");
  std::ifstream in(file, std::ios::binary);
  if (!in) throw InputError(file + ": " + std::generic_category().message(errno));
  return read_graph(in, file);
}

void GraphOutput::add_options(CLI::App& command, bool required) {
  command.add_option("-o,--output", files_, "Write the graph here, as .svg, .json or .dot; may be given several times")
      ->required(required)
      ->allow_extra_args(false)
      ->type_name("FILE")
      ->check(check_extension);
  command.add_option("--title", options_.title, "Title of the picture")->type_name("TEXT");
  command.add_option("--width", options_.width_mm, "Width of the picture in print, in millimetres")
      ->type_name("MM")
      ->capture_default_str()
      ->check(between(50, 2000));
  command.add_option("--top", options_.max_actors, "Show at most so many actors, the most central")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 10000));
  command.add_flag("--history", options_.history,
                   "Draw also what later reports superseded, such as the plan of a meeting that was held");
}

void GraphOutput::check() const {
  for (const std::filesystem::path& file : files_) check_writable(file);
}

void GraphOutput::write(const ActorGraph& graph) const {
  for (const std::string& notice : graph.notices) report(notice);
  std::vector<Output> outputs;
  for (const std::filesystem::path& file : files_) outputs.push_back({file, format_of(file)->render(graph, options_)});
  write_files(outputs);
}

}  // namespace dramatis
