#pragma once

#include <string>
#include <string_view>

#include "graph/export/properties.hpp"
#include "graph/xml.hpp"

namespace dramatis {

/// Text as it stands in XML; control characters that XML cannot have become U+FFFD.
inline std::string xml_text(std::string_view text) { return escape_markup(without_controls(text)); }

}  // namespace dramatis
