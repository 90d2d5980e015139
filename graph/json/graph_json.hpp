#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// Version of the graph format (graph.schema.json) that this program writes, and the newest that it reads.
inline constexpr int graph_format = 1;

/// Writes JSON Graph Format v2 (https://github.com/jsongraph/json-graph-specification), one node or edge a line.
void write_json(std::ostream&, const ActorGraph&);

/// Reads what write_json writes. Throws InputError which names `file`, the place and what is wrong: not JSON, a missing
/// or mistyped field, an edge to a node that is not there, a newer format. Of the stream only a small piece is held.
ActorGraph read_graph(std::istream&, const std::string& file);
ActorGraph read_graph(std::string_view json, const std::string& file);

}  // namespace dramatis
