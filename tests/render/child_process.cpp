#include "render/child_process.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <csignal>
#include <stdexcept>

using namespace dramatis;
using namespace std::chrono_literals;

namespace {

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

auto says(const std::string& words) {
  return
      [words](const std::runtime_error& error) { return std::string(error.what()).find(words) != std::string::npos; };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(child_process)

BOOST_AUTO_TEST_CASE(the_result_comes_back_whole) {
  const std::string large(1 << 20, '\0');
  BOOST_TEST((in_child_process([&] { return large; }, 60s) == large));
  BOOST_TEST(in_child_process([] { return std::string(); }, 60s) == "");
  BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(an_exception_comes_back_with_its_message) {
  const auto fail = []() -> std::string { throw std::runtime_error("no such engine"); };
  BOOST_CHECK_EXCEPTION(in_child_process(fail, 60s), std::runtime_error, says("no such engine"));
  BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(a_crash_is_an_error) {
  const auto crash = []() -> std::string {
    ::kill(::getpid(), SIGKILL);
    return {};
  };
  BOOST_CHECK_EXCEPTION(in_child_process(crash, 60s), std::runtime_error, says("signal 9"));
  const auto leave = []() -> std::string { ::_exit(3); };
  BOOST_CHECK_EXCEPTION(in_child_process(leave, 60s), std::runtime_error, says("without a result"));
  BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_CASE(the_deadline_ends_it) {
  const auto hang = [] {
    ::pause();
    return std::string();
  };
  BOOST_CHECK_EXCEPTION(in_child_process(hang, 50ms), std::runtime_error, says("more than 50 ms"));
  BOOST_TEST(!has_children());
}

BOOST_AUTO_TEST_SUITE_END()
