#pragma once

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>

namespace dramatis {

/// A line of shell on a terminal of its own, at which somebody sits.
class Terminal {
 public:
  explicit Terminal(const std::string& line) {
    child_ = ::forkpty(&keyboard_, nullptr, nullptr, nullptr);
    if (child_ < 0) throw std::runtime_error("no terminal can be had");
    if (child_ == 0) {
      ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
      ::_exit(127);
    }
  }
  ~Terminal() {
    ::close(keyboard_);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// What is shown from where it was last read until a text comes, with it. Throws std::runtime_error if the program
  /// ends first, or hangs.
  std::string wait_for(const std::string& text) {
    while (unread_.find(text) == unread_.npos) {
      const std::string more = read();
      if (more.empty()) throw std::runtime_error("'" + text + "' does not come; seen is: " + unread_);
      unread_ += more;
    }
    const std::string seen = unread_.substr(0, unread_.find(text) + text.size());
    unread_.erase(0, seen.size());
    return seen;
  }

  /// Types at a program that reads key by key, once it does: earlier, the terminal itself would take Ctrl-C.
  void type(const std::string& keys) {
    termios settings{};
    do {
      if (::poll(nullptr, 0, 1) != 0 || ::tcgetattr(keyboard_, &settings) != 0) throw std::runtime_error("no terminal");
    } while ((settings.c_lflag & ICANON) != 0);
    if (::write(keyboard_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) {
      throw std::runtime_error("cannot type");
    }
  }

  /// The exit status of the program, which must come to its end by itself.
  int wait_for_end() {
    while (!read().empty()) continue;
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  /// Nothing at the end.
  std::string read() {
    constexpr int a_minute = 60'000;
    pollfd waiting{keyboard_, POLLIN, 0};
    if (::poll(&waiting, 1, a_minute) != 1) throw std::runtime_error("the program hangs; seen is: " + unread_);
    std::array<char, 4096> buffer{};
    const ssize_t size = ::read(keyboard_, buffer.data(), buffer.size());
    return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : std::string();
  }

  int keyboard_ = -1;
  pid_t child_ = -1;
  std::string unread_;
};

}  // namespace dramatis
