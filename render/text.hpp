#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text as the pictures set it.
namespace dramatis {

enum class Weight { regular, bold };

/// The text as valid UTF-8 on one line: runs of white space and line ends become one space, control characters and
/// bidirectional overrides are dropped, broken bytes become U+FFFD.
std::string clean_text(std::string_view);

/// Cleaned and escaped, for content and attributes of XML.
std::string escape_xml(std::string_view);

/// Whether the first letter with a direction is of a script that runs from right to left.
bool is_right_to_left(std::string_view utf8);

/// The advance width in ems of Arial, Helvetica and Liberation Sans (which agree); other scripts are estimated.
double text_width(std::string_view utf8, Weight);

/// Whether text_width holds for all of the text: it is in Latin script.
bool is_measured(std::string_view utf8);

/// Breaks cleaned text where Unicode allows it into balanced lines of at most `width` ems. A word that is wider is
/// broken anywhere; what exceeds `max_lines` is cut and ends in an ellipsis.
std::vector<std::string> wrap_text(std::string_view utf8, double width, Weight, std::size_t max_lines);

}  // namespace dramatis
