#pragma once

#include <string_view>

namespace dramatis {

/// Whether an address may be followed as a link; another one, such as "javascript:", is shown as text.
inline bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

}  // namespace dramatis
