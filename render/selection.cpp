#include "render/selection.hpp"

#include <algorithm>
#include <bit>
#include <boost/range/iterator_range.hpp>
#include <tuple>

#include "render/words.hpp"

namespace dramatis {
namespace {

/// One sentence more says less than one relation more.
std::size_t strength_of(const Tie& tie) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::bit_width(tie.evidence.size())));
}

}  // namespace

Selection select_core(const Network& network, std::size_t max_actors) {
  const std::size_t size = num_vertices(network);
  std::vector<std::size_t> strength(size, 0);
  std::vector<bool> shown(size, true);
  std::size_t left = size;

  for (const auto tie : boost::make_iterator_range(edges(network))) {
    if (source(tie, network) == target(tie, network)) continue;
    strength[source(tie, network)] += strength_of(network[tie]);
    strength[target(tie, network)] += strength_of(network[tie]);
  }
  const auto leave_out = [&](std::size_t actor) {
    shown[actor] = false;
    --left;
    const auto weaken = [&](std::size_t other, const Tie& tie) {
      if (other != actor) strength[other] -= strength_of(tie);
    };
    for (const auto tie : boost::make_iterator_range(out_edges(actor, network)))
      if (shown[target(tie, network)]) weaken(target(tie, network), network[tie]);
    for (const auto tie : boost::make_iterator_range(in_edges(actor, network)))
      if (shown[source(tie, network)]) weaken(source(tie, network), network[tie]);
  };
  const auto leave_out_isolated = [&] {
    std::size_t count = 0;
    for (std::size_t actor = 0; actor < size; ++actor) {
      if (!shown[actor] || strength[actor] > 0) continue;
      leave_out(actor);
      ++count;
    }
    return count;
  };

  Selection selection;
  selection.unrelated = leave_out_isolated();
  while (left > max_actors) {
    const auto centrality = [&](std::size_t actor) {
      const Actor& a = network[actor];
      return std::tuple(!a.aliases.empty(), strength[actor], a.mentions);
    };
    std::size_t least = size;
    for (std::size_t actor = 0; actor < size; ++actor)
      if (shown[actor] && (least == size || centrality(actor) <= centrality(least))) least = actor;
    leave_out(least);
    selection.less_central += 1 + leave_out_isolated();
  }
  for (std::size_t actor = 0; actor < size; ++actor)
    if (shown[actor]) selection.actors.push_back(actor);
  for (const auto tie : boost::make_iterator_range(edges(network))) {
    const std::size_t from = source(tie, network), to = target(tie, network);
    if (from == to) continue;
    if (shown[from] && shown[to])
      selection.ties.push_back(tie);
    else
      ++selection.ties_left_out;
  }
  return selection;
}

std::string left_out(const Selection& selection) {
  std::string text;
  if (selection.less_central > 0)
    text =
        counted(selection.less_central, "less central actor") + " with " + counted(selection.ties_left_out, "relation");
  if (selection.unrelated > 0)
    text += (text.empty() ? "" : " and ") + counted(selection.unrelated, "actor") + " without a relation";
  return text.empty() ? text : "Not shown: " + text + ".";
}

}  // namespace dramatis
