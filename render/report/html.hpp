#pragma once

#include <string>

#include "render/report/content.hpp"

namespace dramatis {

/// Blocks in HTML5. `picture`: the diagram as SVG, which stands in the page itself.
std::string to_html(const content::Blocks&, const std::string& picture);

}  // namespace dramatis
