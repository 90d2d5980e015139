#include "extract/regex.hpp"

#include <stdexcept>

#include "extract/utf8.hpp"

namespace dramatis {

namespace {

void check(UErrorCode status, const std::string& what) {
  if (U_FAILURE(status)) throw std::logic_error("regular expression " + what + ": " + u_errorName(status));
}

/// The byte at which each unit of to_unicode(utf8) begins, and the end.
std::vector<std::size_t> unit_begins(std::string_view utf8) {
  std::vector<std::size_t> bytes;
  for (std::size_t at = 0; at < utf8.size();) {
    bytes.push_back(at);
    const auto first = at;
    if (next_code_point(utf8, at) > 0xFFFF) bytes.push_back(first);
  }
  bytes.push_back(utf8.size());
  return bytes;
}

}  // namespace

Regex::Regex(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError error;
  pattern_.reset(icu::RegexPattern::compile(to_unicode(pattern), 0, error, status));
  check(status, std::string(pattern));
}

// ICU is some times faster on its own strings than on UTF-8.
std::vector<Regex::Match> Regex::all(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString input = to_unicode(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern_->matcher(input, status));
  check(status, "cannot start");
  std::vector<Match> matches;
  std::vector<std::size_t> bytes;  // where each unit of `input` begins, once it is needed
  while (matcher->find(status)) {
    if (bytes.empty()) bytes = unit_begins(text);
    Match match;
    match.regex_ = this;
    match.input_ = text;
    for (int32_t group = 0; group <= matcher->groupCount(); ++group) {
      const auto start = matcher->start(group, status), end = matcher->end(group, status);
      match.groups_.push_back(
          start < 0 ? Span{} : Span{bytes[static_cast<std::size_t>(start)], bytes[static_cast<std::size_t>(end)]});
    }
    matches.push_back(std::move(match));
  }
  check(status, "failed");
  return matches;
}

std::string_view Regex::Match::operator[](const char* name) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto number = regex_->pattern_->groupNumberFromName(name, -1, status);
  if (status == U_REGEX_INVALID_CAPTURE_GROUP_NAME) return {};
  return groups_[static_cast<std::size_t>(number)].of(input_);
}

}  // namespace dramatis
