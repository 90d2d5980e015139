#include "graph/cypher/tokens.hpp"

#include <unicode/uchar.h>
#include <unicode/utypes.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <system_error>

#include "extract/utf8.hpp"

namespace dramatis::cypher {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Behind the letters, digits and underscores from `at` on.
std::size_t skip_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const UChar32 c = next_code_point(text, next);
    if (!u_hasBinaryProperty(c, UCHAR_ID_CONTINUE)) break;
    at = next;
  }
  return at;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

bool is_same_word(std::string_view text, std::string_view upper_case) {
  const auto same = [](char c, char upper) { return c == upper || (upper >= 'A' && c == upper - 'A' + 'a'); };
  return std::equal(text.begin(), text.end(), upper_case.begin(), upper_case.end(), same);
}

bool is_reserved(std::string_view word) {
  static constexpr std::array<std::string_view, 35> reserved{
      "AND",   "AS",     "ASC",    "BY",     "CALL",  "CASE",     "CONTAINS", "CREATE", "DELETE",
      "DESC",  "DETACH", "ENDS",   "EXISTS", "FALSE", "DISTINCT", "IN",       "IS",     "LIMIT",
      "MATCH", "MERGE",  "NOT",    "NULL",   "OR",    "OPTIONAL", "ORDER",    "REMOVE", "RETURN",
      "SET",   "SKIP",   "STARTS", "TRUE",   "UNION", "UNWIND",   "WHERE",    "WITH"};
  return is_same_word(word, "XOR") ||
         std::any_of(reserved.begin(), reserved.end(), [&](std::string_view one) { return is_same_word(word, one); });
}

/// The character that a backslash and what stands at `at` mean; `at` moves behind it.
void read_escape(const Source& source, std::size_t& at, std::string& text) {
  constexpr std::string_view letters = "\\'\"`bfnrt";
  constexpr std::string_view meanings = "\\'\"`\b\f\n\r\t";
  const std::string_view query = source.text();
  const std::size_t start = at - 1;
  const char letter = query[at++];
  if (const std::size_t known = letters.find(letter); known != npos) {
    text += meanings[known];
    return;
  }
  const std::size_t digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  UChar32 c = -1;
  const char* first = source.begin() + at;
  const char* last = source.begin() + std::min(at + digits, query.size());
  unsigned code = 0;
  const auto [end, error] = std::from_chars(first, last, code, 16);
  if (digits > 0 && end == first + digits && code <= 0x10FFFF) c = static_cast<UChar32>(code);
  if (c <= 0 || U_IS_SURROGATE(c)) {
    source.fail(start, R"(this is no escape; known are \\ \' \" \b \f \n \r \t \uXXXX \UXXXXXXXX)");
  }
  icu::UnicodeString(c).toUTF8String(text);
  at += digits;
}

}  // namespace

std::size_t Keyword::read(const Source& source, std::size_t at, x3::unused_type) const {
  const std::size_t end = skip_word(source.text(), at);
  return is_same_word(source.text().substr(at, end - at), word) ? end : npos;
}

std::size_t Sign::read(const Source& source, std::size_t at, x3::unused_type) const {
  const char* here = source.begin() + at;
  for (const char* sign = text; *sign != 0; ++sign, ++here) {
    here = source.skip_space(here);
    if (here == source.end() || *here != *sign) return npos;
  }
  return source.offset(here);
}

std::size_t Comparator::read(const Source& source, std::size_t at, Op& op) const {
  static constexpr std::array<std::pair<std::string_view, Op>, 6> comparators{{{"<>", Op::not_equal},
                                                                               {"<=", Op::less_equal},
                                                                               {">=", Op::greater_equal},
                                                                               {"<", Op::less},
                                                                               {">", Op::greater},
                                                                               {"=", Op::equal}}};
  const std::string_view text = source.text().substr(at);
  if (text.starts_with("==") || text.starts_with("=~")) return npos;  // of other languages, and of another subset
  for (const auto& [sign, meaning] : comparators) {
    if (!text.starts_with(sign)) continue;
    op = meaning;
    return at + sign.size();
  }
  return npos;
}

std::size_t Identifier::read(const Source& source, std::size_t at, Word& word) const {
  const std::string_view text = source.text();
  if (at == text.size() || is_digit(text[at])) return npos;
  word.at = at;
  if (text[at] != '`') {
    const std::size_t end = skip_word(text, at);
    word.text = text.substr(at, end - at);
    return end == at ? npos : end;
  }
  std::size_t end = text.find('`', at + 1) + 1;
  word.text = text.substr(at + 1, end - at - 2);
  for (; end < text.size() && text[end] == '`'; end = text.find('`', end + 1) + 1) {  // doubled, it stands for itself
    const std::size_t next = text.find('`', end + 1);
    word.text.append(text.substr(end, next - end));
  }
  if (word.text.empty()) source.fail(at, "this name is empty");
  return end;
}

std::size_t Variable::read(const Source& source, std::size_t at, Word& word) const {
  const std::size_t end = Identifier("").read(source, at, word);
  if (end == npos) return npos;
  return source.text()[at] != '`' && is_reserved(word.text) ? npos : end;
}

std::size_t Quotation::read(const Source& source, std::size_t at, std::string& text) const {
  const std::string_view query = source.text();
  if (at == query.size() || (query[at] != '"' && query[at] != '\'')) return npos;
  const char quote = query[at++];
  while (query[at] != quote) {
    if (query[at] == '\\') {
      read_escape(source, ++at, text);
    } else {
      text += query[at++];
    }
  }
  return at + 1;
}

std::size_t Number::read(const Source& source, std::size_t at, Value& number) const {
  const std::string_view text = source.text();
  const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  const auto is_at = [&](std::size_t i, std::string_view characters) {
    return i < text.size() && characters.find(text[i]) != npos;
  };
  const std::size_t start = is_at(at, "-") ? at + 1 : at;
  std::size_t end = skip_digits(text, start);
  const std::size_t whole_end = end;
  if (is_at(end, ".") && digit_at(end + 1)) end = skip_digits(text, end + 1);
  if (end == start) return npos;
  if (is_at(end, "eE")) {
    const std::size_t exponent = is_at(end + 1, "+-") ? end + 2 : end + 1;
    if (digit_at(exponent)) end = skip_digits(text, exponent);
  }
  if (skip_word(text, end) != end) source.fail(at, "this is no number");
  if (end == whole_end) {
    std::int64_t whole = 0;
    if (std::from_chars(source.begin() + at, source.begin() + end, whole).ec != std::errc()) {
      source.fail(at, "this integer has more than 64 bits");
    }
    number = whole;
  } else {
    double real = 0;
    if (std::from_chars(source.begin() + at, source.begin() + end, real).ec != std::errc()) {
      source.fail(at, "this number is out of range");
    }
    number = real;
  }
  return end;
}

std::size_t Count::read(const Source& source, std::size_t at, std::size_t& count) const {
  const auto [end, error] = std::from_chars(source.begin() + at, source.end(), count);
  if (error == std::errc::invalid_argument) return npos;
  if (error != std::errc()) source.fail(at, "this number is too large");
  return source.offset(end);
}

}  // namespace dramatis::cypher
