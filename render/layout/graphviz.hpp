#pragma once

#include <graphviz/gvc.h>

#include <string>
#include <vector>

#include "render/layout/layout.hpp"

namespace dramatis {

inline constexpr Size box_margin{10, 12};  ///< half of the least gap between two boxes

/// The boxes and lines of a diagram as a graph of libgvc, which makes one of its layouts at a time.
class GraphvizLayout {
 public:
  explicit GraphvizLayout(const Diagram&);
  ~GraphvizLayout();
  GraphvizLayout(const GraphvizLayout&) = delete;
  GraphvizLayout& operator=(const GraphvizLayout&) = delete;

  /// The default of an attribute of the graph (AGRAPH) or of its nodes (AGNODE).
  void set(int kind, const std::string& name, const std::string& value);

  /// Where the engine "nop" puts a box.
  void place(std::size_t box, Point);

  /// Where the engine puts the centers of the boxes. Throws std::runtime_error.
  std::vector<Point> run(const char* engine);

 private:
  GVC_t* context_;
  Agraph_t* graph_;
  std::vector<Agnode_t*> nodes_;
};

/// Lets lines run from center to center, straight where there are none, and moves everything so that its upper left
/// corner is (0, 0).
void normalize(const Diagram&, Layout&);

}  // namespace dramatis
