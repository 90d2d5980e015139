#pragma once

#include <string_view>

namespace dramatis {

/// Cuts the part before `separator`, or all of it, off the front of `text`: fields and lines of the built-in tables.
inline std::string_view take_field(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto part = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return part;
}

}  // namespace dramatis
