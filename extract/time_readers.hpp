#pragma once

#include <optional>

#include "extract/regex.hpp"
#include "extract/time_grammar.hpp"

namespace dramatis {

/// What a match of a pattern of time_rules.cpp means, by its named groups. Nothing where it only looks like a time.
using TimeRead = std::optional<TimePhrase>(const Regex::Match&);

TimeRead read_date, read_iso, read_month, read_year, read_decade, read_weekday, read_season, read_quarter,
    read_day_of_month, read_unit, read_end, read_deictic, read_distance, read_anchored, read_clock, read_holiday,
    read_day_part, read_indefinite;

}  // namespace dramatis
