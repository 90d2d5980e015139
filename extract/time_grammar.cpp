#include "extract/time_grammar.hpp"

#include <algorithm>
#include <set>

#include "extract/time_rules.hpp"

namespace dramatis {

namespace {

using Form = TimePhrase::Form;

bool is_dated(const TimePhrase& time) { return time.form == Form::recurring || time.form == Form::stretch; }
bool is_of_day(const TimePhrase& time) { return time.form == Form::clock || time.form == Form::day_part; }

bool overlaps(Span a, Span b) { return a.start < b.end && b.start < a.end; }

/// The matches of all rules, of those that overlap the one that begins first, then the longest.
std::vector<TimePhrase> atoms(std::string_view sentence, const std::vector<Span>& names) {
  std::vector<TimePhrase> found;
  for (const auto& rule : time_rules()) {
    const auto stands = [&](std::string_view cue) { return sentence.find(cue) != sentence.npos; };
    if (std::none_of(rule.cues.begin(), rule.cues.end(), stands)) continue;
    for (const auto& match : rule.pattern.all(sentence)) {
      const bool named =
          std::any_of(names.begin(), names.end(), [&](Span name) { return overlaps(name, match.span()); });
      if (named) continue;
      if (auto time = rule.read(match)) found.push_back(std::move(*time));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const TimePhrase& a, const TimePhrase& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
  });
  std::vector<TimePhrase> apart;
  for (auto& time : found)
    if (apart.empty() || apart.back().span.end <= time.span.start) apart.push_back(std::move(time));
  return apart;
}

/// "Thursday" + "next week": the first one in that stretch.
TimeResolver within(const TimeResolver& recurring, const TimeResolver& stretch) {
  return [=](const TimeReference& reference) -> std::optional<TimeValue> {
    const auto outer = stretch(reference);
    if (!outer) return std::nullopt;
    return recurring({outer->first, Direction::future, {}});
  };
}

/// "from Monday" + "Wednesday": of past ones the last end and the beginning before it.
TimeResolver between(const TimeResolver& first, const TimeResolver& last) {
  return [=](const TimeReference& reference) -> std::optional<TimeValue> {
    auto begin = first(reference), end = last(reference);
    if (!begin || !end) return std::nullopt;
    if (reference.direction == Direction::past)
      begin = first({end->first, Direction::past, {}});
    else
      end = last({begin->last, Direction::future, {}});
    if (!begin || !end || begin->first >= end->first) return std::nullopt;
    return interval(*begin, *end);
  };
}

/// Two neighbours as one expression, `between` the text that parts them; nothing where they are two.
std::optional<TimePhrase> joined(const TimePhrase& a, std::string_view gap, const TimePhrase& b, bool opens_range) {
  static const std::set<std::string_view> nothing{" ", ", "}, of_stretch{" ", " of ", ", "},
      of_day{" ", " on ", " of ", ", ", ", on "}, at{" ", " at ", " in the ", ", ", ", at "},
      range{" to ", " through ", " until ", " till ", "-", "\u2013"}, pair{" and "};
  const auto whole = [&](Form form, TimeResolver resolve, std::string clock) {
    return TimePhrase{{a.span.start, b.span.end}, form, std::move(resolve), std::move(clock)};
  };
  if (is_of_day(a) && is_dated(b) && of_day.count(gap)) return whole(b.form, b.resolve, a.clock);
  if (is_dated(a) && is_of_day(b) && at.count(gap)) return whole(a.form, a.resolve, a.clock + b.clock);
  if (is_of_day(a) && is_of_day(b) && at.count(gap)) return whole(Form::clock, {}, a.clock + b.clock);
  if (!is_dated(a) || !is_dated(b)) return std::nullopt;
  if (a.form == Form::recurring && b.form == Form::stretch && of_stretch.count(gap))
    return whole(Form::stretch, within(a.resolve, b.resolve), a.clock);
  if (a.form == Form::recurring && b.form == Form::recurring && nothing.count(gap))
    return whole(Form::recurring, b.resolve, a.clock + b.clock);  // "Friday, May 14"
  if (range.count(gap) || (pair.count(gap) && (opens_range || (a.form == Form::recurring && a.form == b.form))))
    return whole(Form::stretch, between(a.resolve, b.resolve), {});
  return std::nullopt;
}

/// Words before an expression that belong to it, and change its value little or not at all.
void extend(TimePhrase& time, std::string_view sentence) {
  static const Regex modifiers(
      "\\b(?:(?<week>[Tt]he week (?:of|beginning|starting) )|(?:[Tt]he )?(?:end|close|start|beginning|middle|first "
      "half|second half|rest|morning|afternoon|evening|night) of (?:the )?|(?:[Ll]ater|[Ee]arlier|[Ll]ate|[Ee]arly|"
      "[Mm]id)(?:[ -](?:on |in )?)(?:the )?|(?<about>(?:[Aa]round|[Aa]bout|circa) ))$");
  if (!is_dated(time)) return;
  constexpr std::size_t reach = 40;  // longer than any of them
  const auto from = time.span.start > reach ? time.span.start - reach : 0;
  const auto matches = modifiers.all(sentence.substr(from, time.span.start - from));
  if (matches.empty()) return;
  const auto& match = matches.back();
  time.span.start = from + match.span().start;
  const bool week = !match["week"].empty(), about = !match["about"].empty();
  if (!week && !about) return;
  time.resolve = [inner = time.resolve, week](const TimeReference& reference) {
    auto value = inner(reference);
    if (value && week) value = stretch(Unit::week, value->first);
    if (value && !week && value->edtf.find('/') == std::string::npos) value->edtf += '~';
    return value;
  };
}

}  // namespace

std::vector<TimePhrase> parse_times(std::string_view sentence, const std::vector<Span>& names) {
  static const Regex range_opener("\\b(?:[Ff]rom|[Bb]etween) (?:early |late |mid-?)?$");
  std::vector<TimePhrase> times;
  for (auto& time : atoms(sentence, names)) {
    std::optional<TimePhrase> both;
    if (!times.empty()) {
      const auto& last = times.back();
      const auto before = sentence.substr(0, last.span.start);
      const auto gap = sentence.substr(last.span.end, time.span.start - last.span.end);
      both = joined(last, gap, time, !range_opener.all(before).empty());
    }
    if (both)
      times.back() = std::move(*both);
    else
      times.push_back(std::move(time));
  }
  times.erase(std::remove_if(times.begin(), times.end(),
                             [&](const TimePhrase& time) {
                               const auto text = time.span.of(sentence);
                               return time.form == Form::day_part && text.substr(0, 2) != "in";
                             }),
              times.end());
  for (auto& time : times) extend(time, sentence);
  return times;
}

}  // namespace dramatis
