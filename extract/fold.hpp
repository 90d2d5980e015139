#pragma once

#include <string>
#include <string_view>

namespace dramatis {

/// The form in which names are compared: NFKD, characters with a combining class dropped, lower-cased by the rules of
/// no language ("Türkiye" -> "turkiye", "ﬁ" -> "fi"). Idempotent. Broken UTF-8 becomes U+FFFD.
std::string fold(std::string_view utf8);

/// The text on one line: each run of white space and control characters becomes one space, none at the ends.
std::string squeeze(std::string_view utf8);

}  // namespace dramatis
