#include "extract/words.hpp"

#include <unicode/uchar.h>

#include "extract/utf8.hpp"

namespace dramatis {
namespace {

bool is_word_character(UChar32 c) {
  return c == '_' || (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

}  // namespace

std::vector<Word> split_words(std::string_view text, const std::vector<Span>& sentences) {
  std::vector<Word> words;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    bool inside = false;
    std::size_t at = sentences[s].start;
    while (at < sentences[s].end) {
      const std::size_t start = at;
      const UChar32 c = next_code_point(text, at);
      if (is_word_character(c)) {
        if (inside)
          words.back().span.end = at;
        else
          words.push_back({{start, at}, s});
        inside = true;
        continue;
      }
      inside = false;
      if (!u_isspace(c)) words.push_back({{start, at}, s});
    }
  }
  return words;
}

CaseShape case_shape(std::string_view word) {
  std::size_t upper = 0, cased = 0, digits = 0, at = 0;
  bool first_upper = false;
  while (at < word.size()) {
    const bool first = at == 0;
    const UChar32 c = next_code_point(word, at);
    const bool is_upper = u_isUUppercase(c);
    upper += is_upper;
    cased += is_upper || u_isULowercase(c);
    digits += u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
    if (first) first_upper = is_upper;
  }
  if (cased > 1 && upper == cased) return CaseShape::caps;
  if (first_upper) return upper == 1 ? CaseShape::capitalised : CaseShape::mixed;
  return digits > 0 ? CaseShape::digit : CaseShape::lower;
}

}  // namespace dramatis
