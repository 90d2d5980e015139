#include "render/page.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/embed.hpp"
#include "extract/sha256.hpp"
#include "render/page_data.hpp"
#include "render/picture.hpp"
#include "render/style.hpp"
#include "render/svg/drawing.hpp"
#include "render/template.hpp"
#include "render/text.hpp"
#include "render/words.hpp"

DRAMATIS_EMBED(page_template, DRAMATIS_PAGE_DIR "/template.html");
DRAMATIS_EMBED(page_css, DRAMATIS_PAGE_DIR "/page.css");
DRAMATIS_EMBED(page_dom, DRAMATIS_PAGE_DIR "/dom.js");
DRAMATIS_EMBED(page_graph, DRAMATIS_PAGE_DIR "/graph.js");
DRAMATIS_EMBED(page_filters, DRAMATIS_PAGE_DIR "/filters.js");
DRAMATIS_EMBED(page_time, DRAMATIS_PAGE_DIR "/time.js");
DRAMATIS_EMBED(page_view, DRAMATIS_PAGE_DIR "/view.js");
DRAMATIS_EMBED(page_diagram, DRAMATIS_PAGE_DIR "/diagram.js");
DRAMATIS_EMBED(page_verdicts, DRAMATIS_PAGE_DIR "/verdicts.js");
DRAMATIS_EMBED(page_evidence, DRAMATIS_PAGE_DIR "/evidence.js");
DRAMATIS_EMBED(page_search, DRAMATIS_PAGE_DIR "/search.js");
DRAMATIS_EMBED(page_table, DRAMATIS_PAGE_DIR "/table.js");
DRAMATIS_EMBED(page_main, DRAMATIS_PAGE_DIR "/main.js");

namespace dramatis {
namespace {

constexpr std::chrono::seconds layout_deadline{120};

/// The modules as one: without their imports, as they follow on what they import, and names are not used twice.
std::string script() {
  std::string script;
  for (std::string_view module : {page_dom(), page_graph(), page_filters(), page_time(), page_view(), page_diagram(),
                                  page_verdicts(), page_evidence(), page_search(), page_table(), page_main()}) {
    while (!module.empty()) {
      std::string_view line = module.substr(0, module.find('\n'));
      module.remove_prefix(std::min(line.size() + 1, module.size()));
      if (line.starts_with("import ")) continue;
      constexpr std::string_view exported = "export ";
      if (line.starts_with(exported)) line.remove_prefix(exported.size());
      script.append(line).append("\n");
    }
  }
  return script;
}

/// The colours of the pictures as custom properties.
std::string properties(const style::Palette& palette) {
  std::string css;
  const auto define = [&](const std::string& name, const char* color) { css += "--" + name + ":" + color + ";"; };
  for (const RelationType relation : {RelationType::leads, RelationType::represents, RelationType::meets})
    define(std::string(to_string(relation)), palette.color(relation));
  for (const Kind kind : {Kind::person, Kind::organization, Kind::place}) {
    define(std::string(to_string(kind)), palette.border(kind));
    define(std::string(to_string(kind)) + "-fill", palette.fill(kind));
  }
  define("off", palette.grey);
  return css;
}

std::string colors() {
  return ":root{--type:" + std::string(style::font) + ";" + properties(style::light) +
         "}\n@media screen and (prefers-color-scheme:dark){:root{" + properties(style::dark) + "}}\n";
}

/// What the diagram shows, laid out in a shape like that of a screen.
Picture compose_for_screen(const ActorGraph& graph, RenderOptions options) {
  options.selection.max_actors = options.selection.max_actors.value_or(most_on_page);
  options.selection.history = true;
  options.offices = Offices::lines;
  const double actors = static_cast<double>(select(graph, options.selection).actors.size());
  constexpr double unlimited = 1e5;
  const Size room{200 + 150 * std::sqrt(actors), unlimited};
  return compose(graph, options, room, layout_deadline);
}

std::string draw(const Network& network, const Picture& picture, const std::string& name) {
  const auto whole = [](double size) { return std::to_string(static_cast<long>(size) + 1); };
  const std::string width = whole(picture.size.width), height = whole(picture.size.height);
  return "<svg id=\"diagram\" xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height +
         "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"group\" aria-label=\"" + name + "\">\n" +
         svg::draw_frames(picture) + svg::draw_ties(network, picture) + svg::draw_actors(network, picture) + "</svg>";
}

/// "9 actors and 12 relations in 3 articles, 2031-05-12 to 2031-05-14."
std::string summary(const ActorGraph& graph, const Selection& selection) {
  std::string first, last;
  for (const Record& record : graph.records) {
    if (record.date.empty()) continue;
    if (first.empty() || record.date < first) first = record.date;
    if (last < record.date) last = record.date;
  }
  std::string text = counted(selection.actors.size(), "actor") + " and " + counted(selection.ties.size(), "relation") +
                     " in " + counted(graph.records.size(), "article");
  if (!first.empty()) text += first == last ? ", " + first : ", " + first + " to " + last;
  return text + ".";
}

std::string left_out_of_diagram(const Network& network, const Selection& selection, const SelectionOptions& options) {
  const std::string text = left_out(network, selection, options);
  return text + (selection.left_out.unrelated > 0 ? " The table has actors without a relation too." : "");
}

}  // namespace

std::string to_page(const ActorGraph& graph, const RenderOptions& options) {
  const Picture picture = compose_for_screen(graph, options);
  const std::string title = escape_xml(options.title.empty() ? "Network of actors" : options.title);
  const std::string style = colors() + std::string(page_css());
  const std::string code = script();
  const std::map<std::string_view, std::string> parts{
      {"title", title},
      {"script-hash", "sha256-" + sha256_base64(code)},
      {"style-hash", "sha256-" + sha256_base64(style)},
      {"style", style},
      {"summary", escape_xml(summary(graph, picture.selection))},
      {"left-out", escape_xml(left_out_of_diagram(graph.network, picture.selection, options.selection))},
      {"history", options.selection.history ? " checked" : ""},
      {"diagram", draw(graph.network, picture, title)},
      {"data", page_data(graph, picture.selection)},
      {"script", code}};

  return fill_places(page_template(), [&](std::string_view name, std::size_t) { return parts.at(name); });
}

}  // namespace dramatis
