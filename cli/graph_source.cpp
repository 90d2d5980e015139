#include "cli/graph_source.hpp"

#include "cli/graph_file.hpp"
#include "cli/options.hpp"

namespace dramatis {

LoadedGraph::LoadedGraph(const std::string& file) : graph(read_graph_file(file)), properties(graph.network) {}

void GraphSource::add_argument(CLI::App& command) {
  if (!loaded_) add_graph(command, file_);
}

const LoadedGraph& GraphSource::load() {
  if (!loaded_) {
    read_ = std::make_unique<const LoadedGraph>(file_);
    loaded_ = read_.get();
  }
  return *loaded_;
}

}  // namespace dramatis
