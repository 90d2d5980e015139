#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dramatis {

/// Elements are nested so deep at most, as in browsers.
inline constexpr std::size_t max_html_depth = 500;

/// A tag has so many attributes at most.
inline constexpr std::size_t max_html_attributes = 1'000;

/// Throws InputError, which `place` opens, about a page that is beyond these limits, since the time to parse it grows
/// with the square of both (read_html). Found by the tags alone, in time linear in the page.
void check_html_limits(std::string_view html, const std::string& place);

}  // namespace dramatis
