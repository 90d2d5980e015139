#include "extract/calendar.hpp"

#include <array>
#include <cstdio>

namespace dramatis {

using namespace std::chrono;

const std::string_view month_pattern =
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?)";

namespace {

/// `year-number`, both padded with zeros.
std::string numbered(year y, unsigned number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u", static_cast<int>(y), number);
  return text.data();
}

std::string iso_month(Day day) {
  const year_month_day date(day);
  return numbered(date.year(), static_cast<unsigned>(date.month()));
}

std::string iso_year(Day day) { return iso_month(day).substr(0, 4); }

/// From the first of the month in which `day` lies.
TimeValue whole_months(Day day, int count) {
  const year_month_day date(day);
  const auto begin = date.year() / date.month();
  return {begin / 1, Day((begin + months(count)) / 1) - days(1), {}};
}

Day monday_of(Day day) { return day - (weekday(day) - Monday); }

}  // namespace

std::optional<month> month_from(std::string_view name) {
  constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::string key(name.substr(0, 3));
  for (auto& c : key) c = static_cast<char>(c | 0x20);
  const auto at = names.find(key);
  if (key.size() < 3 || at == names.npos || at % 3 != 0) return std::nullopt;
  return month(static_cast<unsigned>(at / 3 + 1));
}

std::string iso_date(Day day) {
  const year_month_day date(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "-%02u", static_cast<unsigned>(date.day()));
  return iso_month(day) + text.data();
}

std::optional<Day> day_from(std::string_view iso) {
  int y = 0;
  unsigned m = 0, d = 0;
  if (std::sscanf(std::string(iso.substr(0, 10)).c_str(), "%4d-%2u-%2u", &y, &m, &d) != 3) return std::nullopt;
  const auto date = year(y) / month(m) / day(d);
  if (!date.ok()) return std::nullopt;
  return date;
}

TimeValue stretch(Unit unit, Day day) {
  const year_month_day date(day);
  const auto month_number = static_cast<unsigned>(date.month());
  switch (unit) {
    case Unit::day:
      return {day, day, iso_date(day)};
    case Unit::week: {
      const Day monday = monday_of(day);
      return interval(stretch(Unit::day, monday), stretch(Unit::day, monday + days(6)));
    }
    case Unit::weekend: {
      const Day saturday = monday_of(day) + days(5);
      return interval(stretch(Unit::day, saturday), stretch(Unit::day, saturday + days(1)));
    }
    case Unit::month: {
      auto value = whole_months(day, 1);
      value.edtf = iso_month(day);
      return value;
    }
    case Unit::season: {
      constexpr unsigned spring = 21;  // EDTF's number; the others follow
      const auto begin = year_month_day(date.year() / date.month() / 1) - months(month_number % 3);
      auto value = whole_months(begin, 3);
      value.edtf = numbered(begin.year(), spring + (static_cast<unsigned>(begin.month()) / 3 - 1));
      return value;
    }
    case Unit::quarter: {
      const Day begin = year_month_day(date.year() / date.month() / 1) - months((month_number - 1) % 3);
      return interval(stretch(Unit::month, begin), stretch(Unit::month, shifted(begin, Unit::month, 2)));
    }
    case Unit::year:
      return {date.year() / January / 1, date.year() / December / 31, iso_year(day)};
    case Unit::decade: {
      const auto begin = date.year() - years(static_cast<int>(date.year()) % 10);
      return {begin / January / 1, (begin + years(9)) / December / 31, iso_year(day).substr(0, 3) + "X"};
    }
  }
  return {};
}

Day shifted(Day day, Unit unit, int units) {
  const auto by_months = [day](int count) -> Day {
    const auto date = year_month_day(day) + months(count);
    return date.ok() ? Day(date) : Day(date.year() / date.month() / last);
  };
  switch (unit) {
    case Unit::day:
      return day + days(units);
    case Unit::week:
    case Unit::weekend:
      return day + weeks(units);
    case Unit::month:
      return by_months(units);
    case Unit::season:
    case Unit::quarter:
      return by_months(3 * units);
    case Unit::year:
      return by_months(12 * units);
    case Unit::decade:
      return by_months(120 * units);
  }
  return day;
}

TimeValue interval(const TimeValue& first, const TimeValue& last) {
  return {first.first, last.last, first.edtf + "/" + last.edtf};
}

}  // namespace dramatis
