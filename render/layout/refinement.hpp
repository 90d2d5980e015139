#pragma once

#include "render/layout/layout.hpp"

namespace dramatis {

enum class Moves { shifts, shifts_and_exchanges };

/// Shifts the groups and the boxes of no group, or lets two change places, as long as that makes a layout with straight
/// lines more legible in `room`. They keep their distance.
void refine(const Diagram&, Layout&, Size room, Moves);

}  // namespace dramatis
