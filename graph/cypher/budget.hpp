#pragma once

#include <chrono>
#include <cstddef>
#include <limits>

namespace dramatis::cypher {

struct Limits {
  double seconds = std::numeric_limits<double>::infinity();
  std::size_t values = 10'000'000;  ///< that are kept for the result: its rows, and what aggregates gather
};

/// What a query may still spend.
class Budget {
 public:
  explicit Budget(const Limits&);

  /// Counts a step of work. Throws LimitError when the time is over.
  void step() {
    if (++steps_ % steps_between_looks == 0) check_time();
  }

  /// Counts values that are kept. Throws LimitError when they are too many.
  void keep(std::size_t values);
  void release(std::size_t values) { kept_ -= values; }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t steps_between_looks = 1024;

  void check_time() const;

  Limits limits_;
  Clock::time_point start_ = Clock::now();
  std::size_t steps_ = 0;
  std::size_t kept_ = 0;
};

}  // namespace dramatis::cypher
