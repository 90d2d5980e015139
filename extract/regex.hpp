#pragma once

#include <unicode/regex.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.hpp"

namespace dramatis {

/// ICU's regular expressions on UTF-8 with byte offsets. Usable from several threads.
class Regex {
 public:
  class Match {
   public:
    Span span() const { return groups_.front(); }
    std::string_view text() const { return span().of(input_); }

    /// What a named group matched, empty if it took no part or the pattern has none of that name.
    std::string_view operator[](const char* name) const;

   private:
    friend class Regex;
    const Regex* regex_ = nullptr;
    std::string_view input_;
    std::vector<Span> groups_;
  };

  /// Throws std::logic_error for a pattern that ICU rejects.
  explicit Regex(std::string_view pattern);

  /// All matches, from left to right.
  std::vector<Match> all(std::string_view text) const;

 private:
  std::unique_ptr<const icu::RegexPattern> pattern_;
};

}  // namespace dramatis
