#include "extract/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "extract/document_json.hpp"
#include "extract/utf8.hpp"

namespace dramatis {

namespace {

/// ICU's confidence, of 100, under which a detected encoding is not believed: short French and Turkish texts get 34 to
/// 50, noise up to 10.
constexpr int32_t likely = 30;

/// Where and how a text fails to be UTF-8.
struct Utf8Faults {
  std::size_t first = 0;   ///< offset of the first broken sequence
  std::size_t broken = 0;  ///< number of broken sequences
  std::size_t good = 0;  ///< of sequences of two bytes; longer ones, which no other encoding has by chance, count five
};

Utf8Faults utf8_faults(std::string_view text) {
  Utf8Faults faults;
  for (std::size_t at = 0; at < text.size();) {
    const auto start = at;
    const auto c = next_code_point(text, at);
    if (c < 0 && faults.broken++ == 0) faults.first = start;
    if (c > 0x7F) faults.good += at - start > 2 ? 5 : 1;
  }
  return faults;
}

std::string hexadecimal(char byte) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  return text.data();
}

/// "byte 12 (line 2)", the byte counted from 0 and the line from 1.
std::string position(std::string_view text, std::size_t byte) {
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n');
  return "byte " + std::to_string(byte) + " (line " + std::to_string(line) + ")";
}

[[noreturn]] void fail_utf8(std::string_view text, const Utf8Faults& faults, const std::string& place) {
  throw InputError(place + ": " + position(text, faults.first) + " is " + hexadecimal(text[faults.first]) +
                   ", which is not valid UTF-8, as the rest is; correct it, or convert the text with iconv");
}

/// Throws InputError if the text, in UTF-8 or an encoding that agrees with ASCII, has the control characters of data.
void check_not_binary(std::string_view text, const std::string& place) {
  if (text.substr(0, 5) == "%PDF-") throw InputError(place + ": is a PDF file; extract its text first, with pdftotext");
  std::size_t controls = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    controls += (c < 0x20 && !(c >= '\t' && c <= '\r')) || c == 0x7F;
    if (c == 0 || controls * 50 > text.size()) {
      throw InputError(place + ": is binary data, not text: " + position(text, i) + " is " + hexadecimal(text[i]));
    }
  }
}

/// Decodes from an encoding that ICU knows by this name. Throws InputError at a byte that it does not have.
std::string convert(std::string_view bytes, const std::string& encoding, const std::string& place) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status), ucnv_close);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) throw InputError(place + ": the encoding " + encoding + " is not known");

  std::vector<char16_t> units(bytes.size() + 1);  // no encoding has more UTF-16 units than bytes
  const char* source = bytes.data();
  char16_t* target = units.data();
  ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, bytes.data() + bytes.size(), nullptr,
                 true, &status);
  if (U_FAILURE(status)) {
    throw InputError(place + ": is not valid " + encoding + " before " +
                     position(bytes, static_cast<std::size_t>(source - bytes.data())));
  }
  std::string text;
  icu::UnicodeString(false, units.data(), static_cast<int32_t>(target - units.data())).toUTF8String(text);
  return text;
}

/// The encoding that ICU detects, none if no other than UTF-8 is likely.
std::optional<std::string> detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  const auto* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match || ucsdet_getConfidence(match, &status) < likely) return std::nullopt;
  const std::string name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || name == "UTF-8") return std::nullopt;
  return name == "ISO-8859-1" ? "windows-1252" : name;  // its superset, as on the web
}

bool is_known(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status), ucnv_close);
  return U_SUCCESS(status);
}

}  // namespace

std::string decode(std::string_view bytes, const std::string& place, const Notice& notice,
                   const std::string& declared) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, const char*>, 5> marks = {{{"\xEF\xBB\xBF"sv, "UTF-8"},
                                                                              {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                                              {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                                              {"\xFF\xFE"sv, "UTF-16LE"},
                                                                              {"\xFE\xFF"sv, "UTF-16BE"}}};
  std::string encoding;
  for (const auto& [mark, name] : marks) {
    if (bytes.substr(0, mark.size()) != mark) continue;
    encoding = name;
    bytes.remove_prefix(mark.size());
    break;
  }

  const auto faults = utf8_faults(bytes);
  if (encoding == "UTF-8" && faults.broken > 0) fail_utf8(bytes, faults, place);
  if (encoding.empty() && bytes.find('\0') != bytes.npos) {
    const auto detected = detect(bytes);
    if (!detected || detected->substr(0, 4) != "UTF-") check_not_binary(bytes, place);
    encoding = *detected;
    notice(place + ": read as " + encoding + ", which was detected");
  }
  if (encoding.empty() && faults.broken > 0) {
    check_not_binary(bytes, place);
    if (faults.good > faults.broken) fail_utf8(bytes, faults, place);
    if (!declared.empty() && is_known(declared)) {
      encoding = declared;
    } else if (const auto detected = detect(bytes)) {
      encoding = *detected;
      notice(place + ": is not UTF-8; read as " + encoding + ", which was detected");
    } else {
      throw InputError(place + ": is not UTF-8 and its encoding is not clear: " + position(bytes, faults.first) +
                       " is " + hexadecimal(bytes[faults.first]) + "; convert it to UTF-8 with iconv");
    }
  }
  auto text = encoding.empty() || encoding == "UTF-8" ? std::string(bytes) : convert(bytes, encoding, place);
  check_not_binary(text, place);
  return text;
}

void check_utf8(std::string_view text, const std::string& place) {
  const auto faults = utf8_faults(text);
  if (faults.broken > 0) fail_utf8(text, faults, place);
}

}  // namespace dramatis
