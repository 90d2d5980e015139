#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "graph/actor_graph.hpp"
#include "graph/cypher/property_graph.hpp"

namespace dramatis {

/// A graph in memory, and what questions in Cypher share of it.
struct LoadedGraph {
  /// Throws as read_graph_file does.
  explicit LoadedGraph(const std::string& file);

  const ActorGraph graph;
  const cypher::PropertyGraph properties;
};

/// Where a subcommand finds the graph that it is asked about: in a file that the command line names, or, in the shell,
/// in memory.
class GraphSource {
 public:
  /// `loaded`: the graph, which outlives the source; nullptr if a file is to be named.
  explicit GraphSource(const LoadedGraph* loaded) : loaded_(loaded) {}

  /// Declares the argument that names the file, where one must be named.
  void add_argument(CLI::App&);

  /// Both read the file at the first call, and throw as read_graph_file does.
  const ActorGraph& graph() { return load().graph; }
  const cypher::PropertyGraph& properties() { return load().properties; }

 private:
  const LoadedGraph& load();

  const LoadedGraph* loaded_;
  std::string file_;
  std::unique_ptr<const LoadedGraph> read_;
};

}  // namespace dramatis
