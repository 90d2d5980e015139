#pragma once

#include <iosfwd>

#include "graph/actor_graph.hpp"
#include "graph/cypher/property_graph.hpp"
#include "graph/cypher/run.hpp"
#include "graph/table.hpp"

namespace dramatis::cypher {

/// Prints a result. Table and CSV show a node by its name, a relationship and a path by the names along it, and the
/// elements of a list one after the other; JSON has them as objects with all their properties, and null.
void write_result(std::ostream&, const PropertyGraph&, const Result&, TableFormat);

/// The part of a graph that a result shows: its nodes, its relationships with both their ends, also those in paths and
/// lists (graph/part.hpp).
ActorGraph part_of(const ActorGraph&, const Result&);

}  // namespace dramatis::cypher
