#pragma once

#include <string>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// What the pictures show of a graph.
struct RenderOptions {
  std::string title;
  double width_mm = 170;        ///< printed width of the picture
  std::size_t max_actors = 30;  ///< the most central actors; the picture says how many are left out
  bool history = false;         ///< also relations that later reports have superseded
};

/// The graph in the DOT language (libcgraph), styled so that Graphviz' own programs draw it too.
std::string to_dot(const ActorGraph&, const RenderOptions&);

}  // namespace dramatis
