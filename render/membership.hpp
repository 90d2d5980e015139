#pragma once

#include <cstddef>
#include <vector>

#include "render/options.hpp"
#include "render/selection.hpp"

namespace dramatis {

/// Who stands in whose box: those who lead or represent a country or an organization in that of its own.
struct Membership {
  std::vector<std::vector<std::size_t>> groups;  ///< positions in selection.actors; the first leads or is represented
  std::vector<bool> shown;                       ///< by position in selection.ties: an office that the groups show
};

/// Each actor stands with whom most sentences tie it to by offices that it holds; of equal ones with whom it leads. An
/// organization which others stand with stands with nobody. Where only countries have boxes, so do those of their
/// organizations.
Membership membership_of(const Network&, const Selection&, Grouping);

}  // namespace dramatis
