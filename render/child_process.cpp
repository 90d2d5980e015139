#include "render/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <stdexcept>
#include <system_error>

namespace dramatis {
namespace {

// The first byte that the child writes tells what follows it; the last tells that nothing is missing.
constexpr char result_mark = 'r', error_mark = 'e', end_mark = '.';

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

/// A child that is killed and reaped at the end of its scope at the latest.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  ~Child() {
    if (!reaped_) {
      ::kill(pid_, SIGKILL);
      wait();
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  int wait() {
    reaped_ = true;
    return wait_for(pid_);
  }

 private:
  pid_t pid_;
  bool reaped_ = false;
};

[[noreturn]] void run_child(const std::function<std::string()>& work, int fd) {
  std::string message;
  try {
    message = result_mark + work() + end_mark;
  } catch (const std::exception& error) {
    message = error_mark + std::string(error.what()) + end_mark;
  } catch (...) {
    message = error_mark + std::string("unknown error") + end_mark;
  }
  for (std::size_t done = 0; done < message.size();) {
    const ssize_t written = ::write(fd, message.data() + done, message.size() - done);
    if (written < 0 && errno != EINTR) break;
    done += static_cast<std::size_t>(std::max<ssize_t>(written, 0));
  }
  ::_exit(0);
}

/// Everything until the end of the stream. Throws when the deadline passes first.
std::string read_until(int fd, std::chrono::milliseconds deadline) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + deadline;
  std::string text;
  char buffer[65536];
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd descriptor{fd, POLLIN, 0};
    const int ready = ::poll(&descriptor, 1, static_cast<int>(std::clamp<long long>(left, 0, 1 << 30)));
    if (ready < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "poll");
    if (ready == 0 && left <= 0)
      throw std::runtime_error("it took more than " + std::to_string(deadline.count()) + " ms");
    if (ready <= 0) continue;
    const ssize_t count = ::read(fd, buffer, sizeof buffer);
    if (count < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "read");
    if (count == 0) return text;
    if (count > 0) text.append(buffer, static_cast<std::size_t>(count));
  }
}

}  // namespace

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

std::string in_child_process(const std::function<std::string()>& work, std::chrono::milliseconds deadline) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) < 0) throw std::system_error(errno, std::generic_category(), "pipe");
  Descriptor reading(ends[0]), writing(ends[1]);
  const pid_t pid = ::fork();
  if (pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid == 0) run_child(work, writing.get());
  Child child(pid);
  writing.close();
  std::string message = read_until(reading.get(), deadline);
  const int status = child.wait();
  if (message.size() < 2 || message.back() != end_mark)
    throw std::runtime_error(WIFSIGNALED(status) ? "it crashed with signal " + std::to_string(WTERMSIG(status))
                                                 : "it ended without a result");
  message.pop_back();
  std::string body = message.substr(1);
  if (message.front() == error_mark) throw std::runtime_error(body);
  return body;
}

}  // namespace dramatis
