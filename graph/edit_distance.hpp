#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dramatis {

/// The least number of edits of a pattern that make it stand somewhere in a text (Sellers 1980).
std::size_t edits_to_occur(std::string_view pattern, std::string_view text);

/// Of the words that a user may have meant, the one nearest to a word, without regard to case; empty if more than a
/// third of the letters are edited.
std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace dramatis
