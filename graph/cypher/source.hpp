#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dramatis::cypher {

/// The text of a query, of which is known that it is UTF-8, that every quotation, comment and bracket is closed, and
/// that neither its length nor the nesting of its brackets can exhaust a parser.
class Source {
 public:
  static constexpr std::size_t max_size = 64 * 1024;
  static constexpr std::size_t max_nesting = 50;

  /// Throws QueryError.
  explicit Source(std::string_view text);

  std::string_view text() const { return text_; }
  const char* begin() const { return text_.data(); }
  const char* end() const { return text_.data() + text_.size(); }
  std::size_t offset(const char* at) const { return static_cast<std::size_t>(at - begin()); }

  /// Behind white space and comments.
  const char* skip_space(const char* at) const;

  /// Whether the round bracket that opens there is the first node of a path: a relationship comes after it.
  bool opens_path(const char* bracket) const;

  /// Throws QueryError.
  [[noreturn]] void fail(std::size_t at, const std::string& what) const;

 private:
  void check_encoding() const;
  void match_brackets();

  std::string_view text_;
  std::unordered_map<std::size_t, std::size_t> closing_;  // of the bracket that opens there
};

}  // namespace dramatis::cypher
