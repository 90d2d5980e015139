#include "render/svg/legend.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "render/style.hpp"
#include "render/svg/drawing.hpp"
#include "render/svg/elements.hpp"
#include "render/text.hpp"

namespace dramatis::svg {
namespace {

struct LegendItem {
  std::string drawing;  // to the right of x = 0, centered on y = 0
  double width = 0;
  std::string label;
};

/// What occurs in a selection.
std::vector<LegendItem> legend_of(const Network& network, const Picture& picture) {
  const Selection& selection = picture.selection;
  std::set<Kind> kinds;
  std::set<RelationType> marks;
  std::set<RelationType> relations;
  std::set<Status> statuses;
  std::size_t most_evidence = 0;
  for (const auto actor : selection.actors) kinds.insert(network[actor].kind);
  for (std::size_t i = 0; i < selection.ties.size(); ++i) {
    const Tie& tie = network[selection.ties[i]];
    if (picture.lines[i].empty()) {
      marks.insert(tie.relation);
      continue;
    }
    relations.insert(tie.relation);
    statuses.insert(tie.status);
    most_evidence = std::max(most_evidence, tie.evidence.size());
  }

  std::vector<LegendItem> items;
  const auto add_line = [&](const std::string& css_class, RelationType relation, Status status, std::size_t evidence,
                            const std::string& label) {
    constexpr double width = 27;
    const Spline line = {{0, 0}, {width / 3, 0}, {width * 2 / 3, 0}, {width, 0}};
    const std::string cross = status == Status::denied ? draw_cross(line, 0.5) : "";
    items.push_back(
        {group(css_class, draw_line(line, relation, style::line_width(status, evidence)) + cross), width, label});
  };
  for (const Kind kind : kinds) {
    const std::string name(to_string(kind));
    items.push_back({group(name, draw_outline(kind, {{9, 0}, {18, 9}})), 18, name});
  }
  for (const RelationType relation : marks)
    items.push_back({group("sample " + words(relation, Status::asserted), draw_mark({{5, 0}, {10, 18}}, 0)), 8,
                     std::string(to_string(relation)) + " the head of the box"});
  for (const RelationType relation : relations)
    add_line("sample " + words(relation, Status::asserted), relation, Status::asserted, 1,
             std::string(to_string(relation)));
  if (statuses.size() > 1 || (!statuses.empty() && *statuses.begin() != Status::asserted))
    for (const Status status : statuses)
      add_line("sample any " + std::string(to_string(status)), RelationType::meets, status, 1,
               std::string(to_string(status)));
  if (most_evidence > 1)
    add_line("sample any", RelationType::meets, Status::asserted, most_evidence,
             "stated in up to " + std::to_string(most_evidence) + " sentences");
  return items;
}

}  // namespace

std::pair<std::string, double> draw_legend(const Network& network, const Picture& picture, double width) {
  const std::vector<LegendItem> items = legend_of(network, picture);
  constexpr double row = 13, label_gap = 4, item_gap = 14;
  std::string svg;
  Point p{0, row / 2};
  for (const LegendItem& item : items) {
    const double needed = item.width + label_gap + text_width(item.label, Weight::regular) * style::small_size;
    if (p.x > 0 && p.x + needed > width) p = {0, p.y + row};
    svg += translated_group(p, item.drawing +
                                   text("note", {item.width + label_gap, 0.35 * style::small_size}, item.label,
                                        style::small_size, Weight::regular) +
                                   "\n");
    p.x += needed + item_gap;
  }
  return {svg, items.empty() ? 0 : p.y + row / 2};
}

}  // namespace dramatis::svg
