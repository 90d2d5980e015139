#include "graph/merge.hpp"

#include <iterator>
#include <utility>

namespace dramatis {

ActorGraph merge(std::vector<ActorGraph> graphs) {
  ActorGraph all;
  const auto append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  for (ActorGraph& graph : graphs) {
    append(all.records, graph.records);
    append(all.authority, graph.authority);
    append(all.corrections, graph.corrections);
  }
  return build_graph(std::move(all.records), std::move(all.authority), std::move(all.corrections));
}

}  // namespace dramatis
