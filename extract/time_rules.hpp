#pragma once

#include <string_view>
#include <vector>

#include "extract/regex.hpp"
#include "extract/time_readers.hpp"

namespace dramatis {

/// A pattern of the smallest time expressions, and what its matches mean.
struct TimeRule {
  std::vector<std::string_view> cues;  ///< every match has one of them, which are found much faster
  Regex pattern;
  TimeRead* read;
};

const std::vector<TimeRule>& time_rules();

}  // namespace dramatis
