#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/tense.hpp"
#include "extract/time_grammar.hpp"

namespace dramatis {

/// A time expression of a sentence with its value. The terms are those of TimeML and its TIMEX3 (ISO 24617-1); the
/// value is EDTF instead of TIMEX3's own notation.
struct TimeExpression {
  /// TimeML's SIGNAL: a preposition that makes the expression the bound of a stretch.
  enum class Signal { none, since, until, by, before, after };

  Span span;                         ///< in the sentence: "10 a.m. on Friday"
  std::string value;                 ///< EDTF ("2024-05-17T10:00"); the expression itself where it cannot be decided
  std::optional<TimeValue> stretch;  ///< nothing where it cannot be decided
  Signal signal;
  std::optional<Tense> tense;
};

/// The time expressions of a sentence, as far as they need not be resolved, for many statuses.
class TimeReader {
 public:
  /// `names` as in parse_times; `date` of the document, ISO 8601, may be empty.
  TimeReader(std::string_view sentence, const std::vector<Span>& names, std::string_view date);

  /// The expressions with their values as the sentence's tense has them, and where it leaves them open, the status:
  /// "on Thursday" of what is planned or proposed is the next one on or after the date, else the last one up to it.
  std::vector<TimeExpression> operator()(Status) const;

 private:
  std::optional<Day> date_;
  std::vector<TimePhrase> phrases_;
  std::vector<TimeExpression> expressions_;  // not resolved
};

}  // namespace dramatis
