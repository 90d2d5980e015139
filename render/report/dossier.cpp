#include "render/report/dossier.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <set>
#include <tuple>
#include <utility>

#include "graph/events/timeline.hpp"
#include "graph/part.hpp"
#include "render/report/scope.hpp"
#include "render/report/sections.hpp"
#include "render/selection.hpp"
#include "render/text.hpp"

namespace dramatis {
namespace {

constexpr std::size_t max_drawn = 30;

using Claim = std::tuple<Vertex, Vertex, RelationType>;

Claim claim_of(const Network& network, Network::edge_descriptor tie) {
  return {source(tie, network), target(tie, network), network[tie].relation};
}

/// The ties, with whatever else is said of the same two actors and their relation.
std::set<const Tie*> with_contradictions(const Network& network, const std::vector<Network::edge_descriptor>& ties) {
  std::set<Claim> claims;
  for (const auto tie : ties) claims.insert(claim_of(network, tie));
  std::set<const Tie*> all;
  for (const auto tie : boost::make_iterator_range(edges(network))) {
    if (claims.contains(claim_of(network, tie))) all.insert(&network[tie]);
  }
  return all;
}

/// The events of the time asked for which are as one of the ties that are told of has it. Vertices of `told` are those
/// of the graph.
std::vector<Event> told_events(const ActorGraph& graph, const Network& told, const SelectionOptions& options) {
  std::set<std::pair<Claim, Status>> ties;
  for (const auto tie : boost::make_iterator_range(edges(told))) ties.insert({claim_of(told, tie), told[tie].status});
  std::vector<Event> events = select_events(graph, {.actor = {}, .status = {}, .from = options.from, .to = options.to});
  std::erase_if(events, [&](const Event& event) {
    return !ties.contains({{event.source, event.target, event.relation}, event.status});
  });
  return events;
}

}  // namespace

Dossier make_dossier(const ActorGraph& all, const ReportOptions& options) {
  SelectionOptions asked = options.selection;
  asked.history = asked.statuses.empty();  // else a plan would be asked for, and its outcome told
  const Selection selection = select(all, asked);
  const std::set<Vertex> actors(selection.actors.begin(), selection.actors.end());
  const Network told = part_of(all, {actors, part_with(all.network, selection.ties).ties}).network;
  ActorGraph graph = part_of(all, {actors, with_contradictions(all.network, selection.ties)});
  graph.records = all.records;
  const Subject subject{all,
                        told,
                        graph.network,
                        told_events(graph, told, asked),
                        Citations(all.records, graph.network),
                        scope_of(all.network, asked),
                        left_out(all.network, selection, asked),
                        options};
  Dossier dossier;
  dossier.title = clean_text(options.title);
  for (const Record& record : all.records) dossier.date = std::max(dossier.date, record.date);
  dossier.summary = summary_of(subject);
  dossier.actors = actors_of(subject);
  dossier.leads = offices_of(subject, RelationType::leads);
  dossier.represents = offices_of(subject, RelationType::represents);
  dossier.meets = meetings_of(subject);
  dossier.timeline = timeline_of(subject);
  dossier.contested = contested_in(subject);
  dossier.sources = subject.citations.sources();
  dossier.method = method_of(subject);
  dossier.drawing.selection = options.selection;
  dossier.drawing.selection.max_actors = std::min(options.selection.max_actors.value_or(max_drawn), max_drawn);
  dossier.diagram = {
      content::Figure{"The most central actors, and who leads, represents and meets whom; the legend tells "
                      "what shapes, colours and lines mean."}};
  return dossier;
}

}  // namespace dramatis
