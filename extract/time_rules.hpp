#pragma once

#include <vector>

#include "extract/regex.hpp"
#include "extract/time_readers.hpp"

namespace dramatis {

/// A pattern of the smallest time expressions, and what its matches mean.
struct TimeRule {
  Regex pattern;
  TimeRead* read;
};

const std::vector<TimeRule>& time_rules();

}  // namespace dramatis
