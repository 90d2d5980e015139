#pragma once

#include <string>

#include "render/layout/layout.hpp"

/// A layout as a row of numbers, as which it crosses from one process to another.
namespace dramatis {

std::string serialize(const Layout&);

/// The layout of a diagram. Throws std::runtime_error where numbers are missing.
Layout deserialize(const std::string&, const Diagram&);

}  // namespace dramatis
