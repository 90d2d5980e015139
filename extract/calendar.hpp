#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dramatis {

using Day = std::chrono::sys_days;

/// The names of the months and their abbreviations as a regular expression, the full stop left out.
extern const std::string_view month_pattern;

/// The month that a match of month_pattern names; nothing for what only looks like one ("ſept").
std::optional<std::chrono::month> month_from(std::string_view name);

/// "2015-05-18".
std::string iso_date(Day);

/// The day of an ISO 8601 date, whatever follows it ("2015-05-18T10:00Z"); nothing where there is none.
std::optional<Day> day_from(std::string_view iso);

/// A stretch of the calendar as it is told, with its precision.
struct TimeValue {
  Day first;
  Day last;          ///< included
  std::string edtf;  ///< Extended Date/Time Format, level 1 (Library of Congress 2019, ISO 8601-2): "2024-05", "199X"

  bool operator==(const TimeValue&) const = default;
};

/// Winter is of the year in which it begins; the week begins on Monday.
enum class Unit { day, week, weekend, month, season, quarter, year, decade };

/// The stretch of that unit in which a day lies; the weekend is that of the day's week. A season is written as EDTF
/// does ("2024-21" is spring), week, weekend and quarter as the interval of their days or months.
TimeValue stretch(Unit, Day);

/// The day so many units later, or earlier; the last of the month where the month is too short.
Day shifted(Day, Unit, int units);

/// "first/last", of any precision.
TimeValue interval(const TimeValue& first, const TimeValue& last);

}  // namespace dramatis
