#include "render/report/dossier.hpp"

#include <algorithm>
#include <utility>

#include "graph/events/timeline.hpp"
#include "graph/part.hpp"
#include "render/report/sections.hpp"
#include "render/selection.hpp"
#include "render/text.hpp"

namespace dramatis {
namespace {

constexpr std::size_t max_drawn = 30;

/// The most central actors, with all records.
ActorGraph core_of(const ActorGraph& graph, std::size_t max_actors) {
  SelectionOptions options;
  options.max_actors = max_actors;
  options.history = true;
  const Selection selection = select(graph, options);
  Part part{{selection.actors.begin(), selection.actors.end()}, {}};
  for (const auto tie : selection.ties) part.ties.insert(&graph.network[tie]);
  ActorGraph core = part_of(graph, part);
  core.records = graph.records;
  return core;
}

}  // namespace

Dossier make_dossier(const ActorGraph& all, const ReportOptions& options) {
  const ActorGraph graph = core_of(all, options.max_actors);
  const Subject subject{all, graph, select_events(graph, {}), Citations(graph), options};
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
  dossier.drawing.selection.max_actors = std::min(options.max_actors, max_drawn);
  dossier.diagram = {
      content::Figure{"The most central actors, and who leads, represents and meets whom; the legend tells "
                      "what shapes, colours and lines mean."}};
  return dossier;
}

}  // namespace dramatis
