#include "render/selection.hpp"

#include <algorithm>
#include <bit>
#include <boost/graph/adjacency_list.hpp>
#include <boost/range/iterator_range.hpp>
#include <deque>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "graph/sources.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

using Edge = Network::edge_descriptor;

std::size_t most_of(const SelectionOptions& options) { return options.max_actors.value_or(most_in_picture); }

/// One sentence more says less than one relation more.
std::size_t strength_of(const Tie& tie) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::bit_width(tie.evidence.size())));
}

bool is_superseded(const Tie& tie) {
  return !tie.evidence.empty() &&
         std::all_of(tie.evidence.begin(), tie.evidence.end(), [](const Evidence& e) { return e.superseded; });
}

/// Whether one of the sentences tells for days of the period.
class Period {
 public:
  Period(const ActorGraph& graph, const SelectionOptions& options) : sources_(graph), options_(options) {}

  bool admits(const Tie& tie) const {
    if (!options_.from && !options_.to) return true;
    return std::any_of(tie.evidence.begin(), tie.evidence.end(), [&](const Evidence& evidence) {
      std::optional<DateRange> days = parse_date(evidence.when);
      if (!days) days = parse_date(sources_.date_of(evidence.place.document));
      return days && (!options_.from || days->last >= options_.from->first) &&
             (!options_.to || days->first <= options_.to->last);
    });
  }

 private:
  Sources sources_;
  const SelectionOptions& options_;
};

/// The ties that fit; the others are counted.
std::vector<Edge> fitting_ties(const ActorGraph& graph, const SelectionOptions& options, Selection& selection) {
  const Network& network = graph.network;
  const Period period(graph, options);
  std::vector<Edge> ties;
  for (const Edge edge : boost::make_iterator_range(edges(network))) {
    const Tie& tie = network[edge];
    if (source(edge, network) == target(edge, network)) continue;
    if (!options.relations.empty() && !options.relations.contains(tie.relation))
      ++selection.left_out.relation;
    else if (!options.statuses.empty() && !options.statuses.contains(tie.status))
      ++selection.left_out.status;
    else if (!period.admits(tie))
      ++selection.left_out.period;
    else if (tie.confidence < options.min_confidence)
      ++selection.left_out.confidence;
    else if (!options.history && is_superseded(tie))
      ++selection.left_out.superseded;
    else
      ties.push_back(edge);
  }
  return ties;
}

using Neighbours = std::vector<std::vector<std::pair<Vertex, Edge>>>;

Neighbours neighbours_of(const Network& network, const std::vector<Edge>& ties) {
  Neighbours neighbours(num_vertices(network));
  for (const Edge tie : ties) {
    neighbours[source(tie, network)].emplace_back(target(tie, network), tie);
    neighbours[target(tie, network)].emplace_back(source(tie, network), tie);
  }
  return neighbours;
}

/// By vertex: how many steps it is away from the nearest in the focus, all of them 0 where there is none.
std::vector<std::size_t> distances(const Neighbours& neighbours, const std::vector<Vertex>& focus) {
  constexpr std::size_t unreached = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> steps(neighbours.size(), focus.empty() ? 0 : unreached);
  std::deque<Vertex> queue(focus.begin(), focus.end());
  for (const Vertex vertex : focus) steps[vertex] = 0;
  for (; !queue.empty(); queue.pop_front())
    for (const auto& [other, tie] : neighbours[queue.front()])
      if (steps[other] == unreached) {
        steps[other] = steps[queue.front()] + 1;
        queue.push_back(other);
      }
  return steps;
}

