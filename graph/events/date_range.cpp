#include "graph/events/date_range.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dramatis {
namespace {

using std::chrono::sys_days;

/// Takes `digits` digits from the front of the text.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return {};
  int number = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return {};
    number = 10 * number + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

/// Takes "-05" from the front of the text.
std::optional<unsigned> take_part(std::string_view& text) {
  if (!text.starts_with('-')) return {};
  text.remove_prefix(1);
  const std::optional<int> number = take_number(text, 2);
  return number ? std::optional(static_cast<unsigned>(*number)) : std::nullopt;
}

bool is_time(std::string_view text) {
  return text.size() >= 3 && text.front() == 'T' && text.find_first_not_of("0123456789:.Z+-", 1) == text.npos;
}

DateRange months_from(std::chrono::year_month first, int count) {
  return {sys_days(first / 1), sys_days((first + std::chrono::months(count - 1)) / std::chrono::last)};
}

std::optional<DateRange> parse_exact(std::string_view text) {
  if (text.ends_with('X')) {
    const std::optional<int> decade = take_number(text, 3);
    if (!decade || text != "X") return {};
    return months_from(std::chrono::year(*decade * 10) / 1, 120);
  }
  const std::optional<int> number = take_number(text, 4);
  if (!number) return {};
  const std::chrono::year year(*number);
  if (text.empty()) return months_from(year / 1, 12);

  constexpr unsigned spring = 21, winter = 24;
  const unsigned part = take_part(text).value_or(0);
  if (part >= spring && part <= winter && text.empty()) {
    return months_from(year / static_cast<int>(3 * (part - spring + 1)), 3);
  }
  const std::chrono::month month(part);
  if (!month.ok()) return {};
  if (text.empty()) return months_from(year / month, 1);

  const std::chrono::year_month_day day(year, month, std::chrono::day(take_part(text).value_or(0)));
  if (!day.ok() || !(text.empty() || is_time(text))) return {};
  return DateRange{sys_days(day), sys_days(day)};
}

std::optional<DateRange> parse_one(std::string_view text) {
  const bool approximate = text.ends_with('~');
  if (approximate) text.remove_suffix(1);
  std::optional<DateRange> range = parse_exact(text);
  if (!range || !approximate) return range;
  return DateRange{range->first - range->length(), range->last + range->length()};
}

}  // namespace

std::optional<DateRange> parse_date(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return parse_one(text);
  const std::string_view start = text.substr(0, slash), end = text.substr(slash + 1);
  if (start == ".." && end == "..") return {};
  const std::optional<DateRange> first = start == ".." ? DateRange{first_of_days, first_of_days} : parse_one(start);
  const std::optional<DateRange> last = end == ".." ? DateRange{last_of_days, last_of_days} : parse_one(end);
  if (!first || !last || last->last < first->first) return {};
  return DateRange{first->first, last->last};
}

std::optional<DateRange> overlap(const DateRange& a, const DateRange& b) {
  const DateRange both{std::max(a.first, b.first), std::min(a.last, b.last)};
  return both.first <= both.last ? std::optional(both) : std::nullopt;
}

std::string to_string(sys_days day) {
  const std::chrono::year_month_day date(day);
  std::array<char, 32> iso{};
  std::snprintf(iso.data(), iso.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return iso.data();
}

}  // namespace dramatis
