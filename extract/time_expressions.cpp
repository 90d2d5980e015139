#include "extract/time_expressions.hpp"

#include <algorithm>
#include <map>

#include "extract/fold.hpp"
#include "extract/regex.hpp"

namespace dramatis {

namespace {

using Form = TimePhrase::Form;
using Signal = TimeExpression::Signal;

Signal signal_before(std::string_view text) {
  static const Regex preposition("\\b(?i:(?<word>since|until|till|by|before|after))(?: the)? $");
  static const std::map<std::string, Signal, std::less<>> signals{{"since", Signal::since},   {"until", Signal::until},
                                                                  {"till", Signal::until},    {"by", Signal::by},
                                                                  {"before", Signal::before}, {"after", Signal::after}};
  const auto matches = preposition.all(text);
  if (matches.empty()) return Signal::none;
  std::string word(matches.back()["word"]);
  for (auto& c : word) c = static_cast<char>(c | 0x20);
  return signals.at(word);
}

Direction direction_of(const TimeExpression& time, Status status) {
  const bool is_ahead = status == Status::planned || status == Status::proposed;
  if (time.signal == Signal::since) return Direction::past;
  if (!time.tense) return is_ahead ? Direction::future : Direction::past;
  const bool differs = is_ahead && time.tense->direction == Direction::past && !time.tense->is_reported;
  return differs ? Direction::nearest : time.tense->direction;
}

}  // namespace

TimeReader::TimeReader(std::string_view text, const std::vector<Span>& names, std::string_view date)
    : date_(day_from(date)) {
  std::string sentence(text);
  std::replace_if(sentence.begin(), sentence.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  phrases_ = parse_times(sentence, names);
  for (const auto& phrase : phrases_) {
    const auto signal = signal_before(std::string_view(sentence).substr(0, phrase.span.start));
    expressions_.push_back(
        {phrase.span, squeeze(phrase.span.of(sentence)), std::nullopt, signal, tense_at(sentence, phrase.span)});
  }
}

std::vector<TimeExpression> TimeReader::operator()(Status status) const {
  std::vector<std::optional<TimeValue>> values(phrases_.size());
  const auto resolve = [&](std::size_t i, std::optional<TimeValue> anchor) {
    if (phrases_[i].resolve)
      values[i] = phrases_[i].resolve({date_, direction_of(expressions_[i], status), std::move(anchor)});
  };
  for (std::size_t i = 0; i < phrases_.size(); ++i)
    if (phrases_[i].form != Form::anchored) resolve(i, std::nullopt);
  for (std::size_t i = 0; i < phrases_.size(); ++i)
    if (phrases_[i].form == Form::anchored) resolve(i, i > 0 ? values[i - 1] : std::nullopt);

  auto expressions = expressions_;
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    if (!values[i]) continue;
    const bool is_day = values[i]->first == values[i]->last && values[i]->edtf.back() != '~';
    expressions[i].value = values[i]->edtf + (is_day ? phrases_[i].clock : "");
    expressions[i].stretch = values[i];
  }
  return expressions;
}

}  // namespace dramatis
