#include "extract/meeting.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "extract/countries.hpp"
#include "extract/regex.hpp"

namespace dramatis {

namespace {

using Signal = TimeExpression::Signal;

Span hull(Span a, Span b) { return {std::min(a.start, b.start), std::max(a.end, b.end)}; }

bool covers(Span a, Span b) { return a.start <= b.start && b.end <= a.end; }

bool is_ahead(Status status) { return status == Status::planned || status == Status::proposed; }

/// Where the sentence tells of the meeting.
struct Core {
  std::optional<Span> word;  ///< "met", "talks", if there is any
  Span span;                 ///< from that word to the later of the two
};

/// The word for the meeting and the pair of mentions that lie closest together.
std::optional<Core> core_of(const SentenceView& sentence, const Relation& relation) {
  static const Regex meeting_word(
      "\\b(?i:met|meet(?:s|ings?)?|talk(?:s|ed|ing)?|spoke|speak(?:s|ing)?|spoken|confer(?:s|red|ring)?|"
      "discuss(?:ed|es|ing|ions?)?|negotiat(?:e|es|ed|ing|ions?)|summit|sessions?|rounds?|receiv(?:e|es|ed|ing)|"
      "host(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|see|sees|saw|seen|call(?:s|ed)?|(?:tele)?phon(?:e|ed)|rang|rung|"
      "din(?:e|ed|ner)|lunch(?:ed)?|breakfast|sat|sit(?:s|ting)?|consult(?:ed|ations?)|audience|encounter|"
      "conversations?|greet(?:s|ed)?|embrac(?:e|ed)|convers(?:e|ed)|conven(?:e|ed)|huddled|shak(?:e|es)|shook|"
      "join(?:s|ed)?|heard|together|contacts?|appointment|interview)\\b");
  std::vector<std::pair<Span, std::size_t>> words;  // with what speaks against each
  for (const auto& match : meeting_word.all(sentence.text)) {
    constexpr std::size_t of_other_status = 150;
    const auto tense = tense_at(sentence.text, {match.span().end, match.span().end});
    const bool fits = !tense || relation.status == Status::denied ||
                      (tense->direction == Direction::future) == is_ahead(relation.status);
    words.emplace_back(match.span(), fits ? 0 : of_other_status);
  }
  std::optional<Core> best;
  auto least = std::numeric_limits<std::size_t>::max();
  const auto consider = [&](std::size_t score, std::optional<Span> word, Span later) {
    if (score >= least) return;
    least = score;
    best = {word, word ? hull(*word, later) : later};
  };
  for (const auto a : sentence.of(relation.source)) {
    for (const auto b : sentence.of(relation.target)) {
      constexpr std::size_t without_word = 200, behind_pair = 25, for_semicolon = 150;
      const Span pair = hull(a, b), later = a.start > b.start ? a : b;
      consider(pair.size() + without_word, std::nullopt, later);
      for (const auto& [word, against] : words) {
        const Span all = hull(pair, word);
        const auto text = all.of(sentence.text);
        const auto semicolons = static_cast<std::size_t>(std::count(text.begin(), text.end(), ';'));
        consider(all.size() + gap(word, later) + (word.start > pair.end ? behind_pair : 0) + against +
                     semicolons * for_semicolon,
                 word, later);
      }
    }
  }
  return best;
}

constexpr std::size_t too_far = 30;

bool is_before(const Core& core, Span span) { return span.end <= core.span.start; }

/// The text between the core and what stands before or behind it.
Span between(const Core& core, Span span) {
  return is_before(core, span) ? Span{span.end, core.span.start}
                               : Span{core.span.end, std::max(span.start, core.span.end)};
}

/// How far what stands at `span` is from the core, in words, more for those that begin another clause; those of
/// mentions do not count.
std::size_t distance(const SentenceView& sentence, const Core& core, Span span) {
  static const Regex word(
      "(?<stop>[;:\u2014])|(?<clause>\\b(?:but|if|unless|because|although|though|since|until|while)\\b)|"
      "(?<relative>\\b(?:who|whom|whose|which|when|after|before)\\b)|(?<list>,|\\band\\b)|[\\p{L}\\d]+");
  constexpr std::size_t within = 4, ahead_of_core = 3;
  const auto weight = [](const Regex::Match& match) -> std::size_t {
    if (!match["stop"].empty()) return too_far;
    if (!match["clause"].empty()) return 25;
    if (!match["relative"].empty()) return 7;
    return match["list"].empty() ? 1 : 5;
  };
  if (covers(core.span, span)) return within;
  const Span way = between(core, span);
  std::size_t sum = is_before(core, span) ? ahead_of_core : 0;
  for (const auto& match : word.all(way.of(sentence.text))) {
    const Span at{way.start + match.span().start, way.start + match.span().end};
    const bool in_mention = std::any_of(sentence.mentions.begin(), sentence.mentions.end(),
                                        [&](const Mention& mention) { return covers(mention.span, at); });
    if (!in_mention) sum += weight(match);
  }
  return sum;
}

/// Whether another clause begins on the way. Commas in pairs enclose something, and begin none.
bool has_break(const SentenceView& sentence, Span way) {
  static const Regex opener("[;:]|\\b(?:and|but|who|whom|when|where|after|before)\\b");
  const auto text = way.of(sentence.text);
  return std::count(text.begin(), text.end(), ',') % 2 == 1 || !opener.all(text).empty();
}

/// Whether the verb that owns what stands at `span` tells of something else than the meeting. Before the meeting's word
/// that is a verb which neither helps it nor leads to it ("will on Friday meet", "flew to Paris on Friday to meet");
/// behind it, one that does not say when a meeting is ("talks ended on Friday").
bool is_of_another_verb(const SentenceView& sentence, const Core& core, Span span, const std::optional<Tense>& tense) {
  static const std::set<std::string_view> leading{
      "will",    "would",     "is",       "are",      "was",      "were",    "has",     "have",     "had",
      "due",     "scheduled", "expected", "been",     "planned",  "visited", "arrived", "came",     "flew",
      "went",    "travelled", "traveled", "returned", "may",      "might",   "could",   "did",      "agreed",
      "invited", "proposed",  "offered",  "refused",  "declined", "asked",   "should",  "promised", "hopes"};
  static const std::set<std::string_view> holding{
      "held",   "scheduled", "due",       "planned", "set",    "expected", "will",      "would",    "could",
      "may",    "might",     "began",     "opened",  "ended",  "resumed",  "concluded", "started",  "took",
      "called", "cancelled", "postponed", "closed",  "failed", "was",      "were",      "proposed", "lasted"};
  if (!tense || covers(core.span, tense->word)) return false;
  const auto verb = tense->word.of(sentence.text);
  const Span way = between(core, span);
  if (is_before(core, span)) return tense->word.end <= span.start && !leading.count(verb) && has_break(sentence, way);
  if (tense->word.start < core.span.end || !core.word) return false;
  return has_break(sentence, way) || (tense->word.end <= span.start && !holding.count(verb));
}

/// "Friday's attack" dates something else, "Friday's talks" the meeting.
bool is_of_another_noun(const SentenceView& sentence, Span span) {
  static const Regex possessed("^['\u2019]s (?!(?:\\p{L}+ )?(?:meeting|talks|summit|session|call|round|dinner|lunch))");
  return !possessed.all(sentence.text.substr(span.end)).empty();
}

bool is_bound_of_meeting(Signal signal, Status status) {
  if (signal == Signal::none) return true;
  return is_ahead(status) && signal != Signal::since && signal != Signal::after;
}

/// Whether the time lies on the side of the document's date on which the status has the meeting. What was done that
/// very day to arrange one does not date it: "offered on Friday to meet".
bool agrees(const SentenceView& sentence, const Core& core, const TimeExpression& time, Status status) {
  if (!time.stretch || !sentence.date || status == Status::denied) return true;
  if (!is_ahead(status)) return time.stretch->first <= *sentence.date;
  const bool is_done = time.tense && time.tense->direction == Direction::past && !covers(core.span, time.tense->word);
  return time.stretch->last > *sentence.date || (time.stretch->last == *sentence.date && !is_done);
}

/// "GENEVA, May 18 (AP) - "
bool is_of_dateline(const SentenceView& sentence, Span span) {
  static const Regex dash("^[,.]?(?: ?\\([^)]{1,40}\\)| ?/[^/]{1,40}/)?[,.:]* ?(?:-{1,2}|\u2013|\u2014|_)");
  constexpr std::size_t reach = 60;
  return span.start < reach && !dash.all(sentence.text.substr(span.end)).empty();
}

/// Whether the words before a place set something there: "in", "at a hotel in", "in the suburbs of".
bool is_located(const SentenceView& sentence, const Mention& place, const Core& core) {
  static const Regex before(
      "(?<owner>\\p{L}+)?(?:^|[^\\p{L}])(?i:(?<at>in|at|near|outside|aboard|on)|(?<to>to|visit)) "
      "(?<words>(?:(?!(?:in|at|near|on|to|from|with|by|for|and|or|that|as|between)\\b)[\\p{L}-]+ ){0,5})$");
  static const std::set<std::string_view> posts{
      "ambassador",   "Ambassador", "envoy",    "consul",    "General",   "representative", "embassy",  "office",
      "crisis",       "war",        "conflict", "peace",     "situation", "fighting",       "violence", "election",
      "elections",    "troops",     "forces",   "born",      "based",     "lives",          "killed",   "mission",
      "metropolitan", "delegate",   "coup",     "interests", "interest",  "mediator"};
  static const std::set<std::string_view> moves{
      "fly",       "flew",     "flying", "go",    "goes", "going",  "went",     "travel", "travels",
      "travelled", "traveled", "come",   "comes", "came", "return", "returned", "trip",   "head",
      "headed",    "invited",  "them",   "him",   "her",  "drove",  "brought",  "back"};
  static const Regex part_of(
      "\\b(?:suburbs?|districts?|town|city|capital|village|outskirts|island|region|resort|port|"
      "province|north|south|east|west|centre|center|state|side) of (?:the )?$");
  constexpr std::size_t reach = 70;
  const auto from = place.span.start > reach ? place.span.start - reach : 0;
  const auto matches = before.all(sentence.text.substr(from, place.span.start - from));
  if (matches.empty()) return false;
  const auto& match = matches.back();
  const auto words = match["words"];
  if (words.ends_with(" a ") || words == "a " || words == "an ") return false;
  if (words.find("of ") != words.npos && part_of.all(words).empty()) return false;
  if (!match["to"].empty())
    return place.span.start < core.span.end && (match["to"] == "visit" || moves.count(match["owner"]));
  const auto start = from + match.span().start;
  const bool of_mention = std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& mention) {
    return mention.span.end > start && mention.span.end < place.span.start;
  });
  return !posts.count(match["owner"]) && !(of_mention && is_before(core, place.span));
}

