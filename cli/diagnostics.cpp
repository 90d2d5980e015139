#include "cli/diagnostics.hpp"

#include <unistd.h>

#include <cstdio>
#include <mutex>
#include <utility>

namespace dramatis {
namespace {

using std::chrono::steady_clock;

std::mutex mutex;
std::string progress;  // what stands on the terminal's last line

/// Prints whole lines and leaves `line` below them.
void print(const std::string& lines, std::string line) {
  const std::string clear = progress.empty() ? "" : "\r\033[K";
  const std::string text = clear + lines + line;
  std::fwrite(text.data(), 1, text.size(), stderr);
  progress = std::move(line);
}

}  // namespace

void report(std::string_view message) {
  const std::lock_guard lock(mutex);
  print("dramatis: " + std::string(message) + '\n', progress);
}

Progress::Progress() : terminal_(::isatty(STDERR_FILENO) == 1), next_(steady_clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() {
  const std::lock_guard lock(mutex);
  print("", "");
}

void Progress::show(const std::string& line) {
  if (!terminal_ || steady_clock::now() < next_) return;
  next_ = steady_clock::now() + std::chrono::milliseconds(100);
  const std::lock_guard lock(mutex);
  print("", line);
}

}  // namespace dramatis
