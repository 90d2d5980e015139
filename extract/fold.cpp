#include "extract/fold.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <stdexcept>

#include "extract/utf8.hpp"

namespace dramatis {

std::string fold(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no NFKD data: ") + u_errorName(status));
  const auto decomposed = nfkd->normalize(to_unicode(utf8), status);
  icu::UnicodeString base;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_getCombiningClass(c) == 0) base.append(c);
  }
  return to_utf8(base.toLower(icu::Locale::getRoot()));
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return lower;
}

std::string squeeze(std::string_view utf8) {
  const icu::UnicodeString text = to_unicode(utf8);
  icu::UnicodeString line;
  bool space = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c) || u_isISOControl(c)) {
      space = true;
      continue;
    }
    if (space && !line.isEmpty()) line.append(u' ');
    line.append(c);
    space = false;
  }
  return to_utf8(line);
}

}  // namespace dramatis