/// "a Geneva hotel", "the Turkish capital": describes what follows.
bool is_attribute(const SentenceView& sentence, const Mention& place) {
  static const Regex noun(
      "^ "
      "(?!(?:on|in|at|to|for|with|by|and|or|but|from|as|after|before|between|during|into|through|under|without|against|"
      "again|together|alone|twice|so|not|than|that|who|which|"
      "where|when|if|while|is|was|are|were|has|had|will|would|of|over|about|last|next|this|later|"
      "earlier|today|yesterday|tomorrow|tonight|early|late|until|since|said|prison|resort|airport|"
      "hotel|palace|province|region|island|stadium|the)\\b)\\p{Ll}");
  const auto* country = find_country(country_key(place.span.of(sentence.text)));
  if (country && country->form == CountryName::Form::demonym) return true;
  const bool before_mention = std::any_of(sentence.mentions.begin(), sentence.mentions.end(), [&](const Mention& next) {
    return next.span.start == place.span.end + 1 && sentence.text[place.span.end] == ' ';
  });
  return before_mention || !noun.all(sentence.text.substr(place.span.end)).empty();
}

}  // namespace

std::string meeting_time(const SentenceView& sentence, const Relation& relation) {
  const auto times = sentence.times(relation.status);
  if (times.empty()) return {};
  const auto core = core_of(sentence, relation);
  if (!core) return {};
  constexpr std::size_t unresolved = 15;
  std::string when;
  auto nearest = too_far;
  for (const auto& time : times) {
    if ((time.tense && time.tense->is_reported) || is_of_dateline(sentence, time.span)) continue;
    if (!is_bound_of_meeting(time.signal, relation.status) || !agrees(sentence, *core, time, relation.status)) continue;
    if (is_of_another_noun(sentence, time.span) || is_of_another_verb(sentence, *core, time.span, time.tense)) continue;
    const auto far = distance(sentence, *core, time.span) + (time.stretch ? 0 : unresolved);
    if (far >= nearest) continue;
    nearest = far;
    const bool is_limit = time.stretch && (time.signal == Signal::by || time.signal == Signal::before);
    when = is_limit && time.value.find('/') == std::string::npos ? "../" + time.value : time.value;
  }
  return when;
}

const Mention* meeting_place(const SentenceView& sentence, const Relation& relation) {
  const auto takes_no_part = [&](const Mention& mention) {
    return mention.kind == Kind::place && mention.level != Level::pronoun && mention.entity != relation.source &&
           mention.entity != relation.target;
  };
  if (std::none_of(sentence.mentions.begin(), sentence.mentions.end(), takes_no_part)) return nullptr;
  const auto core = core_of(sentence, relation);
  if (!core) return nullptr;
  const Mention* where = nullptr;
  auto nearest = too_far;
  for (const auto& mention : sentence.mentions) {
    if (!takes_no_part(mention)) continue;
    if (is_attribute(sentence, mention) || !is_located(sentence, mention, *core)) continue;
    const auto tense = tense_at(sentence.text, mention.span);
    if (tense && tense->is_reported) continue;
    if (is_of_another_verb(sentence, *core, mention.span, tense)) continue;
    const auto far = distance(sentence, *core, mention.span);
    if (far >= nearest) continue;
    nearest = far;
    where = &mention;
  }
  return where;
}

}  // namespace dramatis
