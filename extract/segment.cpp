#include "extract/segment.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <utility>

#include "extract/utf8.hpp"

namespace dramatis {

namespace {

using Words = std::unordered_set<std::string_view>;

/// Abbreviations after which a name follows, so that no sentence ends with them.
const Words titles = {"Adm",  "Amb",   "Archbp", "Brig",   "Capt", "Cdr",   "Cmdr", "Col", "Comr",
                      "Cpl",  "Dr",    "Drs",    "Gen",    "Gens", "Gov",   "Govs", "Hon", "Insp",
                      "Lt",   "Lieut", "Maj",    "Messrs", "Mlle", "Mme",   "Mr",   "Mrs", "Ms",
                      "Msgr", "Mx",    "Pfc",    "Pres",   "Prof", "Profs", "Pvt",  "Rep", "Reps",
                      "Rt",   "Rev",   "Sen",    "Sens",   "Sgt",  "Spc",   "Supt", "v",   "vs"};

/// Abbreviations which end a sentence only where the next word looks like the first of one.
const Words endings = {"Fr",   "Ft",   "Mt",   "St",   "Ste",   "Ala", "Apr",  "Ariz", "Ark",  "assn", "Assn",
                       "Aug",  "Ave",  "Blvd", "Bros", "Calif", "Co",  "Colo", "Conn", "Corp", "Cos",  "Dec",
                       "Del",  "Dept", "dept", "Dist", "Esq",   "est", "etc",  "Feb",  "Fla",  "Fri",  "Ga",
                       "Govt", "govt", "Ill",  "Inc",  "Ind",   "Jan", "Jr",   "Jul",  "Jun",  "Kan",  "Ky",
                       "La",   "LLC",  "Ltd",  "Mar",  "Mass",  "Md",  "Mich", "Minn", "Miss", "Mon",  "Mont",
                       "Neb",  "Nev",  "Nov",  "Oct",  "Okla",  "Ont", "Ore",  "Ph.D", "Pa",   "Penn", "plc",
                       "Plc",  "Que",  "ret",  "Ret",  "Rd",    "Sat", "Sep",  "Sept", "Sr",   "Sun",  "Tenn",
                       "Tex",  "Thu",  "Tue",  "Univ", "Va",    "Vt",  "Wash", "Wed",  "Wis",  "Wyo"};

/// Abbreviations that belong to a number behind them.
const Words numbered = {"Art", "art", "cf", "ch",  "Fig", "fig", "No",  "no", "Nos",
                        "nos", "Op",  "p",  "par", "pp",  "Sec", "Vol", "vol"};

/// Words that seldom follow an abbreviation within a sentence when they are capitalised.
const Words starters = {
    "A",      "About",  "According", "After",     "All",     "Although", "Among", "An",      "And",   "Another",
    "Any",    "As",     "Asked",     "At",        "Because", "Before",   "Both",  "But",     "By",    "Despite",
    "During", "Each",   "Earlier",   "Even",      "Few",     "For",      "Four",  "From",    "He",    "Her",
    "Here",   "His",    "How",       "However",   "I",       "If",       "In",    "Instead", "It",    "Its",
    "Last",   "Later",  "Many",      "Meanwhile", "More",    "Most",     "My",    "Neither", "No",    "None",
    "Nor",    "Not",    "Nothing",   "Now",       "Of",      "On",       "Once",  "One",     "Only",  "Or",
    "Other",  "Others", "Our",       "Over",      "She",     "Since",    "So",    "Some",    "Still", "Such",
    "That",   "The",    "Their",     "Then",      "There",   "These",    "They",  "This",    "Those", "Though",
    "Three",  "To",     "Two",       "Under",     "Until",   "We",       "What",  "When",    "Where", "Whether",
    "Which",  "While",  "Who",       "Why",       "With",    "Without",  "Yet",   "You",     "Your"};

/// What may follow "a.m." and "p.m." within a sentence.
const Words times = {"Monday",   "Tuesday",  "Wednesday", "Thursday", "Friday",  "Saturday", "Sunday",   "January",
                     "February", "March",    "April",     "May",      "June",    "July",     "August",   "September",
                     "October",  "November", "December",  "EST",      "EDT",     "ET",       "PST",      "PDT",
                     "GMT",      "UTC",      "CET",       "BST",      "Eastern", "Pacific",  "Greenwich"};

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) || c == 0xFEFF || c == 0x200B; }

