#include "render/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include "extract/utf8.hpp"
#include "graph/xml.hpp"

namespace dramatis {
namespace {

// Advance widths of U+0020..U+007E in thousandths of an em.
using Widths = std::array<std::uint16_t, 95>;
constexpr Widths regular = {278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                            556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                            1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                            667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                            333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                            556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
constexpr Widths bold = {278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
                         556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
                         611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
                         667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
                         278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalization data: " + std::string(u_errorName(status)));
  return *normalizer;
}

/// In thousandths of an em.
int advance(UChar32 c, Weight weight) {
  const Widths& widths = weight == Weight::bold ? bold : regular;
  if (c >= 0x20 && c < 0x7f) return widths[static_cast<std::size_t>(c - 0x20)];
  switch (c) {
    case U'\u2013':
      return 556;
    case U'\u2014':
    case U'\u2026':
      return 1000;
    case U'\u2018':
    case U'\u2019':
      return weight == Weight::bold ? 278 : 222;
    case U'\u201c':
    case U'\u201d':
      return weight == Weight::bold ? 500 : 333;
    default:
      break;
  }
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  icu::UnicodeString parts;
  if (nfd().getDecomposition(c, parts) && parts.char32At(0) != c) return advance(parts.char32At(0), weight);
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) return 1300;
  const int breadth = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  if (breadth == U_EA_WIDE || breadth == U_EA_FULLWIDTH) return 1000;
  if (type == U_UPPERCASE_LETTER) return 780;
  return type == U_LOWERCASE_LETTER ? 620 : 700;
}

bool is_latin(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  if (script == USCRIPT_COMMON) return !u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION);
  return script == USCRIPT_LATIN || script == USCRIPT_INHERITED;
}

/// Offsets after which the text may be broken, the last is its end. Lines break between words, characters anywhere.
std::vector<std::size_t> breaks(std::string_view utf8, bool between_words) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      between_words ? icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status)
                    : icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  std::unique_ptr<UText, decltype(&utext_close)> text(
      utext_openUTF8(nullptr, utf8.data(), static_cast<int64_t>(utf8.size()), &status), &utext_close);
  if (U_SUCCESS(status)) iterator->setText(text.get(), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot break text: " + std::string(u_errorName(status)));
  std::vector<std::size_t> ends;
  iterator->first();
  for (auto end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next())
    ends.push_back(static_cast<std::size_t>(end));
  return ends;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  return s;
}

std::vector<std::string> fill_lines(std::string_view text, double width, Weight weight) {
  const auto width_of = [&](std::size_t from, std::size_t to) {
    return text_width(trim(text.substr(from, to - from)), weight);
  };
  std::vector<std::size_t> ends;
  std::size_t word = 0;
  for (const std::size_t word_end : breaks(text, true)) {
    if (width_of(word, word_end) > width)
      for (const std::size_t length : breaks(text.substr(word, word_end - word), false)) ends.push_back(word + length);
    else
      ends.push_back(word_end);
    word = word_end;
  }
  std::vector<std::string> lines;
  std::size_t start = 0, end = 0;
  for (const std::size_t next : ends) {
    if (end > start && width_of(start, next) > width) {
      lines.emplace_back(trim(text.substr(start, end - start)));
      start = end;
    }
    end = next;
  }
  if (end > start) lines.emplace_back(trim(text.substr(start, end - start)));
  return lines;
}

bool is_dropped(UChar32 c) {
  return u_charType(c) == U_CONTROL_CHAR || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         U_IS_UNICODE_NONCHAR(c);
}

/// Calls `visit` with each code point; broken bytes are U+FFFD.
template <typename Visit>
void for_each_character(std::string_view utf8, Visit visit) {
  const auto text = to_unicode(utf8);
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) visit(text.char32At(i));
}

}  // namespace

std::string clean_text(std::string_view text) {
  icu::UnicodeString clean;
  bool space = false;
  for_each_character(text, [&](UChar32 c) {
    if (u_isUWhiteSpace(c)) {
      space = !clean.isEmpty();
    } else if (!is_dropped(c)) {
      if (space) clean.append(UChar32{' '});
      space = false;
      clean.append(c);
    }
  });
  return to_utf8(clean);
}

std::string escape_xml(std::string_view text) { return escape_markup(clean_text(text)); }

bool is_right_to_left(std::string_view utf8) {
  const auto text = to_unicode(utf8);
  return ubidi_getBaseDirection(text.getBuffer(), text.length()) == UBIDI_RTL;
}

double text_width(std::string_view utf8, Weight weight) {
  int width = 0;
  for_each_character(utf8, [&](UChar32 c) { width += advance(c, weight); });
  return width / 1000.0;
}

bool is_measured(std::string_view utf8) {
  bool measured = true;
  for_each_character(utf8, [&](UChar32 c) { measured = measured && is_latin(c); });
  return measured;
}

std::vector<std::string> wrap_text(std::string_view utf8, double width, Weight weight, std::size_t max_lines) {
  std::vector<std::string> lines = fill_lines(utf8, width, weight);
  if (lines.size() > max_lines) {
    lines.resize(max_lines);
    std::string& last = lines.back();
    const std::string whole = last;
    const auto ends = breaks(whole, false);
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      last = std::string(trim(std::string_view(whole).substr(0, *end))) + "…";
      if (text_width(last, weight) <= width) break;
    }
    return lines;
  }
  if (lines.size() < 2) return lines;
  double widest_word = 0;
  std::size_t word = 0;
  for (const std::size_t word_end : breaks(utf8, true)) {
    widest_word = std::max(widest_word, text_width(trim(utf8.substr(word, word_end - word)), weight));
    word = word_end;
  }
  for (double narrower = width * 0.96; narrower > widest_word; narrower *= 0.96) {
    std::vector<std::string> balanced = fill_lines(utf8, narrower, weight);
    if (balanced.size() > lines.size()) break;
    lines = std::move(balanced);
  }
  return lines;
}

}  // namespace dramatis
