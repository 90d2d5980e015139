#include "render/svg.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "graph/sources.hpp"
#include "render/picture.hpp"
#include "render/style.hpp"
#include "render/svg/drawing.hpp"
#include "render/svg/elements.hpp"
#include "render/svg/legend.hpp"
#include "render/svg/stylesheet.hpp"
#include "render/text.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

using namespace svg;

constexpr double points_per_mm = 72 / 25.4;
constexpr double least_width_mm = 40, greatest_width_mm = 2000;
constexpr double page_height = 240 * points_per_mm;
constexpr double margin = 10;
constexpr double furniture = 80;  // of the height: title, legend and notes
constexpr std::chrono::seconds layout_deadline{120};

/// The dates of the documents: " of 4 March 2027 to 18 March 2027".
std::string dates_of(const ActorGraph& graph, const std::set<std::string>& documents) {
  const Sources sources(graph);
  std::optional<std::chrono::sys_days> first, last;
  for (const std::string& document : documents) {
    const auto days = parse_date(sources.date_of(document));
    if (!days) continue;
    first = std::min(first.value_or(days->first), days->first);
    last = std::max(last.value_or(days->last), days->last);
  }
  if (!first) return {};
  return " of " + in_words(*first) + (*first == *last ? "" : " to " + in_words(*last));
}

/// What a picture shows, in words.
std::string summary(const ActorGraph& graph, const Selection& selection) {
  if (selection.ties.empty() && selection.left_out.less_central == 0) return "No relations between actors were found.";
  std::set<std::string> documents;
  for (const Vertex actor : selection.actors)
    documents.insert(graph.network[actor].documents.begin(), graph.network[actor].documents.end());
  return counted(selection.actors.size(), "actor") + " and " + counted(selection.ties.size(), "relation") + " in " +
         counted(documents.size(), "document") + dates_of(graph, documents) + ".";
}

/// Lines of text from one margin to the other, one below the other.
class Column {
 public:
  Column(double left, double width) : left_(left), width_(width) {}

  void write(const char* css_class, const std::string& content, double size, Weight weight) {
    for (const std::string& line : wrap_text(clean_text(content), width_ / size, weight, 6)) {
      const double x = is_right_to_left(line) ? left_ + width_ : left_;
      svg += text(css_class, {x, y + 0.9 * size}, line, size, weight) + "\n";
      y += style::leading * size;
    }
  }
  void note(const std::string& content) { write("note", content, style::small_size, Weight::regular); }
  void draw(const std::string& drawing, double height, double indent = 0) {
    svg += translated_group({left_ + indent, y}, drawing);
    y += height;
  }

  std::string svg;
  double y = margin;

 private:
  double left_;
  double width_;
};

std::string root(const std::string& size, const RenderOptions& options, Size view, const std::string& description,
                 const std::string& content) {
  const std::string name = clean_text(options.title.empty() ? "Network of actors" : options.title);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("class", scope_of(options.theme)) + size +
         attribute("viewBox", "0 0 " + number(view.width) + " " + number(view.height)) +
         attribute("role", "graphics-document") + attribute("aria-roledescription", "network diagram") +
         attribute("aria-label", name) + ">\n<title>" + escape_xml(name) + "</title>\n<desc>" +
         escape_xml(description) + "</desc>\n<style type=\"text/css\">\n" + stylesheet(options.theme) +
         "</style>\n<rect" + attribute("class", "paper") + attribute("width", number(view.width)) +
         attribute("height", number(view.height)) + "/>\n" + content + "</svg>\n";
}

std::string draw(const ActorGraph& graph, const RenderOptions& options, bool is_fragment) {
  if (!(options.width_mm >= least_width_mm && options.width_mm <= greatest_width_mm))
    throw std::invalid_argument("the width of a picture is from " + number(least_width_mm) + " to " +
                                number(greatest_width_mm) + " mm");
  const Network& network = graph.network;
  const double width = options.width_mm * points_per_mm, column_width = width - 2 * margin;
  const double height = std::max(width * 1.4, std::min(page_height, width * 2.2));
  const Picture picture = compose(graph, options, {column_width, height - furniture}, layout_deadline);

  Column column(margin, column_width);
  column.write("title", options.title, style::title_size, Weight::bold);
  column.y += 3;
  column.note(summary(graph, picture.selection));
  if (!options.source.empty()) column.note("Source: " + options.source);
  column.y += 10;
  column.draw(draw_ties(network, picture) + draw_frames(picture) + draw_actors(network, picture),
              picture.size.height + 14, std::max(0.0, (column_width - picture.size.width) / 2));
  const auto [legend, legend_height] = draw_legend(network, picture, column_width);
  column.draw(legend, legend_height + 3);
  column.note(left_out(network, picture.selection, options.selection));
  column.y += margin;

  std::string description = summary(graph, picture.selection);
  for (const auto tie : picture.selection.ties) description += " " + statement(network, tie) + ".";
  const std::string print_size = attribute("width", number(options.width_mm) + "mm") +
                                 attribute("height", number(column.y / points_per_mm) + "mm");
  return root(is_fragment ? attribute("style", "max-width:100%") : print_size, options, {width, column.y}, description,
              column.svg);
}

}  // namespace

std::string to_svg(const ActorGraph& graph, const RenderOptions& options) { return draw(graph, options, false); }

std::string to_svg_fragment(const ActorGraph& graph, const RenderOptions& options) {
  return draw(graph, options, true);
}

}  // namespace dramatis
