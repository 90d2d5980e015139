#pragma once

#include <string>

#include "graph/actor_graph.hpp"
#include "render/selection.hpp"

namespace dramatis {

/// What the scripts of a page know of a graph, as a JSON text without "<":
/// - `documents`: [{id, title, date, url}]
/// - `actors`: [{id, label, kind, role, aliases, roles, mentions, documents, couldBe, url, reference}], first those
/// that
///   are drawn; documents are indices, `reference` is the actor as corrections refer to it
/// - `edges`: [{source, target, relation, status, confidence, confirmed, evidence}]; ends are indices of actors;
///   evidence: [{documents, text, role, when, where, confidence, confirmed, superseded, days}], `days` the first and
///   last day of which it tells (null: open), else those of its document
/// - `questions`: [{actors, text, details, yes, no}], whether names mean one actor; yes and no are corrections
std::string page_data(const ActorGraph&, const Selection&);

}  // namespace dramatis
