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

#include "cli/actor_name.hpp"
#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/formats.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "extract/document_json.hpp"
#include "graph/json/graph_json.hpp"
#include "render/page.hpp"
#include "render/raster.hpp"
#include "render/svg.hpp"

namespace dramatis {
namespace {

std::string to_json(const ActorGraph& graph, const RenderOptions&) {
  std::ostringstream json;
  write_json(json, graph);
  return std::move(json).str();
}

struct Format {
  std::string_view name;
  std::string_view extension;  ///< empty: no extension means it
  std::string (*render)(const ActorGraph&, const RenderOptions&);
};
constexpr std::array<Format, 7> formats{{{"svg", ".svg", to_svg},
                                         {"png", ".png", to_png},
                                         {"pdf", ".pdf", to_pdf},
                                         {"json", ".json", to_json},
                                         {"dot", ".dot", to_dot},
                                         {"html", ".html", to_page},
                                         {"svg-fragment", "", to_svg_fragment}}};

const Format& format_named(const std::string& name) {
  return *std::find_if(formats.begin(), formats.end(), [&](const Format& known) { return known.name == name; });
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : formats) names.emplace_back(format.name);
  return names;
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
  command
      .add_option("-o,--output", files_,
                  "Write the graph here, as .svg, .png, .pdf, .json, .dot or .html; may be given several times")
      ->required(required)
      ->allow_extra_args(false)
      ->type_name("FILE")
      ->check([](const std::string& file) { return check_extension(file, formats); });
  command.add_option("--title", options_.title, "Title of the picture")->type_name("TEXT");
  command.add_option("--source", options_.source, "Source of the picture, named under its title")->type_name("TEXT");
  command.add_option("--width", options_.width_mm, "Width of the picture in print, in millimetres")
      ->type_name("MM")
      ->capture_default_str()
      ->check(between(50, 2000));
  command.add_option("--top", options_.selection.max_actors, "Show at most so many actors, the most central")
      ->type_name("N")
      ->default_str("30, on a page 1000")
      ->check(between(1, 10000));
  command.add_flag("--history", options_.selection.history,
                   "Draw also what later reports superseded, such as the plan of a meeting that was held");
  command.add_flag("--unrelated", options_.selection.unrelated, "Draw also actors without a relation");
  add_word(command, "--layout", options_.engine, engine_from,
           "How the picture is laid out: auto (default), dot, neato, sfdp, twopi");
  add_word(command, "--offices", options_.offices, offices_from,
           "Show who leads or represents whom by groups (default) or by lines");
  add_word(command, "--group", options_.grouping, grouping_from,
           "Whose people are put in one box: any (default), country, body, none");
  add_word(command, "--theme", options_.theme, theme_from,
           "Colours: auto (default: as the reader's screen), light, dark, print");
}

void GraphOutput::add_selection(CLI::App& command) { dramatis::add_selection(command, options_.selection, around_); }

void GraphOutput::add_format(CLI::App& command) {
  command
      .add_option("--format", format_,
                  "Print the graph on standard output, as svg, png, pdf, json, dot or svg-fragment (for a place within "
                  "an HTML page)")
      ->type_name("WORD")
      ->check(CLI::IsMember(format_names()));
}

void GraphOutput::check() const {
  for (const std::filesystem::path& file : files_) check_writable(file);
}

void GraphOutput::write(const ActorGraph& graph) const {
  RenderOptions options = options_;
  options.selection.around = actors_called(graph.network, around_);
  for (const std::string& notice : graph.notices) report(notice);
  std::vector<Output> outputs;
  for (const std::filesystem::path& file : files_)
    outputs.push_back({file, format_of(file, formats)->render(graph, options)});
  const std::string printed = format_.empty() ? "" : format_named(format_).render(graph, options);
  write_files(outputs);
  write_standard_output(printed);
}

}  // namespace dramatis
