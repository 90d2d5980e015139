#include "render/selection.hpp"

#include <algorithm>
#include <bit>
#include <boost/range/iterator_range.hpp>
#include <set>
#include <tuple>
#include <vector>

#include "render/words.hpp"

namespace dramatis {
namespace {

/// One sentence more says less than one relation more.
std::size_t strength_of(const Tie& tie) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::bit_width(tie.evidence.size())));
}

bool is_superseded(const Tie& tie) {
  return !tie.evidence.empty() &&
         std::all_of(tie.evidence.begin(), tie.evidence.end(), [](const Evidence& e) { return e.superseded; });
}

}  // namespace

Selection select_core(const Network& network, std::size_t max_actors, bool history) {
  const std::size_t size = num_vertices(network);
  const auto is_drawn = [&](Network::edge_descriptor tie) {
    return source(tie, network) != target(tie, network) && (history || !is_superseded(network[tie]));
  };
  std::vector<std::size_t> strength(size, 0);
  for (const auto tie : boost::make_iterator_range(edges(network))) {
    if (!is_drawn(tie)) continue;
    strength[source(tie, network)] += strength_of(network[tie]);
    strength[target(tie, network)] += strength_of(network[tie]);
  }

  const auto rank = [&](std::size_t actor) {
    const Actor& a = network[actor];
    return std::tuple(!a.aliases.empty(), strength[actor], a.mentions, size - actor);
  };
  Selection selection;
  std::set<decltype(rank(0))> ranks;  // of the actors that are left, the least central first
  for (std::size_t actor = 0; actor < size; ++actor) {
    if (strength[actor] > 0)
      ranks.insert(rank(actor));
    else
      ++selection.unrelated;
  }
  const auto weaken = [&](std::size_t actor, const Tie& tie) {
    if (ranks.erase(rank(actor)) == 0) return;
    strength[actor] -= strength_of(tie);
    if (strength[actor] > 0)
      ranks.insert(rank(actor));
    else
      ++selection.less_central;
  };
  while (ranks.size() > max_actors) {
    const std::size_t least = size - std::get<3>(*ranks.begin());
    ranks.erase(ranks.begin());
    ++selection.less_central;
    for (const auto tie : boost::make_iterator_range(out_edges(least, network)))
      if (is_drawn(tie)) weaken(target(tie, network), network[tie]);
    for (const auto tie : boost::make_iterator_range(in_edges(least, network)))
      if (is_drawn(tie)) weaken(source(tie, network), network[tie]);
  }

  std::vector<bool> shown(size);
  for (const auto& left : ranks) shown[size - std::get<3>(left)] = true;
  for (std::size_t actor = 0; actor < size; ++actor)
    if (shown[actor]) selection.actors.push_back(actor);
  for (const auto tie : boost::make_iterator_range(edges(network))) {
    const std::size_t from = source(tie, network), to = target(tie, network);
    if (from == to) continue;
    if (!is_drawn(tie))
      ++selection.superseded;
    else if (shown[from] && shown[to])
      selection.ties.push_back(tie);
    else
      ++selection.ties_left_out;
  }
  return selection;
}

std::string left_out(const Selection& selection) {
  std::vector<std::string> items;
  if (selection.less_central > 0)
    items.push_back(counted(selection.less_central, "less central actor") + " with " +
                    counted(selection.ties_left_out, "relation"));
  if (selection.unrelated > 0) items.push_back(counted(selection.unrelated, "actor") + " without a relation");
  if (selection.superseded > 0)
    items.push_back(counted(selection.superseded, "relation") + " superseded by later reports");
  std::string text;
  for (const std::string& item : items)
    text += (text.empty() ? "Not shown: " : &item == &items.back() ? " and " : ", ") + item;
  return text.empty() ? text : text + ".";
}

}  // namespace dramatis
