#include "extract/dates.hpp"

#include <unicode/regex.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>

#include "extract/calendar.hpp"
#include "extract/utf8.hpp"

namespace dramatis {

namespace {

constexpr std::string_view pattern =
    "\\b(?:"
    "(?<m1>MONTH)\\.? (?<d1>[0-9]{1,2})(?:st|nd|rd|th)?,? (?<y1>[0-9]{4})|"
    "(?<d2>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?(?<m2>MONTH)\\.?,? (?<y2>[0-9]{4})|"
    "(?<y3>[0-9]{4})-(?<m3>[0-9]{2})-(?<d3>[0-9]{2})"
    ")(?!\\d)";
void check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU cannot find dates: ") + u_errorName(status));
}

const icu::RegexPattern& dates() {
  static const auto compiled = [] {
    UErrorCode status = U_ZERO_ERROR;
    UParseError error;
    const auto text = to_unicode(pattern).findAndReplace("MONTH", to_unicode(month_pattern));
    std::unique_ptr<icu::RegexPattern> result(icu::RegexPattern::compile(text, UREGEX_CASE_INSENSITIVE, error, status));
    check(status);
    return result;
  }();
  return *compiled;
}

/// A date and where it stands, in UTF-16 units of the text that was searched.
struct Found {
  std::string date;
  int32_t start = 0;
  int32_t end = 0;
};

Found find(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher(dates().matcher(text, status));
  check(status);
  const auto group = [&](const char* name, char form) {
    const auto number = dates().groupNumberFromName((std::string(name) + form).c_str(), -1, status);
    auto value = to_utf8(matcher->group(number, status));
    check(status);
    return value;
  };
  while (matcher->find(status)) {
    for (const char form : {'1', '2', '3'}) {
      const auto year = group("y", form);
      if (year.empty()) continue;
      const auto day = group("d", form);
      const auto named = group("m", form);
      const auto month = form == '3' ? std::chrono::month(static_cast<unsigned>(std::stoi(named))) : month_from(named);
      if (!month) continue;
      const std::chrono::year_month_day date(std::chrono::year(std::stoi(year)), *month,
                                             std::chrono::day(static_cast<unsigned>(std::stoi(day))));
      if (!date.ok() || date.year() < std::chrono::year(1800)) continue;
      return {iso_date(date), matcher->start(status), matcher->end(status)};
    }
  }
  return {};
}

}  // namespace

std::string first_date(std::string_view text) { return find(to_unicode(text)).date; }

std::string document_date(std::string_view text) {
  constexpr int lines_searched = 6;
  constexpr int32_t short_line = 80;
  constexpr int32_t dateline = 60;  // how far into a line it begins at most
  constexpr int32_t agency = 25;    // how much may stand between its date and its dash
  constexpr std::size_t line_searched = 400;

  for (int seen = 0; seen < lines_searched && !text.empty();) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = to_unicode(text.substr(0, std::min(end, line_searched))).trim();
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.isEmpty()) continue;
    ++seen;
    const auto found = find(line);
    if (found.date.empty()) continue;
    const auto after = line.tempSubStringBetween(found.end, found.end + agency);
    const bool dash = after.indexOf(u'\u2014') >= 0 || after.indexOf(u'\u2013') >= 0 || after.indexOf(u" -") >= 0;
    const bool range = found.start > 0 && line[found.start - 1] == u'(' && line[found.end] != u')';  // of a life
    if (range) continue;
    if (line.length() <= short_line || (found.start <= dateline && dash)) return found.date;
  }
  return {};
}

}  // namespace dramatis
