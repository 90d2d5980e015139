#pragma once

#include <string>
#include <string_view>

namespace dramatis {

/// The form in which names are compared: NFKD, characters with a combining class dropped, lower-cased by the rules of
/// no language ("Türkiye" -> "turkiye", "ﬁ" -> "fi"). Idempotent. Broken UTF-8 becomes U+FFFD.
std::string fold(std::string_view utf8);

/// The text with A to Z in lower case and all else as it is, for the words of formats.
std::string lower_ascii(std::string_view);

/// The text on one line: each run of white space and control characters becomes one space, none at the ends.
std::string squeeze(std::string_view utf8);

}  // namespace dramatis
