#pragma once

#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dramatis {

// ICU's macros convert within, which -Wconversion takes for ours.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

/// The code point at `at`, which moves behind it; negative for a sequence that is not UTF-8. `at` < text.size().
inline UChar32 next_code_point(std::string_view text, std::size_t& at) {
  UChar32 c;
  U8_NEXT(text.data(), at, text.size(), c);
  return c;
}

/// The code point before `at`, which moves before it; negative for a sequence that is not UTF-8. `at` > 0.
inline UChar32 previous_code_point(std::string_view text, std::size_t& at) {
  UChar32 c;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  auto i = static_cast<int32_t>(at);
  U8_PREV(bytes, 0, i, c);
  at = static_cast<std::size_t>(i);
  return c;
}

#pragma GCC diagnostic pop

/// The text as ICU's classes take it; what is not UTF-8 becomes U+FFFD.
inline icu::UnicodeString to_unicode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
}

inline std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

}  // namespace dramatis
