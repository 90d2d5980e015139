#pragma once

#include <rapidjson/document.h>
#include <rapidjson/error/error.h>

#include <array>
#include <cstddef>
#include <istream>
#include <string>
#include <utility>

namespace dramatis {

/// The bytes of a stream as RapidJSON reads them: a NUL is the end.
class JsonBytes {
 public:
  using Ch = char;

  /// Throws InputError, as Take does, which names `file`.
  JsonBytes(std::istream&, std::string file);

  char Peek() const { return *next_; }
  char Take() {
    const char byte = *next_;
    if (next_ != end_ && ++next_ == end_) refill();
    return byte;
  }
  std::size_t Tell() const { return before_ + static_cast<std::size_t>(next_ - buffer_.data()); }

  // For writing, which nobody does.
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  void Flush() {}
  std::size_t PutEnd(char*) { return 0; }

  /// Throws InputError: what is wrong at a byte, which is not long past.
  [[noreturn]] void fail(std::size_t offset, const std::string& what) const;

 private:
  void refill();

  std::istream& in_;
  std::string file_;
  std::array<char, (1 << 16) + 1> buffer_{};  // with a NUL at the end
  const char* next_ = buffer_.data();
  const char* end_ = buffer_.data();
  std::size_t before_ = 0;      // bytes before the buffer
  std::size_t lines_ = 0;       // line ends before the buffer
  std::size_t line_start_ = 0;  // of the line that goes on in the buffer
};

/// Reads a JSON text of which no more than one value is ever held: what is large is walked, member by member and
/// element by element, and what they are is parsed at once. Throws InputError which names the file and the place.
class JsonStream {
 public:
  JsonStream(std::istream& in, std::string file) : bytes_(in, std::move(file)) { skip_space(); }

  /// Calls `visit(key)`, which must read the member's value, for each member of the object that comes next.
  /// False if it is null instead.
  template <typename Visit>
  bool each_member(const std::string& place, Visit visit) {
    if (!enter('{', place, "an object")) return false;
    while (another_follows('}', rapidjson::kParseErrorObjectMissCommaOrCurlyBracket)) visit(key());
    return true;
  }

  /// Calls `visit(value)` for each element of the array that comes next; a value lives until the next is read. False if
  /// it is null instead.
  template <typename Visit>
  bool each_element(const std::string& place, Visit visit) {
    if (!enter('[', place, "an array")) return false;
    while (another_follows(']', rapidjson::kParseErrorArrayMissCommaOrSquareBracket)) visit(value());
    return true;
  }

  /// The value that comes next; it lives until the next is read.
  const rapidjson::Value& value();

  /// The value that comes next, for as long as the allocator lives.
  rapidjson::Value kept_value(rapidjson::MemoryPoolAllocator<>&);

  /// Leaves out the value that comes next.
  void skip();

  /// Makes sure that nothing follows.
  void end();

 private:
  bool enter(char bracket, const std::string& place, const char* what);
  bool another_follows(char bracket, rapidjson::ParseErrorCode otherwise);
  std::string key();
  void skip_space();
  void check(const rapidjson::ParseResult&) const;

  JsonBytes bytes_;
  // Of usual values, and of the parser; what is larger gets more.
  std::array<char, 1 << 14> memory_{}, parser_memory_{};
  rapidjson::MemoryPoolAllocator<> pool_{memory_.data(), memory_.size()};
  rapidjson::MemoryPoolAllocator<> parser_pool_{parser_memory_.data(), parser_memory_.size()};
  rapidjson::GenericDocument<rapidjson::UTF8<>, decltype(pool_), decltype(pool_)> value_{&pool_, 1024, &parser_pool_};
  bool is_first_ = false;  // whether a container was entered and nothing read in it
};

}  // namespace dramatis
