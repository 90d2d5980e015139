#include "extract/time_readers.hpp"

#include <charconv>
#include <map>
#include <utility>

#include "extract/fold.hpp"

namespace dramatis {

using namespace std::chrono;

namespace {

using Form = TimePhrase::Form;
using Match = Regex::Match;

int number_from(std::string_view text) {
  static const std::map<std::string, int, std::less<>> words{
      {"a", 1},       {"an", 1},      {"one", 1},     {"two", 2},     {"three", 3},  {"four", 4},
      {"five", 5},    {"six", 6},     {"seven", 7},   {"eight", 8},   {"nine", 9},   {"ten", 10},
      {"eleven", 11}, {"twelve", 12}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50},
      {"first", 1},   {"second", 2},  {"third", 3},   {"fourth", 4},  {"the", 1}};
  const auto word = words.find(lower_ascii(text));
  if (word != words.end()) return word->second;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

unsigned unsigned_from(std::string_view text) { return static_cast<unsigned>(number_from(text)); }

Unit unit_from(std::string_view name) {
  static const std::map<std::string, Unit, std::less<>> units{{"week", Unit::week},   {"weekend", Unit::weekend},
                                                              {"month", Unit::month}, {"quarter", Unit::quarter},
                                                              {"year", Unit::year},   {"decade", Unit::decade}};
  const auto unit = units.find(lower_ascii(name));
  return unit == units.end() ? Unit::day : unit->second;
}

weekday weekday_from(std::string_view name) {
  constexpr std::string_view names = "SunMonTueWedThuFriSat";
  return weekday(static_cast<unsigned>(names.find(name.substr(0, 3)) / 3));
}

/// Which occurrence of something that recurs.
enum class Which { by_direction, last, next, nearest };

Which which_from(std::string_view words) {
  const auto text = lower_ascii(words);
  const auto has = [&](std::string_view word) { return text.find(word) != text.npos; };
  if (has("coming") || has("next")) return Which::next;
  if (has("last") || has("past") || has("previous")) return Which::last;
  return text == "this" ? Which::nearest : Which::by_direction;
}

/// The occurrence that is meant of those that `at` gives for the periods around the date's own, which has number 0.
template <typename At>
std::optional<TimeValue> occurrence(const TimeReference& reference, Which which, At at) {
  constexpr int reach = 8;  // the longest way between two 29ths of February
  if (!reference.date) return std::nullopt;
  const Day date = *reference.date;
  std::optional<TimeValue> before, until, from, after;  // the date: strictly, or with it
  for (int i = -reach; i <= reach; ++i) {
    const std::optional<TimeValue> value = at(i);
    if (!value) continue;
    if (value->last < date) before = value;
    if (value->first <= date) until = value;
    if (value->last >= date && !from) from = value;
    if (value->first > date && !after) after = value;
  }
  switch (which) {
    case Which::last:
      return before;
    case Which::next:
      return after;
    case Which::by_direction:
      if (reference.direction == Direction::nearest) break;
      return reference.direction == Direction::past ? until : from;
    case Which::nearest:
      break;
  }
  if (!until || !from) return until ? until : from;
  return date - until->last <= from->first - date ? until : from;
}

std::optional<TimeValue> day_value(year y, month m, unsigned d) {
  const auto date = y / m / day(d);
  if (!date.ok()) return std::nullopt;
  return stretch(Unit::day, date);
}

year year_of(const TimeReference& reference) { return year_month_day(*reference.date).year(); }

TimeResolver on_weekday(weekday day_of_week, Which which) {
  if (which == Which::nearest) which = Which::by_direction;
  return [=](TimeReference reference) {
    if (reference.direction == Direction::nearest) reference.direction = Direction::past;  // a week is too short
    return occurrence(reference, which, [&](int i) -> std::optional<TimeValue> {
      const Day sunday = *reference.date - (weekday(*reference.date) - Sunday) + weeks(i);
      return stretch(Unit::day, sunday + (day_of_week - Sunday));
    });
  };
}

/// A day of each year, or two from the first to the last.
TimeResolver on_month_day(month m, unsigned first, unsigned last, Which which = Which::by_direction) {
  return [=](const TimeReference& reference) {
    return occurrence(reference, which, [&](int i) -> std::optional<TimeValue> {
      auto begin = day_value(year_of(reference) + years(i), m, first);
      const auto end = day_value(year_of(reference) + years(i), m, last);
      if (!begin || !end || first == last) return begin;
      return interval(*begin, *end);
    });
  };
}

/// The stretch of a unit that holds the first of that month, each year.
TimeResolver in_month(Unit unit, month m, Which which) {
  return [=](const TimeReference& reference) {
    return occurrence(reference, which, [&](int i) -> std::optional<TimeValue> {
      return stretch(unit, (year_of(reference) + years(i)) / m / 1);
    });
  };
}

TimeResolver always(const std::optional<TimeValue>& value) {
  return [value](const TimeReference&) { return value; };
}

/// The unit so many away from that of the date.
TimeResolver away(Unit unit, int units) {
  return [=](const TimeReference& reference) -> std::optional<TimeValue> {
    if (!reference.date) return std::nullopt;
    return stretch(unit, shifted(*reference.date, unit, units));
  };
}

TimePhrase phrase(const Match& match, Form form, TimeResolver resolve = {}) {
  return {match.span(), form, std::move(resolve), {}};
}

}  // namespace

std::optional<TimePhrase> read_date(const Match& match) {
  const auto m = month_from(match["month"]);
  if (!m) return std::nullopt;
  const auto first = unsigned_from(match["day"]);
  const auto last = match["to"].empty() ? first : unsigned_from(match["to"]);
  if (last < first) return std::nullopt;
  if (match["year"].empty()) return phrase(match, Form::recurring, on_month_day(*m, first, last));
  const year y(number_from(match["year"]));
  auto value = day_value(y, *m, first);
  const auto end = day_value(y, *m, last);
  if (!value || !end) return std::nullopt;
  if (first != last) value = interval(*value, *end);
  return phrase(match, Form::stretch, always(value));
}

std::optional<TimePhrase> read_iso(const Match& match) {
  const auto value = day_from(match.text());
  if (!value) return std::nullopt;
  return phrase(match, Form::stretch, always(stretch(Unit::day, *value)));
}

std::optional<TimePhrase> read_month(const Match& match) {
  const auto m = month_from(match["month"]);
  if (!m) return std::nullopt;
  if (!match["year"].empty())
    return phrase(match, Form::stretch, always(stretch(Unit::month, year(number_from(match["year"])) / *m / 1)));
  return phrase(match, Form::recurring, in_month(Unit::month, *m, which_from(match["which"])));
}

std::optional<TimePhrase> read_year(const Match& match) {
  const auto of = [](std::string_view text) { return stretch(Unit::year, year(number_from(text)) / January / 1); };
  auto value = of(match["year"]);
  if (!match["to"].empty()) {
    const std::string century(match["year"].substr(0, 4 - match["to"].size()));
    const auto end = of(century + std::string(match["to"]));
    if (end.first <= value.first) return std::nullopt;
    value = interval(value, end);
  }
  return phrase(match, Form::stretch, always(value));
}

std::optional<TimePhrase> read_decade(const Match& match) {
  return phrase(match, Form::stretch, always(stretch(Unit::decade, year(number_from(match["year"])) / January / 1)));
}

std::optional<TimePhrase> read_weekday(const Match& match) {
  return phrase(match, Form::recurring, on_weekday(weekday_from(match["weekday"]), which_from(match["which"])));
}

std::optional<TimePhrase> read_season(const Match& match) {
  static const std::map<std::string, month, std::less<>> begins{
      {"spring", March}, {"summer", June}, {"autumn", September}, {"fall", September}, {"winter", December}};
  return phrase(match, Form::recurring,
                in_month(Unit::season, begins.at(lower_ascii(match["season"])), which_from(match["which"])));
}

std::optional<TimePhrase> read_quarter(const Match& match) {
  const month begin(unsigned_from(match["number"]) * 3 - 2);
  if (match["year"].empty()) return phrase(match, Form::recurring, in_month(Unit::quarter, begin, Which::by_direction));
  return phrase(match, Form::stretch, always(stretch(Unit::quarter, year(number_from(match["year"])) / begin / 1)));
}

std::optional<TimePhrase> read_day_of_month(const Match& match) {
  const auto number = unsigned_from(match["day"]);
  return phrase(match, Form::recurring, [number](const TimeReference& reference) {
    return occurrence(reference, Which::by_direction, [&](int i) -> std::optional<TimeValue> {
      const auto month = year_month_day(shifted(*reference.date, Unit::month, i));
      return day_value(month.year(), month.month(), number);
    });
  });
}

/// "last week", "this year", "next weekend"; "the weekend" without a word before it is the one that fits the direction.
std::optional<TimePhrase> read_unit(const Match& match) {
  const Unit unit = unit_from(match["unit"]);
  const Which which = which_from(match["which"]);
  if (unit == Unit::weekend && which != Which::next) {
    const auto chosen = which == Which::last ? which : Which::by_direction;
    return phrase(match, Form::stretch, [chosen](const TimeReference& reference) {
      return occurrence(reference, chosen, [&](int i) -> std::optional<TimeValue> {
        return stretch(Unit::weekend, *reference.date + weeks(i));
      });
    });
  }
  return phrase(match, Form::stretch, away(unit, which == Which::next ? 1 : which == Which::last ? -1 : 0));
}

/// "the end of the week" of something past was that of the last one, if this one has not ended.
std::optional<TimePhrase> read_end(const Match& match) {
  const Unit unit = unit_from(match["unit"]);
  if (match["part"].empty()) return phrase(match, Form::stretch, away(unit, 0));
  return phrase(match, Form::stretch, [unit](const TimeReference& reference) -> std::optional<TimeValue> {
    if (!reference.date) return std::nullopt;
    const auto own = stretch(unit, *reference.date);
    const bool ends = own.last - *reference.date <= (own.last - own.first) / 4;
    return away(unit, reference.direction == Direction::past && !ends ? -1 : 0)(reference);
  });
}

std::optional<TimePhrase> read_deictic(const Match& match) {
  static const std::map<std::string, int, std::less<>> days_away{{"yesterday", -1},
                                                                 {"last night", -1},
                                                                 {"tomorrow", 1},
                                                                 {"the day after tomorrow", 2},
                                                                 {"the day before yesterday", -2}};
  const auto word = lower_ascii(match.text());
  if (word == "overnight") {
    return phrase(match, Form::stretch, [](const TimeReference& reference) -> std::optional<TimeValue> {
      if (!reference.date) return std::nullopt;
      return interval(stretch(Unit::day, *reference.date - days(1)), stretch(Unit::day, *reference.date));
    });
  }
  const auto found = days_away.find(word);
  return phrase(match, Form::stretch, away(Unit::day, found == days_away.end() ? 0 : found->second));
}

/// "two days ago", "in three weeks". "The first talks in three years" tells a duration.
std::optional<TimePhrase> read_distance(const Match& match) {
  const Unit unit = unit_from(match["unit"]);
  const int number = number_from(match["number"]);
  if (!match["ago"].empty()) return phrase(match, Form::stretch, away(unit, -number));
  return phrase(match, Form::stretch, [=](const TimeReference& reference) -> std::optional<TimeValue> {
    if (reference.direction == Direction::past) return std::nullopt;
    return away(unit, number)(reference);
  });
}

/// "two days earlier", "a day after X resigned", "the next morning", "earlier in the day". What dates the clause behind
/// "before" or "after" stands on the other side of the anchor.
std::optional<TimePhrase> read_anchored(const Match& match) {
  const Unit unit = unit_from(match["unit"]);
  const auto how = lower_ascii(match["how"]);
  const bool of_clause = !match["clause"].empty();
  const bool back = of_clause ? how == "after" : how == "before" || how == "earlier" || how == "previous";
  const int number = how == "same" ? 0 : number_from(match["number"]);
  const bool needs_anchor = !back && number != 0;
  return phrase(match, Form::anchored, [=](const TimeReference& reference) -> std::optional<TimeValue> {
    if (!reference.anchor && (needs_anchor || !reference.date)) return std::nullopt;
    const Day from = reference.anchor ? reference.anchor->first : *reference.date;
    return stretch(unit, shifted(from, unit, back ? -number : number));
  });
}

std::optional<TimePhrase> read_clock(const Match& match) {
  unsigned hour = unsigned_from(match["hour"]);
  const unsigned minute = unsigned_from(match["minute"]);
  const auto half = lower_ascii(match["half"]);
  const auto word = lower_ascii(match["word"]);
  if (word == "noon" || word == "midday") hour = 12;
  if (hour > 23 || minute > 59) return std::nullopt;
  const bool late = half == "p" || half == "afternoon" || half == "evening";
  if (!half.empty()) hour = hour % 12 + (late ? 12 : 0);
  auto result = phrase(match, Form::clock);
  const auto two_digits = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  if (word != "midnight") result.clock = "T" + two_digits(hour) + ":" + two_digits(minute);
  return result;
}

std::optional<TimePhrase> read_holiday(const Match& match) {
  static const std::map<std::string, std::pair<month, unsigned>, std::less<>> holidays{
      {"Christmas Eve", {December, 24}},
      {"Christmas Day", {December, 25}},
      {"Christmas", {December, 25}},
      {"New Year's Eve", {December, 31}},
      {"New Year's Day", {January, 1}},
      {"New Year", {January, 1}},
      {"May Day", {May, 1}},
      {"Valentine's Day", {February, 14}},
      {"Boxing Day", {December, 26}}};
  std::string name(match["name"]);
  if (const auto quote = name.find("\u2019"); quote != name.npos) name.replace(quote, 3, "'");
  const auto& [m, d] = holidays.at(name);
  return phrase(match, Form::recurring, on_month_day(m, d, d, which_from(match["which"])));
}

std::optional<TimePhrase> read_day_part(const Match& match) { return phrase(match, Form::day_part); }
std::optional<TimePhrase> read_indefinite(const Match& match) { return phrase(match, Form::indefinite); }

}  // namespace dramatis
