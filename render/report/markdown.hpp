#pragma once

#include <string>
#include <string_view>

#include "render/report/content.hpp"

namespace dramatis {

/// Text of one line such that Markdown (pandoc's, GitHub's, CommonMark) takes it for nothing but text. `opens_line`: it
/// may stand at the beginning of one.
std::string escape_markdown(std::string_view, bool opens_line = true);

/// Blocks in Markdown that pandoc and GitHub read alike, a block a paragraph; it ends in a line end. `picture`: the
/// file of the diagram, as the Markdown is to name it.
std::string to_markdown(const content::Blocks&, const std::string& picture);

}  // namespace dramatis
