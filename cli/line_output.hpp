#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace dramatis {

/// JSON Lines that are written as they come, to a file or to standard output, so that only whole lines are left where
/// the program is ended: while a LineOutput lives, Ctrl-C, SIGTERM and SIGHUP wait for the line that is being written.
class LineOutput {
 public:
  /// No file is standard output. The file is made, or its content replaced, with the first line. Throws
  /// std::runtime_error if it cannot be made.
  explicit LineOutput(std::filesystem::path file);
  ~LineOutput();
  LineOutput(const LineOutput&) = delete;
  LineOutput& operator=(const LineOutput&) = delete;

  /// Goes on behind the first `lines` lines of the file, which are `size` bytes; what stands behind them goes.
  void keep(std::size_t lines, std::uintmax_t size);

  /// Writes a line, given with its end. Throws std::runtime_error which names the file and how many lines are in it;
  /// of this one nothing is, unless it went into a pipe or device.
  void write(std::string_view line);

  /// For the end. Throws std::runtime_error if the system tells only now that lines could not be written.
  void close();

 private:
  class SignalWatch;

  void open();
  [[noreturn]] void fail(int error) const;
  std::string name() const;
  std::string state() const;

  std::filesystem::path file_;
  int descriptor_ = -1;
  std::uintmax_t kept_ = 0;  // bytes
  std::atomic<std::size_t> lines_ = 0;
  std::timed_mutex writing_;
  std::unique_ptr<SignalWatch> signals_;
};

}  // namespace dramatis
