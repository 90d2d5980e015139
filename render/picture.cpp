#include "render/picture.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "render/layout/layout.hpp"
#include "render/membership.hpp"

namespace dramatis {
namespace {

// From the middle of one line of a pair to that of the next; less where it is narrow.
constexpr double tie_gap = 6.5, least_tie_gap = 3.5, thickest_tie = 3.2;

/// Ties of one pair of actors; their lines run side by side.
struct Bundle {
  std::size_t from = 0;  // positions in the selection
  std::size_t to = 0;
  std::vector<std::size_t> ties;
};

std::vector<Bundle> bundles_of(const Network& network, const Selection& selection, const std::vector<bool>& marked) {
  std::map<Network::vertex_descriptor, std::size_t> position;
  for (const auto actor : selection.actors) position.emplace(actor, position.size());
  std::vector<Bundle> bundles;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> known;
  for (std::size_t i = 0; i < selection.ties.size(); ++i) {
    if (marked[i]) continue;
    const std::size_t from = position[source(selection.ties[i], network)];
    const std::size_t to = position[target(selection.ties[i], network)];
    const auto [entry, is_new] = known.emplace(std::minmax(from, to), bundles.size());
    if (is_new) bundles.push_back({from, to, {}});
    bundles[entry->second].ties.push_back(i);
  }
  return bundles;
}

/// The part of a line that is outside of both cards.
Spline clip(const Spline& line, const Card& from, const Card& to) {
  constexpr double step = 0.005, gap = 1;
  const double length = static_cast<double>(curves(line));
  double start = 0, end = length;
  while (start < length && from.contains(point_at(line, start), gap)) start += step;
  while (end > start && to.contains(point_at(line, end), gap)) end -= step;
  return part(line, start, std::max(end, start + step));
}

/// The lines of a bundle at some distance of each other.
std::vector<Spline> spread(const Bundle& bundle, const Spline& middle, const std::vector<Card>& cards, double gap) {
  const Card& from = cards[bundle.from];
  const Card& to = cards[bundle.to];
  const auto [a, b] = std::pair(from.box.size, to.box.size);
  const double count = static_cast<double>(bundle.ties.size());
  const double end_gap = std::min(gap, (std::min({a.width, a.height, b.width, b.height}) - 6) / count);
  std::vector<Spline> lines;
  for (double offset = (1 - count) / 2; offset < count / 2; ++offset)
    lines.push_back(clip(beside(middle, offset * end_gap, offset * gap), from, to));
  return lines;
}

/// Whether a line passes beneath a card of neither end.
bool is_hidden(const Spline& line, const Bundle& bundle, const std::vector<Card>& cards) {
  const std::vector<Point> points = flatten(line);
  for (std::size_t i = 0; i < cards.size(); ++i)
    if (i != bundle.from && i != bundle.to && cards[i].box.meets(points, 1)) return true;
  return false;
}

/// The lines of a bundle as far apart as the cards allow.
void draw(const Network& network, const Bundle& bundle, const Spline& middle, Picture& picture) {
  std::vector<Spline> lines;
  for (double gap = tie_gap; gap >= least_tie_gap; gap -= 1) {
    lines = spread(bundle, middle, picture.cards, gap);
    const auto hides = [&](const Spline& line) { return is_hidden(line, bundle, picture.cards); };
    if (std::none_of(lines.begin(), lines.end(), hides)) break;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t tie = bundle.ties[i];
    if (source(picture.selection.ties[tie], network) != picture.selection.actors[bundle.from])
      std::reverse(lines[i].begin(), lines[i].end());
    picture.lines[tie] = std::move(lines[i]);
  }
}

std::vector<Card> cards_of(const Network& network, const Selection& selection, const std::vector<bool>& marked,
                           double max_text_width) {
  std::map<Vertex, std::size_t> marks;
  for (std::size_t i = 0; i < selection.ties.size(); ++i) marks[source(selection.ties[i], network)] += marked[i];
  std::vector<Card> cards;
  for (const Vertex actor : selection.actors) cards.push_back(make_card(network[actor], max_text_width, marks[actor]));
  return cards;
}

Diagram diagram_of(const std::vector<Card>& cards, const std::vector<Bundle>& bundles, const Membership& membership) {
  Diagram diagram;
  for (const Card& card : cards) diagram.boxes.push_back(card.box.size);
  for (const Bundle& bundle : bundles)
    diagram.lines.push_back(
        {bundle.from, bundle.to, tie_gap * static_cast<double>(bundle.ties.size() - 1) + thickest_tie});
  diagram.groups = membership.groups;
  return diagram;
}

/// The actors that may fit where so many did not.
std::size_t fewer(std::size_t count, Size needed, Size room) {
  const double share = room.width * room.height / (std::max(needed.width, room.width) * needed.height);
  const double next = static_cast<double>(count) * std::clamp(std::sqrt(share), 0.5, 0.9);
  return std::max<std::size_t>(2, static_cast<std::size_t>(next));
}

/// The picture of a selection, whether it fits or not.
Picture draft(const ActorGraph& graph, const RenderOptions& options, const SelectionOptions& wanted, Size room,
              std::chrono::milliseconds deadline) {
  const Network& network = graph.network;
  Picture picture;
  picture.selection = select(graph, wanted);
  const bool as_lines = options.offices == Offices::lines;
  Membership membership =
      membership_of(network, picture.selection, options.grouping.value_or(as_lines ? Grouping::none : Grouping::any));
  if (as_lines) membership.shown.assign(membership.shown.size(), false);
  const std::vector<Bundle> bundles = bundles_of(network, picture.selection, membership.shown);
  picture.cards = cards_of(network, picture.selection, membership.shown, std::min(92.0, room.width * 0.31));

  const Layout layout = lay_out(diagram_of(picture.cards, bundles, membership), room, options.engine, deadline);
  picture.size = layout.size;
  picture.lines.resize(picture.selection.ties.size());
  for (std::size_t i = 0; i < picture.cards.size(); ++i) picture.cards[i].box.center = layout.centers[i];
  for (std::size_t i = 0; i < bundles.size(); ++i) draw(network, bundles[i], layout.lines[i], picture);
  for (std::size_t i = 0; i < layout.frames.size(); ++i)
    picture.frames.push_back({layout.frames[i], network[picture.selection.actors[membership.groups[i].front()]].kind});
  return picture;
}

}  // namespace

Picture compose(const ActorGraph& graph, const RenderOptions& options, Size room, std::chrono::milliseconds deadline) {
  const auto start = std::chrono::steady_clock::now();
  SelectionOptions wanted = options.selection;
  std::size_t most = wanted.max_actors.value_or(most_in_picture);
  std::optional<Picture> best;
  std::size_t fitting = 0, too_many = 0;  // of actors; 0: not known
  while (true) {
    const auto elapsed = std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    wanted.max_actors = most;
    Picture picture = draft(graph, options, wanted, room, deadline - elapsed);
    const std::size_t count = picture.cards.size();
    const Size size = picture.size;
    const bool fits = size.width <= room.width + 0.1 && size.height <= room.height;
    if (fits || count <= 2) {
      best = std::move(picture);
      fitting = most;
    } else {
      too_many = count;
    }
    if (best && (too_many == 0 || too_many <= fitting + 1 + too_many / 10)) return std::move(*best);
    most = best ? (fitting + too_many) / 2 : fewer(count, size, room);
  }
}

}  // namespace dramatis
