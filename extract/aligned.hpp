#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace dramatis {

/// Memory from the beginning of a cache line on.
template <class T>
struct LineAllocator {
  static constexpr std::align_val_t line{64};
  using value_type = T;

  LineAllocator() = default;
  template <class U>
  explicit LineAllocator(const LineAllocator<U>&) {}

  T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), line)); }
  void deallocate(T* memory, std::size_t) { ::operator delete(memory, line); }
  bool operator==(const LineAllocator&) const = default;
};

/// Numbers of which the processor's vectors do not lie in two cache lines each.
template <class T>
using Aligned = std::vector<T, LineAllocator<T>>;

}  // namespace dramatis
