#include "extract/regex.hpp"

#include <unicode/utext.h>

#include <stdexcept>

#include "extract/utf8.hpp"

namespace dramatis {

namespace {

void check(UErrorCode status, const std::string& what) {
  if (U_FAILURE(status)) throw std::logic_error("regular expression " + what + ": " + u_errorName(status));
}

}  // namespace

Regex::Regex(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError error;
  pattern_.reset(icu::RegexPattern::compile(to_unicode(pattern), 0, error, status));
  check(status, std::string(pattern));
}

std::vector<Regex::Match> Regex::all(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, decltype(&utext_close)> input(
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status), utext_close);
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern_->matcher(status));
  check(status, "cannot start");
  matcher->reset(input.get());
  std::vector<Match> matches;
  while (matcher->find(status)) {
    Match match;
    match.regex_ = this;
    match.input_ = text;
    for (int32_t group = 0; group <= matcher->groupCount(); ++group) {
      const auto start = matcher->start64(group, status), end = matcher->end64(group, status);
      match.groups_.push_back(start < 0 ? Span{}
                                        : Span{static_cast<std::size_t>(start), static_cast<std::size_t>(end)});
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
