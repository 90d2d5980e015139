#include "render/report/typeset.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "graph/events/date_range.hpp"
#include "render/raster.hpp"
#include "render/report/program.hpp"
#include "render/svg.hpp"

namespace dramatis {
namespace {

using Command = std::vector<std::string>;

constexpr std::string_view install_pandoc =
    "pandoc is not installed: install it (Debian: apt install pandoc), or write the report as .md or .html";

// TeX with fonts for many scripts first.
constexpr std::array latex_engines{"lualatex", "xelatex", "tectonic", "pdflatex"};

void require(const std::string& program, std::string_view remedy) {
  if (!is_installed(program)) throw std::runtime_error(std::string(remedy));
}

/// The heading of first level is the title. Quotation marks and dashes stay as they are.
Command pandoc(const std::string& output) {
  return {"pandoc",       "report.md",          "--from=markdown-smart", "--shift-heading-level-by=-1",
          "--standalone", "--metadata=lang:en", "--output=" + output};
}

/// The time of the newest article, in seconds.
std::int64_t time_of(const Dossier& dossier) {
  const auto date = parse_date(dossier.date);
  return date ? std::chrono::duration_cast<std::chrono::seconds>(date->last.time_since_epoch()).count() : 0;
}

void add(Command& command, const Command& more) { command.insert(command.end(), more.begin(), more.end()); }

/// The diagram stands where it is told of and leaves room for its heading and caption, rows of tables stand apart, a
/// heading has some lines of what it opens on its page, and a claim a line of its quotes.
constexpr std::string_view latex_header = R"(\usepackage{float}
\floatplacement{figure}{H}
\setkeys{Gin}{width=\linewidth,height=.78\textheight,keepaspectratio}
\renewcommand{\arraystretch}{1.25}
\AtBeginEnvironment{longtable}{\small}
\newcommand{\keeplines}[1]{\par\penalty-100\ifdim\dimexpr\pagegoal-\pagetotal<#1\baselineskip\vfil\break\fi}
\pretocmd{\section}{\keeplines{13}}{}{}
\pretocmd{\subsection}{\keeplines{9}}{}{}
\makeatletter\@beginparpenalty=10000\makeatother
)";

/// A template of the user's has a header of its own, if any.
Command latex_options(const TemporaryFolder& folder, const Look& look) {
  Command options{"--variable=papersize:a4", "--variable=geometry:margin=25mm", "--variable=colorlinks:true"};
  if (look.markdown) return options;
  folder.write("header.tex", latex_header);
  options.push_back("--include-in-header=header.tex");
  return options;
}

/// From which pandoc's own reference document takes its page: A4.
constexpr std::string_view docx_page =
    R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:sectPr>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>
</w:sectPr></w:body></w:document>)";

/// A filter of pandoc's by which the diagram fits on a page together with its heading and caption.
std::string fitting(std::string_view png) {
  const auto pixels = [&](std::size_t at) {  // in the header: width, height
    std::uint32_t number = 0;
    for (const char byte : png.substr(at, 4)) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
  };
  const bool is_tall = std::uint64_t{pixels(20)} * 140 > std::uint64_t{pixels(16)} * 185;
  return std::string("function Image(image)\n  if image.src == 'diagram.png' then image.attributes.") +
         (is_tall ? "height = '185mm'" : "width = '140mm'") + " end\n  return image\nend\n";
}

void write_markdown(const TemporaryFolder& folder, const Dossier& dossier, const Look& look,
                    const std::string& picture) {
  folder.write("report.md", print_markdown(dossier, look.markdown.value_or(markdown_template()), picture));
}

}  // namespace

std::string to_docx(const ActorGraph& graph, const Dossier& dossier, const Look& look) {
  require("pandoc", install_pandoc);
  const TemporaryFolder folder;
  const std::string picture = to_png(graph, dossier.drawing);
  folder.write("diagram.png", picture);
  folder.write("fitting.lua", fitting(picture));
  write_markdown(folder, dossier, look, "diagram.png");
  Command command = pandoc("report.docx");
  command.push_back("--lua-filter=fitting.lua");
  if (look.docx) {
    command.push_back("--reference-doc=" + std::filesystem::absolute(*look.docx).string());
  } else {
    folder.write("docx/word/document.xml", docx_page);
    command.push_back("--data-dir=.");
  }
  folder.run(command, time_of(dossier));
  return folder.read("report.docx");
}

std::string to_latex(const Dossier& dossier, const Look& look, const std::string& picture) {
  require("pandoc", install_pandoc);
  const TemporaryFolder folder;
  write_markdown(folder, dossier, look, picture);
  Command command = pandoc("report.tex");
  add(command, latex_options(folder, look));
  folder.run(command, time_of(dossier));
  return folder.read("report.tex");
}

std::string to_pdf(const ActorGraph& graph, const Dossier& dossier, const Look& look) {
  const TemporaryFolder folder;
  if (!look.markdown && is_installed("weasyprint")) {
    folder.write("report.html",
                 print_html(dossier, look.html.value_or(html_template()), to_svg_fragment(graph, dossier.drawing)));
    folder.run({"weasyprint", "report.html", "report.pdf"}, time_of(dossier));
    return folder.read("report.pdf");
  }
  if (look.html)
    throw std::runtime_error(
        "weasyprint, which prints a template of HTML, is not installed (Debian: apt install weasyprint)");
  for (const std::string engine : latex_engines) {
    if (!is_installed(engine) || !is_installed("pandoc")) continue;
    folder.write("diagram.pdf", to_pdf(graph, dossier.drawing));
    write_markdown(folder, dossier, look, "diagram.pdf");
    Command command = pandoc("report.pdf");
    add(command, latex_options(folder, look));
    command.push_back("--pdf-engine=" + engine);
    if (folder.run(command, time_of(dossier)).find("Missing character") != std::string::npos) {
      throw std::runtime_error("the fonts of " + engine +
                               " lack characters of this report, which would be left out: install weasyprint (Debian: "
                               "apt install weasyprint), or write the report as .html and print it from a browser");
    }
    return folder.read("report.pdf");
  }
  throw std::runtime_error(
      "no program that makes PDF was found: install weasyprint (Debian: apt install weasyprint), or pandoc "
      "with LaTeX, or write the report as .html and print it from a browser");
}

}  // namespace dramatis
