#pragma once

#include <cstddef>
#include <vector>

#include "graph/actor_graph.hpp"
#include "graph/events/events.hpp"
#include "render/report/citations.hpp"
#include "render/report/content.hpp"
#include "render/report/dossier.hpp"

/// The sections of a report. Private to make_dossier.
namespace dramatis {

/// What a report tells of.
struct Subject {
  const ActorGraph& all;      ///< what was given
  const ActorGraph& graph;    ///< the part that is told of; its documents are those of `all`
  std::vector<Event> events;  ///< of `graph`, by day, the undated last
  Citations citations;
  const ReportOptions& options;
};

content::Blocks summary_of(const Subject&);
content::Blocks actors_of(const Subject&);
content::Blocks offices_of(const Subject&, RelationType);  ///< leads or represents
content::Blocks meetings_of(const Subject&);
content::Blocks timeline_of(const Subject&);
content::Blocks contested_in(const Subject&);
content::Blocks method_of(const Subject&);

}  // namespace dramatis
