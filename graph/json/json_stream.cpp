#include "graph/json/json_stream.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <string_view>

#include "extract/document_json.hpp"
#include "extract/json.hpp"

namespace dramatis {
namespace {

constexpr unsigned one_value = json_flags | rapidjson::kParseStopWhenDoneFlag;

}  // namespace

// ---- JsonBytes

JsonBytes::JsonBytes(std::istream& in, std::string file) : in_(in), file_(std::move(file)) {
  refill();
  constexpr std::string_view mark = "\xEF\xBB\xBF";  // the byte order mark that some editors write
  if (std::string_view(next_, static_cast<std::size_t>(end_ - next_)).starts_with(mark)) next_ += mark.size();
}

void JsonBytes::refill() {
  const std::string_view read(buffer_.data(), static_cast<std::size_t>(end_ - buffer_.data()));
  for (auto line_end = read.find('\n'); line_end != read.npos; line_end = read.find('\n', line_end + 1)) {
    ++lines_;
    line_start_ = before_ + line_end + 1;
  }
  before_ += read.size();

  in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size() - 1));
  if (in_.bad()) throw InputError(file_ + ": cannot be read");
  const std::string_view bytes(buffer_.data(), static_cast<std::size_t>(in_.gcount()));
  buffer_[bytes.size()] = '\0';
  next_ = bytes.data();
  end_ = next_ + bytes.size();
  if (const auto nul = bytes.find('\0'); nul != bytes.npos) fail(before_ + nul, "A NUL byte.");  // no end of the text
}

void JsonBytes::fail(std::size_t offset, const std::string& what) const {
  const std::string_view before(buffer_.data(), std::max(offset, before_) - before_);
  const auto lines = lines_ + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const auto line_end = before.rfind('\n');
  const std::size_t line_start = line_end == before.npos ? line_start_ : before_ + line_end + 1;
  throw not_json(file_, lines + 1, offset - line_start + 1, what);
}

// ---- JsonStream

const rapidjson::Value& JsonStream::value() {
  value_.SetNull();
  pool_.Clear();
  parser_pool_.Clear();
  check(value_.ParseStream<one_value>(bytes_));
  skip_space();
  return value_;
}

rapidjson::Value JsonStream::kept_value(rapidjson::MemoryPoolAllocator<>& allocator) {
  rapidjson::Document document(&allocator);
  check(document.ParseStream<one_value>(bytes_));
  skip_space();
  rapidjson::Value value;
  value.Swap(document);
  return value;
}

void JsonStream::skip() {
  rapidjson::Reader reader;
  rapidjson::BaseReaderHandler<> nobody;
  check(reader.Parse<one_value>(bytes_, nobody));
  skip_space();
}

void JsonStream::end() {
  if (bytes_.Peek() != '\0') check({rapidjson::kParseErrorDocumentRootNotSingular, bytes_.Tell()});
}

bool JsonStream::enter(char bracket, const std::string& place, const char* what) {
  if (bytes_.Peek() != bracket) {
    if (value().IsNull()) return false;
    throw InputError(place + (place.back() == ':' ? " " : ": ") + "must be " + what);
  }
  bytes_.Take();
  skip_space();
  is_first_ = true;
  return true;
}

bool JsonStream::another_follows(char bracket, rapidjson::ParseErrorCode otherwise) {
  const bool is_first = std::exchange(is_first_, false);
  if (bytes_.Peek() == bracket) {
    bytes_.Take();
    skip_space();
    return false;
  }
  if (is_first) return true;
  if (bytes_.Peek() != ',') check({otherwise, bytes_.Tell()});
  bytes_.Take();
  skip_space();
  return true;
}

std::string JsonStream::key() {
  if (bytes_.Peek() != '"') check({rapidjson::kParseErrorObjectMissName, bytes_.Tell()});
  std::string key = json_string(value(), "a key");
  if (bytes_.Peek() != ':') check({rapidjson::kParseErrorObjectMissColon, bytes_.Tell()});
  bytes_.Take();
  skip_space();
  return key;
}

void JsonStream::skip_space() { rapidjson::SkipWhitespace(bytes_); }

void JsonStream::check(const rapidjson::ParseResult& result) const {
  if (result.IsError()) bytes_.fail(result.Offset(), rapidjson::GetParseError_En(result.Code()));
}

}  // namespace dramatis
