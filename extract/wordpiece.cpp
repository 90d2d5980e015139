#include "extract/wordpiece.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <stdexcept>

#include "extract/document_json.hpp"
#include "extract/utf8.hpp"

namespace dramatis {
namespace {

constexpr std::int32_t longest_word = 100;  // in characters

/// Lower case, canonically decomposed, without nonspacing marks.
icu::UnicodeString plain(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const auto decomposed = nfd->normalize(to_unicode(word).toLower(icu::Locale::getRoot()), status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU cannot decompose: ") + u_errorName(status));
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) out.append(c);
  }
  return out;
}

}  // namespace

WordPiece::WordPiece(std::string_view vocabulary, const std::string& file) {
  while (!vocabulary.empty()) {
    const auto end = vocabulary.find('\n');
    const auto piece = vocabulary.substr(0, end);
    const auto number = static_cast<std::int32_t>(size_++);
    if (piece.size() > 2 && piece.starts_with("##"))
      continues_.emplace(piece.substr(2), number);
    else
      begins_.emplace(piece, number);
    vocabulary.remove_prefix(end == vocabulary.npos ? vocabulary.size() : end + 1);
  }
  const auto special = [&](std::string_view piece) {
    const auto found = begins_.find(piece);
    if (found == begins_.end()) throw InputError(file + ": its vocabulary lacks " + std::string(piece));
    return found->second;
  };
  unknown_ = special("[UNK]");
  first_ = special("[CLS]");
  last_ = special("[SEP]");
}

std::vector<std::int32_t> WordPiece::operator()(std::string_view word) const {
  const auto letters = plain(word);
  if (letters.isEmpty() || letters.countChar32() > longest_word) return {unknown_};
  const std::string text = to_utf8(letters);
  std::vector<std::int32_t> pieces;
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto& known = pieces.empty() ? begins_ : continues_;
    auto found = known.end();
    std::size_t length = rest.size();
    for (; length > 0 && found == known.end(); --length) found = known.find(rest.substr(0, length));
    if (found == known.end()) return {unknown_};
    pieces.push_back(found->second);
    rest.remove_prefix(length + 1);
  }
  return pieces;
}

}  // namespace dramatis
