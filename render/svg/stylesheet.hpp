#pragma once

#include <string>

#include "render/options.hpp"

namespace dramatis::svg {

/// The class of a picture's root, such as "dramatis-dark", under which its rules hold and no others.
std::string scope_of(Theme);

std::string stylesheet(Theme);

}  // namespace dramatis::svg
