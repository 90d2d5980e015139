#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

/// What libFuzzer calls with bytes of its own; returns 0, or -1 for bytes that are no use as a seed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace dramatis {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program where what must hold does not.
inline void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace dramatis
