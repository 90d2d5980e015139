#pragma once

#include <string>
#include <string_view>

#include "graph/export/properties.hpp"

namespace dramatis {

/// Text as it stands in XML, in an element or between double quotes. Line breaks survive in both; control characters
/// that XML cannot have become U+FFFD.
inline std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char c : without_controls(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\t':
        escaped += "&#9;";
        break;
      case '\n':
        escaped += "&#10;";
        break;
      case '\r':
        escaped += "&#13;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace dramatis
