#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace dramatis {

/// Converts offsets of a UTF-8 text between bytes, as the program counts, and code points, as its files count.
/// Takes time linear in the text once; an offset then costs at most its logarithm.
class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
      if ((static_cast<unsigned char>(utf8[i]) & 0xC0) != 0x80) starts_.push_back(i);
    }
    starts_.push_back(utf8.size());
  }

  /// Length of the text in code points.
  std::size_t size() const { return starts_.size() - 1; }

  /// Byte offset of a code point offset, which must not exceed size().
  std::size_t to_byte(std::size_t code_point) const { return starts_[code_point]; }

  /// Code point offset of a byte offset that lies on the border of a character.
  std::size_t from_byte(std::size_t byte) const {
    return static_cast<std::size_t>(std::lower_bound(starts_.begin(), starts_.end(), byte) - starts_.begin());
  }

 private:
  std::vector<std::size_t> starts_;  // byte offset of each code point, and the end
};

}  // namespace dramatis
