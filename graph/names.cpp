#include "graph/names.hpp"

#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <stdexcept>

#include "extract/utf8.hpp"

namespace dramatis {
namespace {

/// In place, to Latin letters without marks.
void transliterate(icu::UnicodeString& text) {
  static const std::unique_ptr<icu::Transliterator> to_ascii = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no Any-Latin: ") + u_errorName(status));
    return made;
  }();
  to_ascii->transliterate(text);
}

bool is_joiner(UChar32 c) { return c == '.' || c == '\'' || c == 0x2019 || u_hasBinaryProperty(c, UCHAR_DIACRITIC); }

/// fold_name of ASCII, without ICU's conversions: most names are.
std::string fold_ascii(std::string_view text) {
  constexpr std::string_view joiners = ".'^`";
  std::string folded;
  bool space = false;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      if (space && !folded.empty()) folded += ' ';
      folded += lower;
      space = false;
    } else if (joiners.find(c) == joiners.npos) {
      space = true;
    }
  }
  return folded;
}

}  // namespace

std::string fold_name(std::string_view utf8) {
  const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return fold_ascii(utf8);
  icu::UnicodeString text = to_unicode(utf8);
  transliterate(text);
  text.foldCase();
  icu::UnicodeString folded;
  bool space = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isalnum(c)) {
      if (space && !folded.isEmpty()) folded.append(u' ');
      folded.append(c);
      space = false;
    } else if (!is_joiner(c)) {
      space = true;
    }
  }
  return to_utf8(folded);
}

std::string spelling_key(std::string_view folded_name) {
  constexpr std::size_t shortest = 4;
  const auto letter = [](char c) {
    if (c == 'e' || c == 'j' || c == 'y') return 'i';
    return c == 'o' ? 'u' : c;
  };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_vowel = [](char c) { return c == 'a' || c == 'i' || c == 'u'; };
  std::string key;
  for (std::size_t start = 0; start < folded_name.size();) {
    const std::size_t end = std::min(folded_name.find_first_of(" -", start), folded_name.size());
    const std::string_view word = folded_name.substr(start, end - start);
    std::string sound;
    for (const char c : word) {
      const char next = letter(c);
      const char last = sound.empty() ? 'a' : sound.back();
      const bool silent = next == 'h' && !is_vowel(last) && last != 'c' && last != 's' && last != 'p';
      if (!silent && (sound.empty() || next != last || is_digit(next))) sound += next;
    }
    if (start > 0) key += folded_name[start - 1];
    key += word == "el" ? "al" : sound.size() < shortest ? std::string(word) : sound;
    start = end + 1;
  }
  return key;
}

bool is_honorific(std::string_view word) {
  static const auto keys = [] {
    std::set<std::string, std::less<>> result;
    for (const char* const honorific : {"ayatollah", "dr", "haji", "hajji", "imam", "mr", "mrs", "ms", "mullah", "prof",
                                        "sayyid", "shaikh", "shaykh", "sheikh", "sheikha", "sir"}) {
      result.insert(spelling_key(honorific));
    }
    return result;
  }();
  return keys.count(word) > 0;
}

std::string lower_words(std::string_view utf8) {
  const icu::UnicodeString text = to_unicode(utf8);
  icu::UnicodeString lowered;
  for (int32_t start = 0; start < text.length();) {
    const int32_t space = text.indexOf(u' ', start);
    const int32_t end = space < 0 ? text.length() : space;
    icu::UnicodeString word = text.tempSubStringBetween(start, end);
    const bool capitals = word.countChar32() > 1 && word == icu::UnicodeString(word).toUpper(icu::Locale::getRoot());
    lowered += capitals ? word : word.toLower(icu::Locale::getRoot());
    if (space >= 0) lowered += u' ';
    start = end + 1;
  }
  return to_utf8(lowered);
}

}  // namespace dramatis
