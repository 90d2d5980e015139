#pragma once

#include "render/layout/layout.hpp"

namespace dramatis {

/// The most legible of the layouts that an engine makes of a connected diagram.
Layout most_legible_layout(const Diagram&, Size room, Engine);

}  // namespace dramatis
