#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

/// Calendar dates and how precise they are.
namespace dramatis {

/// The ends of intervals that are open.
inline constexpr std::chrono::sys_days first_of_days{std::chrono::year::min() / 1 / 1};
inline constexpr std::chrono::sys_days last_of_days{std::chrono::year::max() / 12 / 31};

/// The days that a date may mean, both ends included: a day, a month, a year or any interval.
struct DateRange {
  std::chrono::sys_days first;
  std::chrono::sys_days last;

  std::chrono::days length() const { return last - first + std::chrono::days{1}; }

  /// The one by which ranges are put in order: the first, or where the start is open, the last.
  std::chrono::sys_days day() const { return first == first_of_days ? last : first; }

  auto operator<=>(const DateRange&) const = default;
};

/// Reads the forms of ISO 8601 and EDTF (https://www.loc.gov/standards/datetime) in which `when` is told: "2024-05-14",
/// "2024-05", "2024", a day with a time ("2024-05-14T10:00", which is not looked at), a season ("2024-21" is spring;
/// the months are those of the north), a decade ("199X"), each of them approximate ("2024-05-14~": as many days more
/// before and after as it has itself), and intervals, which may be open ("2024-05-20/2024-05-26", "../2024-05-14").
/// None for all else.
std::optional<DateRange> parse_date(std::string_view);

/// The days that are in both; none if there are none.
std::optional<DateRange> overlap(const DateRange&, const DateRange&);

/// "2024-05-14".
std::string to_string(std::chrono::sys_days);

}  // namespace dramatis
