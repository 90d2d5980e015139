#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// The options --authority and --corrections: files by which a user overrides what the program finds.
class UserFiles {
 public:
  void add_authority(CLI::App&);
  void add_corrections(CLI::App&);

  /// What the files say, as a graph without records that is to be merged with others. Throws InputError.
  ActorGraph read() const;

  bool empty() const { return authority_.empty() && corrections_.empty(); }

 private:
  std::vector<std::string> authority_;
  std::vector<std::string> corrections_;
};

/// Who makes corrections, when and why.
struct Signature {
  std::string who;  ///< as long as --who does not say it, $USER
  std::string why;

  Signature();
  void add_who(CLI::App&);

  /// With the date of today.
  Correction sign(Correction) const;
};

/// Throws InputError which names the file; "-" is standard input.
std::vector<Correction> read_corrections_file(const std::string& file);

}  // namespace dramatis
