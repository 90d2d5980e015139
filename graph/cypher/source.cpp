#include "graph/cypher/source.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "extract/utf8.hpp"
#include "graph/cypher/error.hpp"

namespace dramatis::cypher {
namespace {

constexpr std::string_view opening = "([{";
constexpr std::string_view closing = ")]}";

/// Behind the white space, or the comment, that starts there; the offset itself if none does. A comment without an end
/// reaches to npos.
std::size_t skip_one_space(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (text.substr(at).starts_with("/*")) {
    const std::size_t end = text.find("*/", at + 2);
    return end == text.npos ? end : end + 2;
  }
  std::size_t next = at;
  if (at < text.size() && u_isUWhiteSpace(next_code_point(text, next))) return next;
  return at;
}

/// Behind the quotation that starts there; npos if it has no end.
std::size_t skip_quotation(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == quote) return i + 1;
    if (text[i] == '\\' && quote != '`') ++i;
  }
  return text.npos;
}

}  // namespace

Source::Source(std::string_view text) : text_(text) {
  if (text.size() > max_size) {
    fail(max_size, "the query is longer than " + std::to_string(max_size) + " bytes; hand long lists over by --param");
  }
  check_encoding();
  match_brackets();
}

void Source::check_encoding() const {
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t start = at;
    const UChar32 c = next_code_point(text_, at);
    if (c < 0) fail(start, "this byte is not UTF-8");
    if (c == 0) fail(start, "a query holds no zero byte");
  }
}

void Source::match_brackets() {
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t start = at;
    const char c = text_[at];
    if (const std::size_t behind = skip_one_space(text_, at); behind != at) {
      at = behind;
      if (at == text_.npos) fail(start, "this comment is not closed");
      continue;
    }
    if (c == '"' || c == '\'' || c == '`') {
      at = skip_quotation(text_, at);
      if (at == text_.npos) fail(start, std::string("this ") + c + " is not closed");
      continue;
    }
    ++at;
    if (opening.find(c) != opening.npos) {
      if (open.size() == max_nesting) fail(start, "brackets are nested more than 50 deep");
      open.push_back(start);
    } else if (const std::size_t kind = closing.find(c); kind != closing.npos) {
      if (open.empty() || text_[open.back()] != opening[kind])
        fail(start, std::string("this ") + c + " closes nothing");
      closing_[open.back()] = start;
      open.pop_back();
    }
  }
  if (!open.empty()) fail(open.back(), std::string("this ") + text_[open.back()] + " is not closed");
}

const char* Source::skip_space(const char* at) const {
  std::size_t here = offset(at);
  for (std::size_t next; (next = skip_one_space(text_, here)) != here;) here = next;
  return begin() + here;
}

bool Source::opens_path(const char* bracket) const {
  const char* at = begin() + closing_.at(offset(bracket)) + 1;
  const auto take = [&](char c) {
    at = skip_space(at);
    if (at == end() || *at != c) return false;
    ++at;
    return true;
  };
  take('<');
  if (!take('-')) return false;
  if (take('[')) return true;
  if (!take('-')) return false;
  take('>');
  return take('(');
}

void Source::fail(std::size_t at, const std::string& what) const { throw QueryError(text_, at, what); }

}  // namespace dramatis::cypher