Span trimmed(std::string_view text, Span span) {
  for (auto at = span.start; span.start < span.end && is_space(next_code_point(text, at)); span.start = at) {
  }
  for (auto at = span.end; span.start < span.end && is_space(previous_code_point(text, at)); span.end = at) {
  }
  return span;
}

bool is_closer(UChar32 c) {
  const auto type = u_charType(c);
  return c == '"' || c == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

bool is_opener(UChar32 c) {
  const auto type = u_charType(c);
  return c == '"' || c == '\'' || type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

/// `text` without the characters at its end that `drop` accepts.
template <typename Predicate>
std::string_view without_end(std::string_view text, Predicate drop) {
  for (auto at = text.size(); !text.empty() && drop(previous_code_point(text, at)); text = text.substr(0, at)) {
  }
  return text;
}

/// `text` without the characters at its beginning that `drop` accepts.
template <typename Predicate>
std::string_view without_begin(std::string_view text, Predicate drop) {
  for (std::size_t at = 0; !text.empty() && drop(next_code_point(text, at)); at = 0) text.remove_prefix(at);
  return text;
}

/// Longer than any abbreviation, in bytes: how far a stop is looked around.
constexpr std::size_t reach = 24;

/// The last word of `text` with its dots, without the punctuation before it.
std::string_view last_word(std::string_view text) {
  text.remove_prefix(text.size() - std::min(text.size(), reach));
  const auto rest =
      without_end(text, [](UChar32 c) { return !is_space(c) && c != '-' && u_charType(c) != U_DASH_PUNCTUATION; });
  return without_begin(text.substr(rest.size()), [](UChar32 c) { return !u_isalnum(c); });
}

/// The letters that `text` begins with; none if they are an initial.
std::string_view first_word(std::string_view text) {
  text = text.substr(0, reach);
  const auto rest = without_begin(text, [](UChar32 c) { return u_isalpha(c); });
  const auto word = text.substr(0, text.size() - rest.size());
  return word.size() == 1 && rest.substr(0, 1) == "." ? "" : word;
}

/// Letters each with a dot: "U.S.", "p.m.", "J."
bool is_dotted(std::string_view word) {
  bool letter = true;
  for (std::size_t at = 0; at < word.size(); letter = !letter) {
    const auto c = next_code_point(word, at);
    if (letter ? !u_isalpha(c) : c != '.') return false;
  }
  return letter && !word.empty();
}

/// A word written in capitals ("GEN") as it is written elsewhere ("Gen").
std::string capitalized(std::string_view word) {
  std::string result(word);
  if (std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    for (std::size_t i = 1; i < result.size(); ++i) result[i] = static_cast<char>(result[i] - 'A' + 'a');
  }
  return result;
}

/// The source in brackets behind a caption: "(Name/Agency)".
bool is_credit(std::string_view text) {
  return text.size() < 80 && (text.front() == '(' || text.front() == '[') &&
         text.find_first_of(")]") == text.size() - 1;
}

/// Whether the stop at the end of `before`, which ends a sentence by Unicode's rules, does so in English with `after`
/// behind it. Both are trimmed and not empty.
bool ends_sentence(std::string_view before, std::string_view after) {
  const auto opened = without_begin(after, is_opener);
  if (opened.empty() || is_credit(after)) return false;
  std::size_t at = 0;
  const auto first = next_code_point(opened, at);
  if (u_islower(first) || first == '|' || u_charType(first) == U_DASH_PUNCTUATION) return false;
  const auto stopped = without_end(before, is_closer);
  if (stopped.empty() || stopped.back() != '.') return true;

  const auto word = last_word(stopped);
  const auto abbreviation = word.substr(0, word.empty() ? 0 : word.size() - 1);
  const auto follower = first_word(opened);
  if (titles.contains(capitalized(abbreviation))) return false;
  if (numbered.contains(abbreviation)) return !u_isdigit(first);
  if (word == "a.m." || word == "p.m.") return !times.contains(follower);
  if (is_dotted(word) || endings.contains(abbreviation)) return starters.contains(follower);
  return true;
}

/// Finds the sentences of one unit after another.
class SentenceBreaker {
 public:
  SentenceBreaker() {
    UErrorCode status = U_ZERO_ERROR;
    breaks_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    check(status);
  }

  /// Appends the sentences of `unit`, a part of `text` whose lines are wrapped.
  void append(std::string_view text, Span unit, std::vector<Span>& sentences) {
    std::string line(unit.of(text));
    for (const char newline : {'\n', '\r'}) std::replace(line.begin(), line.end(), newline, ' ');
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> utext(
        utext_openUTF8(nullptr, line.data(), static_cast<int64_t>(line.size()), &status), utext_close);
    check(status);
    breaks_->setText(utext.get(), status);
    check(status);

    std::size_t start = 0;
    breaks_->first();
    for (auto i = breaks_->next(); i != icu::BreakIterator::DONE; i = breaks_->next()) {
      const auto end = static_cast<std::size_t>(i);
      const auto sentence = trimmed(line, {start, end});
      const auto rest = trimmed(line, {end, line.size()});
      if (sentence.size() == 0) continue;
      if (rest.size() > 0 && !ends_sentence(sentence.of(line), rest.of(line))) continue;
      sentences.push_back({unit.start + sentence.start, unit.start + sentence.end});
      start = end;
    }
  }

 private:
  static void check(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU cannot find sentences: ") + u_errorName(status));
  }

  std::unique_ptr<icu::BreakIterator> breaks_;
};

/// A line without its white space; `size` is its length in code points, `first` that of its first word.
struct Line {
  Span span;
  std::size_t size = 0;
  std::size_t first = 0;
  bool bullet = false;      ///< begins like a list item
  bool lower = false;       ///< begins with a small letter
  bool after_blank = true;  ///< opens a paragraph
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !U8_IS_TRAIL(c); }));
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find_first_of("\r\n", start), text.size());
    Line line{trimmed(text, {start, end})};
    const auto content = line.span.of(text);
    if (content.empty()) {
      blank = true;
    } else {
      line.size = code_points(content);
      line.first = code_points(content.substr(0, content.find(' ')));
      line.bullet = content.substr(0, 2) == "- " || content.substr(0, 2) == "* " || content.substr(0, 3) == "•";
      std::size_t at = 0;
      line.lower = u_islower(next_code_point(content, at));
      line.after_blank = std::exchange(blank, false);
      lines.push_back(line);
    }
    start = text.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
  }
  return lines;
}

