#pragma once

#include <vector>

#include "extract/regex.hpp"
#include "extract/time_grammar.hpp"

namespace dramatis {

/// A pattern of the smallest time expressions, and what its matches mean. `read` gives nothing for what only looks like
/// one.
struct TimeRule {
  Regex pattern;
  std::function<std::optional<TimePhrase>(const Regex::Match&)> read;
};

const std::vector<TimeRule>& time_rules();

}  // namespace dramatis
