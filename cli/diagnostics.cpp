#include "cli/diagnostics.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <iomanip>
#include <mutex>
#include <sstream>
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

/// "12 s", "3 min", "2 h 5 min"
std::string duration(double seconds) {
  const auto whole = static_cast<std::uintmax_t>(std::ceil(seconds));
  if (whole < 100) return std::to_string(whole) + " s";
  const std::uintmax_t minutes = (whole + 30) / 60;
  if (minutes < 100) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string bar(double share) {
  constexpr std::size_t width = 20;
  const auto full = static_cast<std::size_t>(share * width);
  return "[" + std::string(full, '=') + std::string(width - full, ' ') + "] " +
         std::to_string(static_cast<int>(share * 100)) + " %, ";
}

std::size_t columns_of_terminal() {
  constexpr std::size_t usual = 80;
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

}  // namespace

void report(std::string_view message) {
  const std::lock_guard lock(mutex);
  print("dramatis: " + std::string(message) + '\n', progress);
}

void clear_progress() {
  const std::lock_guard lock(mutex);
  print("", "");
}

Progress::Progress(std::string things, std::uintmax_t begin, std::uintmax_t end)
    : things_(std::move(things)),
      begin_(begin),
      end_(end),
      terminal_(::isatty(STDERR_FILENO) == 1),
      start_(steady_clock::now()),
      next_(start_ + std::chrono::seconds(1)) {}

void Progress::show(std::size_t count, std::uintmax_t position) {
  const auto now = steady_clock::now();
  if (!terminal_ || now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::ostringstream line;
  const bool known = begin_ < position && position <= end_;
  const double share = known ? static_cast<double>(position - begin_) / static_cast<double>(end_ - begin_) : 0;
  if (known) line << bar(share);
  const double rate = static_cast<double>(count) / seconds;
  line << count << ' ' << things_ << ", " << std::fixed << std::setprecision(rate < 10 ? 1 : 0) << rate << " a second";
  if (known) line << ", " << duration(seconds * (1 - share) / share) << " left";
  const std::lock_guard lock(mutex);
  print("", line.str().substr(0, columns_of_terminal() - 1));
}

}  // namespace dramatis
