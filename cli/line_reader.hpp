#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "cli/completion.hpp"

namespace dramatis {

/// Reads the lines of a shell from standard input: on a terminal with libedit, which edits, remembers and completes
/// them; else as they come.
class LineReader {
 public:
  explicit LineReader(const Completer&);
  ~LineReader();

  bool is_terminal() const { return terminal_ != nullptr; }

  /// Nothing at the end. A line that Ctrl-C has ended is empty.
  std::optional<std::string> next();

 private:
  class Terminal;
  std::unique_ptr<Terminal> terminal_;  // none: lines are read as they come
};

}  // namespace dramatis
