#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// What the last word of a line that is being typed may become.
struct Completion {
  std::string_view word;                ///< as typed, with an open quotation mark
  std::string text;                     ///< for its place: all that the candidates have in common
  std::vector<std::string> candidates;  ///< in order
};

/// Completes the commands of a shell, their options, and names of actors.
class Completer {
 public:
  /// Both outlive it.
  Completer(const CLI::App& commands, const Network&);

  /// `line`: up to the cursor.
  Completion complete(std::string_view line) const;

 private:
  std::vector<std::string> names_beginning_with(const std::string& typed) const;

  const CLI::App& commands_;
  std::vector<std::pair<std::string, std::string>> names_;  // folded and as they are, sorted
};

}  // namespace dramatis
