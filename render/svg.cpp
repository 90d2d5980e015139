#include "render/svg.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/picture.hpp"
#include "render/style.hpp"
#include "render/text.hpp"
#include "render/words.hpp"

// One user unit of the picture is one point in print.

namespace dramatis {
namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr double least_width_mm = 40, greatest_width_mm = 2000;
constexpr double page_height = 240 * points_per_mm;
constexpr double margin = 10;
constexpr std::chrono::seconds layout_deadline{120};

// ---- Elements

std::string number(double value) {
  char buffer[32];
  const double rounded = std::round(value * 10) / 10 + 0.0;  // + 0.0 makes -0 positive
  char* end = std::to_chars(buffer, buffer + sizeof buffer, rounded, std::chars_format::fixed, 1).ptr;
  std::string text(buffer, end);
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string coordinates(Point p) { return number(p.x) + " " + number(p.y); }

std::string polygon(const std::vector<Point>& corners) {
  std::string d = "M" + coordinates(corners.front()) + "L";
  for (std::size_t i = 1; i < corners.size(); ++i) d += (i > 1 ? " " : "") + coordinates(corners[i]);
  return d;
}

std::string curve(const Spline& spline) {
  std::string d = "M" + coordinates(spline.front());
  for (std::size_t i = 1; i < spline.size(); ++i) d += (i % 3 == 1 ? "C" : " ") + coordinates(spline[i]);
  return d;
}

std::string path(const std::string& css_class, const std::string& d) {
  return "<path class=\"" + css_class + "\" d=\"" + d + "\"/>";
}

std::string path(const std::string& css_class, const std::string& d, double stroke_width) {
  return "<path class=\"" + css_class + "\" stroke-width=\"" + number(stroke_width) + "\" d=\"" + d + "\"/>";
}

std::string text(const std::string& css_class, Point p, const std::string& content) {
  return "<text class=\"" + css_class + "\" x=\"" + number(p.x) + "\" y=\"" + number(p.y) + "\">" +
         escape_xml(content) + "</text>";
}

std::string attribute(const std::string& name, std::string_view value) {
  return " " + name + "=\"" + escape_xml(value) + "\"";
}

std::string group(const std::string& css_class, const std::string& content) {
  return "<g class=\"" + css_class + "\">" + content + "</g>\n";
}

/// A group with a name for screen readers and a tooltip of several lines.
std::string explained_group(const std::string& attributes, const std::string& name, const std::string& tooltip,
                            const std::string& content) {
  std::string lines;
  for (std::size_t start = 0; start <= tooltip.size();) {
    const std::size_t end = std::min(tooltip.find('\n', start), tooltip.size());
    lines += (start > 0 ? "\n" : "") + escape_xml(std::string_view(tooltip).substr(start, end - start));
    start = end + 1;
  }
  return "<g" + attributes + attribute("aria-label", name) + "><title>" + lines + "</title>" +
         content + "</g>\n";
}

std::string translated_group(Point offset, const std::string& content) {
  return "<g transform=\"translate(" + coordinates(offset) + ")\">\n" + content + "</g>\n";
}

// ---- Actors

std::string draw_outline(const Card& card) {
  const auto [width, height] = card.box.size;
  const double left = card.box.center.x - width / 2, top = card.box.center.y - height / 2;
  if (card.kind == Kind::place) {
    const double right = left + width, bottom = top + height, middle = card.box.center.y;
    return path("card", polygon({{left, middle},
                                 {left + Card::slant, top},
                                 {right - Card::slant, top},
                                 {right, middle},
                                 {right - Card::slant, bottom},
                                 {left + Card::slant, bottom}}) +
                            "Z");
  }
  const std::string corners = card.kind == Kind::person ? " rx=\"" + number(std::min(7.0, height / 3)) + "\"" : "";
  return "<rect class=\"card\" x=\"" + number(left) + "\" y=\"" + number(top) + "\" width=\"" + number(width) +
         "\" height=\"" + number(height) + "\"" + corners + "/>";
}

std::string draw_card(const Card& card) {
  std::string svg = draw_outline(card);
  double y = card.box.center.y - text_height(card) / 2;
  const auto write = [&](const char* css_class, const std::vector<std::string>& lines, double size) {
    for (const std::string& line : lines) {
      svg += text(css_class, {card.box.center.x, y + 0.95 * size}, line);
      y += style::leading * size;
    }
  };
  write("name", card.name, style::name_size);
  write("role", card.role, style::small_size);
  return svg;
}

// ---- Ties

std::string words(RelationType relation, Status status) {
  return std::string(to_string(relation)) + " " + std::string(to_string(status));
}

std::string attributes_of(const Network& network, Network::edge_descriptor edge) {
  const Tie& tie = network[edge];
  return attribute("class", "edge " + words(tie.relation, tie.status)) +
         attribute("data-source", network[source(edge, network)].id) +
         attribute("data-target", network[target(edge, network)].id) +
         attribute("data-relation", to_string(tie.relation)) + attribute("data-status", to_string(tie.status));
}

std::string draw_arrow(RelationType relation, Point tip, Point direction, double length, double width) {
  const Point base = tip - direction * length, side = normal(direction) * (2.2 + 0.6 * width);
  const std::string corners = polygon({base + side, tip, base - side});
  return relation == RelationType::leads ? path("head", corners + "Z") : path("vee", corners, std::max(width, 0.9));
}

/// In the middle of a line.
std::string draw_cross(const Spline& spline) {
  const double middle = static_cast<double>(curves(spline)) / 2;
  const Point center = point_at(spline, middle), direction = direction_at(spline, middle);
  const Point a = (direction + normal(direction)) * 2.6, b = (direction - normal(direction)) * 2.6;
  return path("cross", polygon({center - a, center + a}) + polygon({center - b, center + b}));
}

/// A line with a halo that parts it from those that it crosses; its arrow points at the end of the spline.
std::string draw_tie(const Spline& spline, RelationType relation, double width) {
  const double end = static_cast<double>(curves(spline)), arrow_length = 5.5 + width;
  const Point tip = spline.back();
  double base = end;
  while (base > end / 2 && length(point_at(spline, base) - tip) < arrow_length) base -= 0.01;
  const Spline line = relation == RelationType::leads ? part(spline, 0, base) : spline;
  std::string svg = path("halo", curve(line), width + 2.5) + path("line", curve(line), width);
  if (relation != RelationType::meets)
    svg += draw_arrow(relation, tip, unit(tip - point_at(spline, base)), arrow_length, width);
  return svg;
}

/// Undirected ties first, so that no line hides an arrow, and the crosses last.
std::string draw_ties(const Network& network, const Picture& picture) {
  std::string undirected, directed, crosses;
  for (std::size_t i = 0; i < picture.lines.size(); ++i) {
    const auto edge = picture.selection.ties[i];
    const Tie& tie = network[edge];
    (tie.relation == RelationType::meets ? undirected : directed) +=
        explained_group(attributes_of(network, edge), statement(network, edge), describe(network, edge),
                        draw_tie(picture.lines[i], tie.relation, style::line_width(tie.status, tie.evidence.size())));
    if (tie.status == Status::denied) crosses += draw_cross(picture.lines[i]);
  }
  return undirected + directed + (crosses.empty() ? "" : group("denied", crosses));
}

std::string draw_actors(const Network& network, const Picture& picture) {
  std::string svg;
  for (std::size_t i = 0; i < picture.cards.size(); ++i) {
    const Actor& actor = network[picture.selection.actors[i]];
    svg += explained_group(
        attribute("class", "actor " + std::string(to_string(actor.kind))) + attribute("data-actor", actor.id),
        actor.label, describe(actor), draw_card(picture.cards[i]));
  }
  return svg;
}

// ---- Legend

struct LegendItem {
  std::string drawing;  // to the right of x = 0, centered on y = 0
  double width = 0;
  std::string label;
};

/// What occurs in a selection.
std::vector<LegendItem> legend_of(const Network& network, const Selection& selection) {
  std::set<Kind> kinds;
  std::set<RelationType> relations;
  std::set<Status> statuses;
  std::size_t most_evidence = 0;
  for (const auto actor : selection.actors) kinds.insert(network[actor].kind);
  for (const auto tie : selection.ties) {
    relations.insert(network[tie].relation);
    statuses.insert(network[tie].status);
    most_evidence = std::max(most_evidence, network[tie].evidence.size());
  }

  std::vector<LegendItem> items;
  const auto add_line = [&](const std::string& css_class, RelationType relation, Status status, std::size_t evidence,
                            const std::string& label) {
    constexpr double width = 27;
    const Spline line = {{0, 0}, {width / 3, 0}, {width * 2 / 3, 0}, {width, 0}};
    const std::string cross = status == Status::denied ? draw_cross(line) : "";
    items.push_back(
        {group(css_class, draw_tie(line, relation, style::line_width(status, evidence)) + cross), width, label});
  };
  for (const Kind kind : kinds) {
    const std::string name(to_string(kind));
    items.push_back({group(name, draw_outline({kind, {}, {}, {{9, 0}, {18, 9}}})), 18, name});
  }
  for (const RelationType relation : relations)
    add_line("sample " + words(relation, Status::asserted), relation, Status::asserted, 1, std::string(to_string(relation)));
  if (statuses.size() > 1 || (!statuses.empty() && *statuses.begin() != Status::asserted))
    for (const Status status : statuses)
      add_line("sample any " + std::string(to_string(status)), RelationType::meets, status, 1,
               std::string(to_string(status)));
  if (most_evidence > 1)
    add_line("sample any", RelationType::meets, Status::asserted, most_evidence,
             "stated in up to " + std::to_string(most_evidence) + " sentences");
  return items;
}

/// Sets items in rows from (0, 0) on. Returns the drawing and its height.
std::pair<std::string, double> draw_legend(const std::vector<LegendItem>& items, double width) {
  constexpr double row = 13, label_gap = 4, item_gap = 14;
  std::string svg;
  Point p{0, row / 2};
  for (const LegendItem& item : items) {
    const double needed = item.width + label_gap + text_width(item.label, Weight::regular) * style::small_size;
    if (p.x > 0 && p.x + needed > width) p = {0, p.y + row};
    svg += translated_group(
        p, item.drawing + text("note", {item.width + label_gap, 0.35 * style::small_size}, item.label) + "\n");
    p.x += needed + item_gap;
  }
  return {svg, items.empty() ? 0 : p.y + row / 2};
}

// ---- The whole

std::string stylesheet() {
  const auto type = [](const char* css_class, double size, const std::string& more) {
    return std::string(".") + css_class + "{font-size:" + number(size) + "px" + more + "}\n";
  };
  std::string css = "text{font-family:" + std::string(style::font) + ";fill:" + style::ink + "}\n";
  css += type("title", style::title_size, ";font-weight:bold");
  css += type("name", style::name_size, ";font-weight:bold;text-anchor:middle");
  css += type("role", style::small_size, ";text-anchor:middle;fill:#444");
  css += type("note", style::small_size, ";fill:#444");
  css += ".paper{fill:#fff}\n.card{stroke-width:.8}\n";
  for (const Kind kind : {Kind::person, Kind::organization, Kind::place})
    css += "." + std::string(to_string(kind)) + " .card{fill:" + style::fill(kind) + ";stroke:" + style::border(kind) +
           "}\n";
  css += ".edge path,.sample path{fill:none}\n";
  const auto paint = [&](const std::string& css_class, const std::string& color) {
    css += "." + css_class + " path{stroke:" + color + "}." + css_class + " .head{fill:" + color + "}\n";
  };
  for (const RelationType relation : {RelationType::leads, RelationType::represents, RelationType::meets})
    paint(std::string(to_string(relation)), style::color(relation));
  for (const char* css_class : {"any", "denied", "ended"}) paint(css_class, style::grey);
  css += ".planned .line{stroke-dasharray:5 3}\n";
  css += ".proposed .line{stroke-dasharray:.1 3;stroke-linecap:round}\n";
  css += ".edge .halo,.sample .halo{stroke:#fff}\n";
  css += std::string(".denied .cross{stroke:") + style::ink + ";stroke-width:1.3}\n";
  css +=
      "@media screen and (prefers-color-scheme:dark){.paper{fill:#16181c}.edge .halo,.sample .halo{stroke:#16181c}"
      ".title,.note{fill:#ddd}.denied .cross{stroke:#ddd}}\n";
  return css;
}

/// What a picture shows, in words.
std::string summary(const Network& network, const Selection& selection) {
  if (selection.actors.empty() && selection.less_central == 0) return "No relations between actors were found.";
  std::set<std::string> documents;
  for (const auto actor : selection.actors)
    documents.insert(network[actor].documents.begin(), network[actor].documents.end());
  return counted(selection.actors.size(), "actor") + " and " + counted(selection.ties.size(), "relation") + " in " +
         counted(documents.size(), "document") + ".";
}

}  // namespace

std::string to_svg(const ActorGraph& graph, const RenderOptions& options) {
  if (!(options.width_mm >= least_width_mm && options.width_mm <= greatest_width_mm))
    throw std::invalid_argument("the width of a picture is from " + number(least_width_mm) + " to " +
                                number(greatest_width_mm) + " mm");
  const Network& network = graph.network;
  const double width = options.width_mm * points_per_mm, column = width - 2 * margin;
  const double height = std::max(width * 1.4, std::min(page_height, width * 2.2));

  const Picture picture = compose(network, options.max_actors, {column, height - 80}, layout_deadline, options.history);

  std::string body;
  double y = margin;
  const auto write = [&](const char* css_class, const std::string& content, double size, Weight weight) {
    for (const std::string& line : wrap_text(clean_text(content), column / size, weight, 6)) {
      body += text(css_class, {margin, y + 0.9 * size}, line) + "\n";
      y += style::leading * size;
    }
  };
  write("title", options.title, style::title_size, Weight::bold);
  y += 3;
  write("note", summary(network, picture.selection), style::small_size, Weight::regular);
  y += 10;
  body += translated_group({margin, y}, draw_ties(network, picture) + draw_actors(network, picture));
  y += picture.size.height + 14;
  const auto [legend, legend_height] = draw_legend(legend_of(network, picture.selection), column);
  body += translated_group({margin, y}, legend);
  y += legend_height + 3;
  write("note", left_out(picture.selection), style::small_size, Weight::regular);
  y += margin;

  const std::string name = escape_xml(options.title.empty() ? "Network of actors" : options.title);
  std::string description = summary(network, picture.selection);
  for (const auto tie : picture.selection.ties) description += " " + statement(network, tie) + ".";
  const std::string size = number(width) + " " + number(y);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width / points_per_mm) + "mm\" height=\"" +
         number(y / points_per_mm) + "mm\" viewBox=\"0 0 " + size + "\" role=\"img\" aria-label=\"" + name +
         "\">\n<title>" + name + "</title>\n<desc>" + escape_xml(description) + "</desc>\n<style>\n" + stylesheet() +
         "</style>\n<rect class=\"paper\" width=\"" + number(width) + "\" height=\"" + number(y) + "\"/>\n" + body +
         "</svg>\n";
}

}  // namespace dramatis
