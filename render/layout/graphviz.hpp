#pragma once

#include <graphviz/gvc.h>

#include <string>
#include <vector>

#include "render/layout/layout.hpp"

namespace dramatis {

inline constexpr Size box_margin{10, 12};  ///< half of the least gap between two boxes
inline constexpr double line_margin = 4;   ///< between a line and the boxes that it passes

/// The boxes and lines of a diagram as a graph of libgvc, which makes one of its layouts at a time.
class GraphvizLayout {
 public:
  explicit GraphvizLayout(const Diagram&);
  ~GraphvizLayout();
  GraphvizLayout(const GraphvizLayout&) = delete;
  GraphvizLayout& operator=(const GraphvizLayout&) = delete;

  /// The default of an attribute of the graph (AGRAPH), of its nodes (AGNODE) or of its lines (AGEDGE).
  void set(int kind, const std::string& name, const std::string& value);

  /// Where the engine "nop" puts a box.
  void place(std::size_t box, Point);

  /// Centers and lines; these stay empty where `splines` is "". Throws std::runtime_error.
  Layout run(const char* engine);

 private:
  GVC_t* context_;
  Agraph_t* graph_;
  std::vector<Agnode_t*> nodes_;
  std::vector<Agedge_t*> lines_;
};

/// Lets lines run from center to center, straight where there are none, and moves everything so that its upper left
/// corner is (0, 0).
void normalize(const Diagram&, Layout&);

}  // namespace dramatis
