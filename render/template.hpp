#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dramatis {

/// The text with each of its places {{name}} filled, once: what fills them is not looked at. `content(name, at)` gives
/// what fills the place that begins at a byte of the text.
template <typename Content>
std::string fill_places(std::string_view text, Content content) {
  std::string filled;
  std::size_t done = 0;
  for (std::size_t open; (open = text.find("{{", done)) != text.npos;) {
    filled.append(text.substr(done, open - done));
    const std::size_t close = text.find("}}", open);
    filled.append(content(text.substr(open + 2, close - open - 2), open));
    done = close == text.npos ? text.size() : close + 2;
  }
  return filled.append(text.substr(done));
}

}  // namespace dramatis
