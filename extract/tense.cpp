#include "extract/tense.hpp"

#include <set>
#include <string>
#include <vector>

#include "extract/regex.hpp"

namespace dramatis {

namespace {

using Words = std::set<std::string_view>;

/// Auxiliaries, adjectives and participles that point ahead, and verbs that in the present tense tell what is to come.
const Words ahead{"will",    "would",    "shall",     "may",      "might",    "could",   "should",    "plans",
                  "planned", "due",      "scheduled", "expected", "slated",   "set",     "hopes",     "wants",
                  "intends", "upcoming", "aims",      "expects",  "takes",    "starts",  "opens",     "begins",
                  "expires", "resumes",  "leaves",    "arrives",  "planning", "hoping",  "expecting", "likely",
                  "'ll",     "cannot",   "can",       "must",     "ready",    "possible"};

/// Verbs that point ahead with what follows them ("agreed to meet on Friday"), and behind with a date of their own
/// ("agreed on Friday to meet").
const Words prospective{"agreed",    "promised",   "offered", "asked",     "invited", "proposed", "urged",
                        "pledged",   "decided",    "hoped",   "wanted",    "called",  "intended", "prepared",
                        "suggested", "threatened", "vowed",   "requested", "ordered", "told"};

const Words saying{"said",      "says",     "told",         "announced",  "reported",  "added",
                   "confirmed", "denied",   "repeated",     "wrote",      "indicated", "warned",
                   "declared",  "revealed", "stated",       "disclosed",  "insisted",  "admitted",
                   "claimed",   "tweeted",  "acknowledged", "complained", "noted"};

const Words irregular{"was",   "were",   "had",   "did",   "met",      "held",  "spoke",  "said",    "told",    "saw",
                      "sat",   "went",   "came",  "flew",  "left",     "took",  "gave",   "got",     "made",    "began",
                      "broke", "led",    "ran",   "won",   "lost",     "wrote", "rang",   "rose",    "sent",    "spent",
                      "stood", "sought", "found", "kept",  "drew",     "drove", "became", "brought", "built",   "chose",
                      "fell",  "fought", "heard", "paid",  "shook",    "shot",  "sold",   "struck",  "swore",   "woke",
                      "ate",   "has",    "have",  "been",  "withdrew", "seen",  "spoken", "taken",   "thought", "felt",
                      "knew",  "grew",   "laid",  "swept", "slept",    "quit"};

const Words no_verbs{"need", "indeed", "hundred", "speed", "seed", "feed", "bed", "unprecedented", "united", "exceed"};

struct Word {
  Span span;
  std::string text;  // lower case where it was so
};

bool is_past(const std::string& word) {
  const bool regular = word.size() > 3 && word[0] != '-' && word.compare(word.size() - 2, 2, "ed") == 0;
  return irregular.count(word) || (regular && !no_verbs.count(word));
}

/// Words and the marks that part clauses, from left to right; "-mediated" of "U.S.-mediated" with its hyphen.
std::vector<Word> words_of(std::string_view sentence) {
  static const Regex word("-?[\\p{L}\\d]+|'ll\\b|[,;:\u2014(]|\\.(?=\\p{Lu})");
  std::vector<Word> words;
  for (const auto& match : word.all(sentence)) words.push_back({match.span(), std::string(match.text())});
  return words;
}

bool is_break(const Word& word) {
  return !(word.text[0] & 0x80) && std::string_view(";:(.").find(word.text[0]) != std::string_view::npos;
}

/// Whether the word points either way for what follows it, so that the search ends.
bool is_open(const std::vector<Word>& words, std::size_t i, std::size_t at) {
  if (!prospective.count(words[i].text)) return false;
  for (auto k = i + 1; k < at; ++k)
    if (words[k].text == "to" || words[k].text == "for") return true;
  return false;
}

/// What the word at `i` says of an expression that begins at word `at` and ends before word `behind`.
std::optional<Tense> tense_of(const std::vector<Word>& words, std::size_t i, std::size_t at, std::size_t behind) {
  const auto& word = words[i].text;
  const auto is = [&](std::size_t k, std::string_view text) { return k < words.size() && words[k].text == text; };
  const auto result = [&](Direction direction, bool reported = false) {
    return Tense{direction, words[i].span, reported};
  };
  const bool perfect = i > 0 && (is(i - 1, "had") || (is(i - 1, "been") && i > 1 && is(i - 2, "had")));
  static const Words be{"is", "are", "was", "were"};
  const bool adverb = is(i + 1, "also") || is(i + 1, "then") || is(i + 1, "now");
  if (be.count(word) && is(i + 1 + adverb, "to") && !is(i + 2 + adverb, "have")) return result(Direction::future);
  if (ahead.count(word)) return result(perfect ? Direction::past : Direction::future);
  if (saying.count(word) && (i < at ? i + 4 >= at : i == behind)) return result(Direction::past, true);
  if (!perfect && is_open(words, i, at)) return std::nullopt;
  const bool passive = i > 0 && (is(i - 1, "be") || is(i - 1, "being"));  // its tense stands before it
  if (is_past(word) && !passive) return result(Direction::past);
  return std::nullopt;
}

/// Back over the prepositions before the word at `at`.
std::size_t before_prepositions(const std::vector<Word>& words, std::size_t at) {
  static const Words prepositions{"on", "On", "in", "In", "at", "At", "by", "By", "of", "the", "The", "But", "And"};
  while (at > 0 && prepositions.count(words[at - 1].text)) --at;
  return at;
}

/// Back over a relative clause that ends before `at`: "will succeed Bo, who ran it since 2016, in January".
std::size_t before_aside(const std::vector<Word>& words, std::size_t at) {
  static const Words relative{"who", "whom", "whose", "which", "where"};
  if (at == 0 || words[at - 1].text != ",") return at;
  for (auto i = at - 1; i-- > 0 && !is_break(words[i]);)
    if (words[i].text == ",") return relative.count(words[i + 1].text) ? i : at;
  return at;
}

bool opens_clause(const std::vector<Word>& words, std::size_t at) {
  return at == 0 || is_break(words[at - 1]) || words[at - 1].text == "and" || words[at - 1].text == "but";
}

}  // namespace

std::optional<Tense> tense_at(std::string_view sentence, Span expression) {
  const auto words = words_of(sentence);
  std::size_t at = 0;
  while (at < words.size() && words[at].span.end <= expression.start) ++at;
  std::size_t behind = at;
  while (behind < words.size() && words[behind].span.start < expression.end) ++behind;
  const auto head = before_prepositions(words, at);

  const auto backward = [&]() -> std::optional<Tense> {
    for (auto i = before_aside(words, head); i-- > 0 && !is_break(words[i]);) {
      if (const auto tense = tense_of(words, i, at, behind)) return tense;
      if (is_open(words, i, at)) return std::nullopt;
    }
    return std::nullopt;
  };
  const auto forward = [&]() -> std::optional<Tense> {
    for (auto i = behind; i < words.size() && !is_break(words[i]); ++i)
      if (const auto tense = tense_of(words, i, at, behind)) return tense;
    return std::nullopt;
  };
  if (opens_clause(words, head))
    if (const auto tense = forward()) return tense;
  if (const auto tense = backward()) return tense;
  return forward();
}

}  // namespace dramatis
