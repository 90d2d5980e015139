#pragma once

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

/// What libFuzzer calls with bytes of its own; returns 0, or -1 for bytes that are no use as a seed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace dramatis {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A Document or a graph as its file has it.
std::string to_json(const auto& value) {
  std::ostringstream json;
  write_json(json, value);
  return std::move(json).str();
}

/// Ends the program where what must hold does not.
inline void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace dramatis
