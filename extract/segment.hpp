#pragma once

#include <string_view>
#include <vector>

#include "extract/document.hpp"

namespace dramatis {

/// The sentences of a UTF-8 text, in order, without white space around them; every character but white space is in
/// exactly one. A headline, caption, byline or list item is a sentence of its own where it stands on its own line;
/// lines that are only wrapped are read as one. Broken UTF-8 does no harm. Takes time linear in the text.
std::vector<Span> segment(std::string_view text);

}  // namespace dramatis
