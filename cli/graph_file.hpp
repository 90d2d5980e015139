#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"
#include "render/dot.hpp"

namespace dramatis {

/// All bytes of a file, or of standard input for "-". Throws InputError which names the file.
std::string read_bytes(const std::string& file);

/// Reads a graph from a file, or from standard input for "-". Throws InputError which names the file.
ActorGraph read_graph_file(const std::string& file);

/// The files that a graph is written to, each in the format that its extension names, and how its pictures look.
class GraphOutput {
 public:
  /// Declares the options. An unknown extension is an error of usage.
  void add_options(CLI::App&, bool required = true);

  /// Declares the options that say which part of the graph is drawn.
  void add_selection(CLI::App&);

  /// Declares --format, with which the graph is printed on standard output.
  void add_format(CLI::App&);

  bool empty() const { return files_.empty() && format_.empty(); }

  /// A look before long work: throws std::runtime_error if one of the files cannot be made.
  void check() const;

  /// Reports the graph's notices. Throws std::runtime_error, also where --around fits no actor; then none of the files
  /// has changed.
  void write(const ActorGraph&) const;

 private:
  std::vector<std::filesystem::path> files_;
  std::string format_;
  std::vector<std::string> around_;
  RenderOptions options_;
};

}  // namespace dramatis
