#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dramatis {

/// Prints "dramatis: " and the message on standard error. Safe from several threads.
void report(std::string_view message);

/// Takes the line of a Progress away, before the program ends elsewhere than at its destructor.
void clear_progress();

/// A line that says how far long work has come, how fast it goes and how long it still takes: on standard error, if
/// that is a terminal, and not in the first second. Reports come out above it, and nothing is left of it at the end. At
/// most one at a time.
class Progress {
 public:
  /// `things`: what is counted ("articles"). `begin` and `end`: between which `position` will move; the same if that is
  /// not known.
  Progress(std::string things, std::uintmax_t begin, std::uintmax_t end);
  ~Progress() { clear_progress(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t count, std::uintmax_t position);

 private:
  std::string things_;
  std::uintmax_t begin_;
  std::uintmax_t end_;
  bool terminal_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace dramatis
