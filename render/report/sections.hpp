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
  const Network& told;        ///< its actors and ties that are told of
  const Network& network;     ///< the same actors; of pairs with such a tie also what else is said of that relation
  std::vector<Event> events;  ///< of `network`: those told of by day, the undated last
  Citations citations;
  std::string scope;     ///< what is told of, in a sentence; empty if that was not asked for
  std::string left_out;  ///< what is not; empty if everything is
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
