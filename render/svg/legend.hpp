#pragma once

#include <string>
#include <utility>

#include "render/picture.hpp"

namespace dramatis::svg {

/// A sample of each thing that occurs in a picture, in rows from (0, 0) on, and how high they are.
std::pair<std::string, double> draw_legend(const Network&, const Picture&, double width);

}  // namespace dramatis::svg
