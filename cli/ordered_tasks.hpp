#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <semaphore>
#include <utility>

namespace dramatis {

/// Runs tasks on up to `threads` threads and hands their results to `use`, on the caller's thread and in the order in
/// which the tasks came. What a task throws comes out of add() or finish() when it is its turn.
template <typename Result>
class OrderedTasks {
 public:
  OrderedTasks(std::size_t threads, std::function<void(Result)> use)
      : waiting_limit_(4 * threads), free_(static_cast<std::ptrdiff_t>(threads)), use_(std::move(use)) {}

  /// Waits until a thread is free.
  void add(std::function<Result()> task) {
    free_.acquire();
    results_.push_back(std::async(std::launch::async, [this, task = std::move(task)] {
      const Slot slot{free_};
      return task();
    }));
    while (results_.size() > waiting_limit_) use_first();
  }

  void finish() {
    while (!results_.empty()) use_first();
  }

 private:
  struct Slot {
    std::counting_semaphore<>& free;
    ~Slot() { free.release(); }
  };

  void use_first() {
    std::future<Result> first = std::move(results_.front());
    results_.pop_front();
    use_(first.get());
  }

  std::size_t waiting_limit_;
  std::counting_semaphore<> free_;
  std::function<void(Result)> use_;
  std::deque<std::future<Result>> results_;
};

}  // namespace dramatis
