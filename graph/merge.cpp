#include "graph/merge.hpp"

#include <iterator>
#include <utility>

namespace dramatis {

ActorGraph merge(std::vector<ActorGraph> graphs) {
  std::vector<Record> records;
  for (ActorGraph& graph : graphs) {
    records.insert(records.end(), std::make_move_iterator(graph.records.begin()),
                   std::make_move_iterator(graph.records.end()));
  }
  return build_graph(std::move(records));
}

}  // namespace dramatis
