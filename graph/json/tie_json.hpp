#pragma once

#include "extract/json.hpp"
#include "graph/actor_graph.hpp"

namespace dramatis {

/// Writes what a sentence tells (`text`, `role` ... `superseded`), but not where it stands, as fields of the object
/// that is open.
void write_told(JsonWriter&, const Evidence&);

/// Writes `status`, `confidence` and `evidence` of an edge as fields of the object that is open.
void write_tie(JsonWriter&, const Tie&);

}  // namespace dramatis
