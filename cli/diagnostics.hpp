#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace dramatis {

/// Prints "dramatis: " and the message on standard error. Safe from several threads.
void report(std::string_view message);

/// A line that says how far long work has come: on standard error, if that is a terminal, and not in the first second.
/// Reports come out above it, and nothing is left of it at the end. At most one at a time.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(const std::string& line);

 private:
  bool terminal_;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace dramatis
