#include "render/svg/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "render/style.hpp"
#include "render/svg/elements.hpp"
#include "render/words.hpp"

namespace dramatis::svg {
namespace {

std::string draw_text(const Card& card) {
  std::string svg;
  double y = card.box.center.y - text_height(card) / 2;
  const double x = card.box.center.x + card.indent / 2;
  const auto write = [&](const char* css_class, const std::vector<std::string>& lines, double size, Weight weight) {
    for (const std::string& line : lines) {
      svg += text(css_class, {x, y + 0.95 * size}, line, size, weight) + "\n";
      y += style::leading * size;
    }
  };
  write("name", card.name, style::name_size, Weight::bold);
  write("role", card.role, style::small_size, Weight::regular);
  return svg;
}

/// By which a program finds what is drawn for a tie.
std::string data_of(const Network& network, Network::edge_descriptor edge) {
  return attribute("data-source", network[source(edge, network)].id) +
         attribute("data-target", network[target(edge, network)].id) +
         attribute("data-relation", to_string(network[edge].relation)) +
         attribute("data-status", to_string(network[edge].status));
}

std::string explained_tie(const Network& network, Network::edge_descriptor edge, const std::string& drawing) {
  const std::string css_class = "edge " + words(network[edge].relation, network[edge].status);
  return explained_group(attribute("class", css_class) + data_of(network, edge), statement(network, edge),
                         describe(network, edge), drawing);
}

std::string draw_arrow(RelationType relation, Point tip, Point direction, double length, double width) {
  const Point base = tip - direction * length, side = normal(direction) * (2.2 + 0.6 * width);
  const std::string corners = polygon({base + side, tip, base - side});
  return relation == RelationType::leads ? path("head", corners + "Z") : path("vee", corners, std::max(width, 0.9));
}

/// Where on a line a cross is seen best: near to its middle, and apart from cards and other lines.
double clear_place(const Picture& picture, std::size_t line) {
  constexpr double gap = 6;
  constexpr std::size_t most_lines = 1000;  // for a search that takes time in proportion to their square
  const Spline& spline = picture.lines[line];
  const double end = static_cast<double>(curves(spline));
  if (picture.lines.size() > most_lines) return end / 2;
  const auto nuisance = [&](double at) {
    const Point p = point_at(spline, at);
    double sum = 4 * std::abs(at / end - 0.5);
    for (const Card& card : picture.cards) sum += card.contains(p, gap) ? 10 : 0;
    for (std::size_t other = 0; other < picture.lines.size(); ++other) {
      if (other == line || picture.lines[other].empty()) continue;
      const std::vector<Point> points = flatten(picture.lines[other]);
      sum += std::any_of(points.begin(), points.end(), [&](Point q) { return length(p - q) < gap; });
    }
    return sum;
  };
  double best = end / 2, least = nuisance(best);
  for (int step = 1; step <= 6; ++step)
    for (const double at : {0.5 - 0.05 * step, 0.5 + 0.05 * step})
      if (const double now = nuisance(at * end); now < least) {
        best = at * end;
        least = now;
      }
  return best;
}

/// What can be read on an actor's card.
std::string named_with_role(const Actor& actor) {
  const std::string role = main_role(actor);
  return actor.label + (role.empty() ? "" : ", " + role);
}

}  // namespace

std::string words(RelationType relation, Status status) {
  return std::string(to_string(relation)) + " " + std::string(to_string(status));
}

std::string draw_outline(Kind kind, const Box& box) {
  const auto [width, height] = box.size;
  if (kind != Kind::place) return rectangle("card", box, kind == Kind::person ? std::min(7.0, height / 3) : 0);
  const double left = box.center.x - width / 2, top = box.center.y - height / 2;
  const double right = left + width, bottom = top + height, middle = box.center.y;
  return path("card", polygon({{left, middle},
                               {left + Card::slant, top},
                               {right - Card::slant, top},
                               {right, middle},
                               {right - Card::slant, bottom},
                               {left + Card::slant, bottom}}) +
                          "Z");
}

std::string draw_mark(const Box& card, std::size_t number) {
  constexpr double width = 2.4;
  const double x = card.center.x - card.size.width / 2 + Card::mark_step * static_cast<double>(number + 1);
  return rectangle("mark", {{x, card.center.y}, {width, card.size.height - 9}}, width / 2);
}

std::string draw_line(const Spline& spline, RelationType relation, double width) {
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

std::string draw_cross(const Spline& spline, double at) {
  const Point center = point_at(spline, at), direction = direction_at(spline, at);
  const Point a = (direction + normal(direction)) * 2.6, b = (direction - normal(direction)) * 2.6;
  return path("cross", polygon({center - a, center + a}) + polygon({center - b, center + b}));
}

std::string draw_frames(const Picture& picture) {
  std::string svg;
  for (const Frame& frame : picture.frames)
    svg += group(std::string(to_string(frame.kind)), rectangle("frame", frame.box, 5));
  return svg;
}

/// Undirected ties first, so that no line hides an arrow, and the crosses last.
std::string draw_ties(const Network& network, const Picture& picture) {
  std::string undirected, directed, crosses;
  for (std::size_t i = 0; i < picture.lines.size(); ++i) {
    if (picture.lines[i].empty()) continue;
    const auto edge = picture.selection.ties[i];
    const Tie& tie = network[edge];
    (tie.relation == RelationType::meets ? undirected : directed) += explained_tie(
        network, edge, draw_line(picture.lines[i], tie.relation, style::line_width(tie.status, tie.evidence.size())));
    if (tie.status == Status::denied)
      crosses += "<g" + data_of(network, edge) + ">" + draw_cross(picture.lines[i], clear_place(picture, i)) + "</g>";
  }
  return undirected + directed + (crosses.empty() ? "" : group("crosses", crosses));
}

std::string draw_actors(const Network& network, const Picture& picture) {
  std::map<Vertex, std::vector<Network::edge_descriptor>> offices;
  for (std::size_t i = 0; i < picture.lines.size(); ++i)
    if (picture.lines[i].empty())
      offices[source(picture.selection.ties[i], network)].push_back(picture.selection.ties[i]);
  std::string svg;
  for (std::size_t i = 0; i < picture.cards.size(); ++i) {
    const Vertex vertex = picture.selection.actors[i];
    const Actor& actor = network[vertex];
    const Card& card = picture.cards[i];
    svg += explained_group(
        attribute("class", "actor " + std::string(to_string(actor.kind))) + attribute("data-actor", actor.id),
        named_with_role(actor), describe(actor), draw_outline(card.kind, card.box) + draw_text(card));
    std::size_t marks = 0;
    for (const auto office : offices[vertex]) svg += explained_tie(network, office, draw_mark(card.box, marks++));
  }
  return svg;
}

}  // namespace dramatis::svg