/// Those who are left when the least central of `actors` is taken away until there are few enough.
std::set<Vertex> core(const Network& network, const Neighbours& neighbours, const std::set<Vertex>& actors,
                      const SelectionOptions& options) {
  std::vector<std::size_t> strength(neighbours.size(), 0);
  for (const Vertex actor : actors)
    for (const auto& [other, tie] : neighbours[actor])
      if (actors.contains(other)) strength[actor] += strength_of(network[tie]);
  const std::set<Vertex> focus(options.around.begin(), options.around.end());
  const auto rank = [&](Vertex actor) {
    const Actor& a = network[actor];
    return std::tuple(focus.contains(actor), !a.aliases.empty(), strength[actor], a.mentions,
                      std::numeric_limits<Vertex>::max() - actor, actor);
  };
  std::set<decltype(rank(0))> ranks;  // the least central first
  for (const Vertex actor : actors) ranks.insert(rank(actor));
  while (ranks.size() > most_of(options)) {
    const Vertex least = std::get<5>(*ranks.begin());
    ranks.erase(ranks.begin());
    for (const auto& [other, tie] : neighbours[least]) {
      if (ranks.erase(rank(other)) == 0) continue;
      strength[other] -= strength_of(network[tie]);
      if (strength[other] > 0 || focus.contains(other)) ranks.insert(rank(other));
    }
  }
  std::set<Vertex> left;
  for (const auto& entry : ranks) left.insert(std::get<5>(entry));
  return left;
}

template <typename Value>
std::string names_of(const std::set<Value>& values) {
  std::string text;
  for (const Value value : values) text.append(text.empty() ? "" : " or ").append(to_string(value));
  return text;
}

std::string period_in_words(const SelectionOptions& options) {
  const std::string from = options.from ? to_string(options.from->first) : "";
  const std::string to = options.to ? to_string(options.to->last) : "";
  return from.empty() ? "until " + to : to.empty() ? "from " + from + " on" : "from " + from + " to " + to;
}

std::string focus_in_words(const Network& network, const SelectionOptions& options) {
  std::string names;
  for (const Vertex actor : options.around) names += (names.empty() ? "" : " or ") + network[actor].label;
  return counted(options.depth, "step") + " from " + names;
}

}  // namespace

Selection select(const ActorGraph& graph, const SelectionOptions& options) {
  const Network& network = graph.network;
  Selection selection;
  const std::vector<Edge> ties = fitting_ties(graph, options, selection);
  const Neighbours neighbours = neighbours_of(network, ties);
  const std::vector<std::size_t> steps = distances(neighbours, options.around);

  std::set<Vertex> related, unrelated;
  for (Vertex actor = 0; actor < num_vertices(network); ++actor) {
    const bool is_focus = !options.around.empty() && steps[actor] == 0;
    if (steps[actor] > options.depth && !options.around.empty())
      ++(neighbours[actor].empty() ? selection.left_out.unrelated : selection.left_out.distance);
    else if (neighbours[actor].empty() && !is_focus)
      unrelated.insert(actor);
    else
      related.insert(actor);
  }
  std::set<Vertex> shown = core(network, neighbours, related, options);
  selection.left_out.less_central = related.size() - shown.size();
  for (const Vertex actor : unrelated) {
    if (options.unrelated && shown.size() < most_of(options))
      shown.insert(actor);
    else
      ++selection.left_out.unrelated;
  }
  selection.actors.assign(shown.begin(), shown.end());
  for (const Edge tie : ties) {
    const Vertex from = source(tie, network), to = target(tie, network);
    if (shown.contains(from) && shown.contains(to))
      selection.ties.push_back(tie);
    else if (related.contains(from) && related.contains(to))
      ++selection.left_out.of_less_central;
  }
  return selection;
}

std::string left_out(const Network& network, const Selection& selection, const SelectionOptions& options) {
  std::vector<std::string> items;
  const auto add = [&](std::size_t count, const std::string& noun, const std::string& what) {
    if (count > 0) items.push_back(counted(count, noun) + " " + what);
  };
  const auto& left = selection.left_out;
  add(left.distance, "actor", "more than " + focus_in_words(network, options));
  add(left.less_central, "less central actor", "with " + counted(left.of_less_central, "relation"));
  add(left.unrelated, "actor", "without a relation");
  add(left.relation, "relation", "other than " + names_of(options.relations));
  add(left.status, "relation",
      std::string(left.status == 1 ? "that is not " : "that are not ") + names_of(options.statuses));
  if (left.period > 0) add(left.period, "relation", "of other days than " + period_in_words(options));
  add(left.confidence, "relation", "below the confidence asked for");
  add(left.superseded, "relation", "superseded by later reports");
  std::string text;
  for (const std::string& item : items)
    text += (text.empty() ? "Not shown: " : &item == &items.back() ? " and " : ", ") + item;
  return text.empty() ? text : text + ".";
}

}  // namespace dramatis
