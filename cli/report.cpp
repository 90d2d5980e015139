#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/actor_name.hpp"
#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/formats.hpp"
#include "cli/graph_file.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "render/raster.hpp"
#include "render/report/dossier.hpp"
#include "render/report/print.hpp"
#include "render/report/typeset.hpp"
#include "render/svg.hpp"

namespace dramatis {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string graph;
  std::vector<fs::path> files;
  std::vector<fs::path> templates;
  std::vector<std::string> around;
  ReportOptions report;
};

/// The file of the diagram, beside a report that cannot hold it.
fs::path picture_beside(const fs::path& report, const std::string& extension) {
  return report.parent_path() / (report.stem().string() + "-diagram" + extension);
}

using Outputs = std::vector<Output>;

void add_markdown(const fs::path& file, const ActorGraph& graph, const Dossier& dossier, const Look& look,
                  Outputs& outputs) {
  const fs::path picture = picture_beside(file, ".svg");
  outputs.push_back({file, print_markdown(dossier, look.markdown.value_or(markdown_template()), picture.filename())});
  outputs.push_back({picture, to_svg(graph, dossier.drawing)});
}

void add_html(const fs::path& file, const ActorGraph& graph, const Dossier& dossier, const Look& look,
              Outputs& outputs) {
  outputs.push_back(
      {file, print_html(dossier, look.html.value_or(html_template()), to_svg_fragment(graph, dossier.drawing))});
}

void add_docx(const fs::path& file, const ActorGraph& graph, const Dossier& dossier, const Look& look,
              Outputs& outputs) {
  outputs.push_back({file, to_docx(graph, dossier, look)});
}

void add_latex(const fs::path& file, const ActorGraph& graph, const Dossier& dossier, const Look& look,
               Outputs& outputs) {
  const fs::path picture = picture_beside(file, ".pdf");
  outputs.push_back({file, to_latex(dossier, look, picture.filename())});
  outputs.push_back({picture, to_pdf(graph, dossier.drawing)});
}

void add_pdf(const fs::path& file, const ActorGraph& graph, const Dossier& dossier, const Look& look,
             Outputs& outputs) {
  outputs.push_back({file, to_pdf(graph, dossier, look)});
}

struct Format {
  std::string_view extension;
  void (*add)(const fs::path&, const ActorGraph&, const Dossier&, const Look&, Outputs&);
  std::string_view templates;  ///< extensions of those that it takes
};
constexpr std::array<Format, 5> formats{{{".md", add_markdown, ".md"},
                                         {".html", add_html, ".html"},
                                         {".docx", add_docx, ".md .docx"},
                                         {".tex", add_latex, ".md"},
                                         {".pdf", add_pdf, ".html .md"}}};

std::string check_template(const std::string& file) {
  const fs::path extension = fs::path(file).extension();
  if (extension == ".md" || extension == ".html" || extension == ".docx") return {};
  return file + ": the extension says what a template is, and must be one of .md .html .docx";
}

/// Throws CLI::ValidationError about a template that none of the files takes.
Look look_of(const Options& options) {
  Look look;
  for (const fs::path& file : options.templates) {
    const std::string extension = file.extension();
    const bool is_used = std::any_of(options.files.begin(), options.files.end(), [&](const fs::path& output) {
      return format_of(output, formats)->templates.find(extension) != std::string_view::npos;
    });
    if (!is_used)
      throw CLI::ValidationError("--template",
                                 file.string() + ": no file that is written takes a template of this kind");
    if (extension == ".md") look.markdown = {read_bytes(file), file};
    if (extension == ".html") look.html = {read_bytes(file), file};
    if (extension == ".docx") look.docx = file;
  }
  return look;
}

}  // namespace

void add_report(CLI::App& app) {
  CLI::App* command = add_command(app, "report", "Write a report with the diagram, who is who, timeline and evidence",
                                  "dramatis report talks.json -o talks.html -o talks.docx --title \"The talks\"");
  auto options = std::make_shared<Options>();
  options->report.program = "dramatis " DRAMATIS_VERSION;
  add_graph(*command, options->graph);
  command
      ->add_option("-o,--output", options->files,
                   "Write the report here, as .md, .html, .docx, .tex or .pdf; may be given several times")
      ->required()
      ->allow_extra_args(false)
      ->type_name("FILE")
      ->check([](const std::string& file) { return check_extension(file, formats); });
  command->add_option("--title", options->report.title, "Title of the report")->type_name("TEXT");
  command
      ->add_option(
          "--template", options->templates,
          "Print into this text instead of ours: .md (also for .docx, .tex, .pdf) or .html (also for .pdf) with "
          "places such as {{title}}, {{summary}} and {{meets}}; or take the styles of a .docx")
      ->allow_extra_args(false)
      ->type_name("FILE")
      ->check(check_template);
  command->add_option("--top", options->report.selection.max_actors, "Tell of at most so many actors, the most central")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 10000));
  add_selection(*command, options->report.selection, options->around);
  command->add_option("--quotes", options->report.max_quotes, "Quote at most so many sentences for each claim")
      ->type_name("N")
      ->capture_default_str()
      ->check(between(1, 1000));

  command->callback([options] {
    const Look look = look_of(*options);
    for (const fs::path& file : options->files) check_writable(file);
    const ActorGraph graph = read_graph_file(options->graph);
    for (const std::string& notice : graph.notices) report(notice);
    options->report.selection.around = actors_called(graph.network, options->around);
    const Dossier dossier = make_dossier(graph, options->report);
    Outputs outputs;
    for (const fs::path& file : options->files) format_of(file, formats)->add(file, graph, dossier, look, outputs);
    write_files(outputs);
  });
}

}  // namespace dramatis
