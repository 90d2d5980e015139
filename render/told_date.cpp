#include "render/told_date.hpp"

#include <array>
#include <charconv>

#include "graph/events/date_range.hpp"
#include "render/text.hpp"

namespace dramatis {
namespace {

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::array seasons{"spring", "summer", "autumn", "winter"};

/// The parts of a date in words; those that it does not give are empty.
struct Words {
  std::string about;
  std::string day;
  std::string month;
  std::string year;
  std::string time;

  std::string told() const {
    std::string text = about;
    for (const std::string& part : {day, month, year}) {
      if (!text.empty() && text.back() != ' ' && !part.empty()) text += ' ';
      text += part;
    }
    return time.empty() ? text : text + ", " + time;
  }
};

std::size_t number(std::string_view digits) {
  std::size_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// `date`: one of the forms of parse_date that are no interval.
Words words_of(std::string_view date) {
  Words words;
  if (date.ends_with('~')) {
    words.about = "about ";
    date.remove_suffix(1);
  }
  if (date.ends_with('X')) {
    words.year = "the " + std::string(date.substr(0, 3)) + "0s";
    return words;
  }
  words.year = date.substr(0, 4);
  if (date.size() < 7) return words;
  const std::size_t month = number(date.substr(5, 2));
  words.month = month > 20 ? seasons[month - 21] : months[month - 1];
  if (date.size() < 10) return words;
  words.day = std::to_string(number(date.substr(8, 2)));
  if (date.size() > 11) words.time = date.substr(11);
  return words;
}

std::string told_interval(std::string_view from, std::string_view to, std::string_view until) {
  if (from == ".." || from.empty()) return std::string(until) + ' ' + words_of(to).told();
  if (to == ".." || to.empty()) return "from " + words_of(from).told();
  Words first = words_of(from);
  const Words last = words_of(to);
  if (first.about.empty() && !last.day.empty() && !first.day.empty() && first.year == last.year) {
    first.year.clear();
    if (first.month == last.month) first.month.clear();
  }
  return first.told() + " to " + last.told();
}

}  // namespace

std::string told_date(std::string_view when, std::string_view until) {
  if (when.empty()) return {};
  if (!parse_date(when)) return "“" + clean_text(when) + "”";
  const std::size_t slash = when.find('/');
  return slash == when.npos ? words_of(when).told()
                            : told_interval(when.substr(0, slash), when.substr(slash + 1), until);
}

}  // namespace dramatis