/// The width to which the lines are wrapped, in code points; 0 if they are not. In wrapped text hardly a line is longer
/// than the width, and the first word of a line hardly ever fits on the line before.
std::size_t wrap_width(const std::vector<Line>& lines) {
  constexpr std::size_t least = 30;
  std::vector<std::size_t> broken;  // sizes of the lines that another follows in their paragraph
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].after_blank) broken.push_back(lines[i - 1].size);
  }
  if (broken.empty()) return 0;
  const auto high = broken.begin() + static_cast<std::ptrdiff_t>(broken.size() * 95 / 100);
  std::nth_element(broken.begin(), high, broken.end());
  const auto width = *high;
  std::size_t full = 0;
  std::size_t longer = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    longer += lines[i].size > width;
    full += i > 0 && !lines[i].after_blank && lines[i - 1].size + 1 + lines[i].first > width;
  }
  return width >= least && full * 2 > broken.size() && longer * 10 < lines.size() ? width : 0;
}

}  // namespace

std::vector<Span> segment(std::string_view text) {
  const auto lines = lines_of(text);
  const auto width = wrap_width(lines);
  SentenceBreaker breaker;
  std::vector<Span> sentences;
  for (std::size_t i = 0; i < lines.size();) {
    Span unit = lines[i].span;
    for (++i; i < lines.size(); ++i) {
      const bool full = lines[i].lower || (width > 0 && lines[i - 1].size + 1 + lines[i].first > width);
      if (lines[i].after_blank || lines[i].bullet || !full) break;
      unit.end = lines[i].span.end;
    }
    breaker.append(text, unit, sentences);
  }
  return sentences;
}

}  // namespace dramatis
