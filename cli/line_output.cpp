#include "cli/line_output.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <functional>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

#include "cli/diagnostics.hpp"
#include "cli/output.hpp"

namespace dramatis {

/// Takes the signals that end the program away from all threads that are started while it lives, and calls `prepare`
/// before one of them does its work.
class LineOutput::SignalWatch {
 public:
  explicit SignalWatch(std::function<void()> prepare) {
    ::sigemptyset(&signals_);
    ::sigaddset(&signals_, over);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
      struct sigaction action{};
      ::sigaction(signal, nullptr, &action);
      if (action.sa_handler != SIG_IGN) ::sigaddset(&signals_, signal);  // as under nohup
    }
    ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    thread_ = std::thread([this, prepare = std::move(prepare)] {
      int signal = 0;
      ::sigwait(&signals_, &signal);
      if (signal == over) return;
      prepare();
      ::pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
      std::raise(signal);
    });
  }
  ~SignalWatch() {
    ::pthread_kill(thread_.native_handle(), over);
    thread_.join();
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

 private:
  static constexpr int over = SIGUSR2;  ///< tells the thread to end

  sigset_t signals_{};
  sigset_t before_{};
  std::thread thread_;
};

LineOutput::LineOutput(std::filesystem::path file) : file_(std::move(file)) {
  if (!file_.empty()) check_writable(file_);
  signals_ = std::make_unique<SignalWatch>([this] {
    // Where nobody reads, a line would never come to its end.
    (void)writing_.try_lock_for(std::chrono::seconds(1));
    report("interrupted; " + state());
    clear_progress();
  });
}

LineOutput::~LineOutput() {
  signals_.reset();
  if (!file_.empty() && descriptor_ >= 0) ::close(descriptor_);
}

void LineOutput::keep(std::size_t lines, std::uintmax_t size) {
  lines_ = lines;
  kept_ = size;
}

void LineOutput::write(std::string_view line) {
  const std::lock_guard lock(writing_);
  if (descriptor_ < 0) open();
  for (std::size_t written = 0; written < line.size();) {
    const ssize_t more = ::write(descriptor_, line.data() + written, line.size() - written);
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) {
      const int error = errno;
      const off_t end = ::lseek(descriptor_, 0, SEEK_CUR);  // fails for what is no file
      if (end >= 0 && written > 0 && ::ftruncate(descriptor_, end - static_cast<off_t>(written)) != 0) {
        report(name() + ": ends with a part of a line");
      }
      fail(error);
    }
    written += static_cast<std::size_t>(more);
  }
  ++lines_;
}

void LineOutput::close() {
  const std::lock_guard lock(writing_);
  if (descriptor_ < 0 && kept_ > 0) open();
  if (descriptor_ < 0 || file_.empty()) return;
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno);
}

void LineOutput::open() {
  if (file_.empty()) {
    descriptor_ = STDOUT_FILENO;
    return;
  }
  constexpr mode_t rights = 0666;
  descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, rights);
  if (descriptor_ < 0) fail(errno);
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0) fail(errno);
  if (!S_ISREG(status.st_mode)) return;
  const auto size = static_cast<off_t>(kept_);
  if (::ftruncate(descriptor_, size) != 0 || ::lseek(descriptor_, size, SEEK_SET) < 0) fail(errno);
}

void LineOutput::fail(int error) const {
  throw std::runtime_error(name() + ": cannot be written: " + std::generic_category().message(error) + "; " + state());
}

std::string LineOutput::name() const { return file_.empty() ? "standard output" : file_.string(); }

std::string LineOutput::state() const {
  if (lines_ == 0) return "nothing is written";
  const std::string written = std::to_string(lines_) + (lines_ == 1 ? " Document is" : " Documents are");
  return written + (file_.empty() ? " written" : " in " + name() + "; --resume goes on from there");
}

}  // namespace dramatis
