#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/calendar.hpp"
#include "extract/document.hpp"

namespace dramatis {

/// Where from the date an occurrence is looked for; `nearest` where there is a word for either.
enum class Direction { past, future, nearest };

/// What the value of a time expression depends on.
struct TimeReference {
  std::optional<Day> date;          ///< of the document
  Direction direction;              ///< whether what is told has happened or is to come
  std::optional<TimeValue> anchor;  ///< the other time of the sentence to which "a day later" refers
};

/// The value that an expression has under a reference; nothing where that does not decide it.
using TimeResolver = std::function<std::optional<TimeValue>(const TimeReference&)>;

/// A time expression as the grammar reads it: a TIMEX3 of TimeML (ISO 24617-1) of type DATE or TIME before it is
/// resolved. Durations ("for two hours") and sets are none.
struct TimePhrase {
  enum class Form {
    recurring,   ///< "Friday", "May 14", "summer": has occurrences, one of which is meant
    stretch,     ///< "2024", "next week", "yesterday"
    anchored,    ///< "a day earlier"
    clock,       ///< "10 a.m.", alone in no day
    day_part,    ///< "in the evening", alone in no day
    indefinite,  ///< "soon"
  };

  Span span;  ///< in the sentence
  Form form;
  TimeResolver resolve;  ///< empty for the last three forms
  std::string clock;     ///< "T10:00", where a clock time is told
};

/// The time expressions of a sentence, from left to right, with what belongs together joined: "10 a.m. on Friday",
/// "Thursday next week", "from Monday to Wednesday". What overlaps one of `names` is none: "August Wilson".
std::vector<TimePhrase> parse_times(std::string_view sentence, const std::vector<Span>& names);

}  // namespace dramatis
