#include "extract/reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <limits>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "extract/dates.hpp"
#include "extract/document_json.hpp"
#include "extract/fold.hpp"
#include "extract/html.hpp"
#include "extract/html_limits.hpp"
#include "extract/json.hpp"
#include "extract/utf8.hpp"

namespace dramatis {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view white_space = " \t\r\n\v\f";

std::optional<InputFormat> format_of(const fs::path& file) {
  const std::string extension = lower_ascii(file.extension().string());
  if (extension == ".txt" || extension == ".md") return InputFormat::text;
  if (extension == ".html" || extension == ".htm") return InputFormat::html;
  if (extension == ".jsonl") return InputFormat::json_lines;
  return std::nullopt;
}

[[noreturn]] void fail_unknown(const fs::path& file) {
  throw InputError(file.string() + ": is not a known kind of file (.txt, .md, .html, .htm, .jsonl)");
}

/// A path as text; what is not UTF-8 in it, as file systems allow, becomes U+FFFD.
std::string text_of(const fs::path& file) { return to_utf8(to_unicode(file.generic_string())); }

/// The path from where the run began, without extension, by its words alone: nothing is looked up.
std::string id_of(const fs::path& file) {
  auto path = file.is_absolute() ? file.lexically_relative(fs::current_path()) : file.lexically_normal();
  return text_of(path.replace_extension());
}

std::string megabytes(std::size_t size) { return std::to_string(size / 1'000'000) + " MB"; }

/// Whether a text is likely not English: few of its words are the common ones, which are a third of English prose.
bool looks_foreign(std::string_view text) {
  static const std::unordered_set<std::string_view> common = {
      "a",    "an",  "and",   "are",  "as",   "at", "be",  "been", "but",   "by",  "for",  "from", "had",  "has",
      "have", "he",  "her",   "his",  "in",   "is", "it",  "its",  "not",   "of",  "on",   "or",   "said", "she",
      "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with", "would"};
  constexpr std::size_t least_words = 30;
  constexpr double least_share = 0.16;  // the lowest among hundreds of articles is 0.20
  std::size_t words = 0;
  std::size_t known = 0;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
      word += upper ? static_cast<char>(c | 0x20) : c;
    } else if (!word.empty()) {
      ++words;
      known += common.contains(word);
      word.clear();
    }
  }
  return words >= least_words && static_cast<double>(known) < least_share * static_cast<double>(words);
}

/// Checks an article's text and date.
Article checked(Article article, const std::string& place, const Notice& notice) {
  if (article.text.find_first_not_of(white_space) == article.text.npos) throw InputError(place + ": has no text");
  if (article.text.size() > max_article_size) {
    throw InputError(place + ": has " + std::to_string(article.text.size()) +
                     " bytes of text; an article has at most " + std::to_string(max_article_size) + "; split it");
  }
  if (looks_foreign(article.text)) notice(place + ": does not look like English, which is all that is understood");
  if (!article.date.empty()) {
    const auto date = first_date(article.date);
    if (date.empty()) notice(place + ": '" + article.date + "' is not a full date, such as 2024-05-14");
    article.date = date;
  }
  return article;
}

std::string_view trimmed(std::string_view text) {
  const auto start = text.find_first_not_of(white_space);
  return start == text.npos ? "" : text.substr(start, text.find_last_not_of(white_space) - start + 1);
}

/// Cuts the line before the next newline off the front of `text`.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  const auto line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

/// Moves front matter from the article's text to its fields. Without a closing "---" it is no front matter.
void read_front_matter(Article& article) {
  std::string_view rest = article.text;
  if (trimmed(take_line(rest)) != "---") return;
  Article fields;
  while (!rest.empty()) {
    const auto line = trimmed(take_line(rest));
    if (line == "---") {
      fields.text = rest;
      article.title = fields.title;
      article.date = fields.date;
      article.url = fields.url;
      article.text = std::move(fields.text);
      return;
    }
    const auto colon = line.find(':');
    if (colon == line.npos) continue;
    auto value = trimmed(line.substr(colon + 1));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
      value = value.substr(1, value.size() - 2);
    }
    const auto key = trimmed(line.substr(0, colon));
    if (key == "title") fields.title = value;
    if (key == "date") fields.date = value;
    if (key == "url") fields.url = value;
  }
}

/// A record's id, which may be a string or a whole number.
std::string record_id(const rapidjson::Document& json, const JsonObject& record) {
  const auto found = json.FindMember("id");
  if (found != json.MemberEnd() && found->value.IsInt64()) return std::to_string(found->value.GetInt64());
  return record.string_or_empty("id");
}

Input parse_record(RawInput input, const Notice& notice) {
  check_utf8(input.bytes, input.place);
  const auto json = parse_json(input.bytes, input.place);
  const JsonObject record(json, input.place + ":");
  if (record.has("mentions")) return read_document(input.bytes, input.place);
  Article article;
  article.id = record_id(json, record);
  if (article.id.empty()) article.id = std::move(input.id);
  article.source = std::move(input.source);
  article.url = record.string_or_empty("url");
  article.title = record.string_or_empty("title");
  article.date = record.string_or_empty("date");
  article.text = record.string("text");
  return checked(std::move(article), input.place, notice);
}

}  // namespace

std::vector<fs::path> expand_input(const std::string& argument) {
  if (argument == "-") return {argument};
  std::error_code error;
  const auto status = fs::status(argument, error);
  if (error) throw InputError(argument + ": " + error.message());
  if (!fs::is_directory(status)) {
    if (!format_of(argument)) fail_unknown(argument);
    return {argument};
  }

  std::vector<fs::path> files;
  fs::recursive_directory_iterator entries(argument, error);
  for (; !error && entries != fs::end(entries); entries.increment(error)) {
    const auto& path = entries->path();
    const bool hidden = path.filename().string().front() == '.';
    if (hidden && entries->is_directory(error)) entries.disable_recursion_pending();
    if (!hidden && entries->is_regular_file(error) && format_of(path)) files.push_back(path);
  }
  if (error) throw InputError(argument + ": " + error.message());
  if (files.empty()) throw InputError(argument + ": has no articles (.txt, .md, .html, .htm, .jsonl)");
  std::sort(files.begin(), files.end());
  return files;
}

InputReader::InputReader(const fs::path& file) : in_(file == "-" ? std::cin : file_) {
  if (file == "-") {
    if (in_.peek() == '{') format_ = InputFormat::json_lines;
    source_ = "standard input";
    id_ = "stdin";
    return;
  }
  const auto format = format_of(file);
  if (!format) fail_unknown(file);
  file_.open(file, std::ios::binary);
  if (!file_) throw InputError(file.string() + ": " + std::strerror(errno));
  format_ = *format;
  source_ = text_of(file);
  id_ = id_of(file);
}

std::optional<RawInput> InputReader::next() {
  if (done_) return std::nullopt;
  if (format_ != InputFormat::json_lines) {
    done_ = true;
    return RawInput{read_all(), format_, source_, source_, id_};
  }
  std::string line;
  while (read_line(line)) {
    if (trimmed(line).empty()) continue;
    empty_ = false;
    const auto number = ":" + std::to_string(line_);
    return RawInput{std::move(line), format_, source_, source_ + number, id_ + number};
  }
  done_ = true;
  if (in_.bad()) throw InputError(source_ + ": cannot be read to its end");
  if (empty_) throw InputError(source_ + ": is empty");
  return std::nullopt;
}

/// The next line without its end; false if there is none.
bool InputReader::read_line(std::string& line) {
  line.clear();
  if (!in_) return false;
  ++line_;
  std::array<char, 1 << 16> chunk{};
  constexpr auto all = std::numeric_limits<std::streamsize>::max();
  while (true) {
    in_.getline(chunk.data(), chunk.size());
    const auto read = static_cast<std::size_t>(in_.gcount());
    position_ += read;
    const bool goes_on = in_.fail() && !in_.eof() && !in_.bad();
    line.append(chunk.data(), in_.good() ? read - 1 : read);
    if (goes_on) in_.clear();
    if (line.size() > max_line_size) {
      if (goes_on) position_ += static_cast<std::uintmax_t>(in_.ignore(all, '\n').gcount());
      empty_ = false;
      throw InputError(source_ + ":" + std::to_string(line_) + ": the line is over " + megabytes(max_line_size) +
                       "; an article has at most " + megabytes(max_article_size) + " of text");
    }
    if (!goes_on) break;
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (line_ == 1 && line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
  return !in_.bad() && (in_.good() || !line.empty());
}

std::string InputReader::read_all() {
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  while (in_.read(chunk.data(), chunk.size()) || in_.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(in_.gcount()));
    if (bytes.size() > max_file_size) {
      throw InputError(source_ + ": is over " + megabytes(max_file_size) + "; an article has at most " +
                       megabytes(max_article_size) + " of text");
    }
  }
  position_ = bytes.size();
  if (in_.bad()) throw InputError(source_ + ": cannot be read to its end");
  if (bytes.empty()) throw InputError(source_ + ": is empty");
  return bytes;
}

Input parse_input(RawInput input, const Notice& notice) {
  if (input.format == InputFormat::json_lines) return parse_record(std::move(input), notice);
  Article article;
  article.id = std::move(input.id);
  article.source = std::move(input.source);
  if (input.format == InputFormat::html) {
    const auto html = decode(input.bytes, input.place, notice, declared_encoding(input.bytes));
    check_html_limits(html, input.place);
    auto page = read_html(html);
    article.text = std::move(page.text);
    article.title = std::move(page.title);
    article.date = std::move(page.date);
    article.url = std::move(page.url);
  } else {
    article.text = decode(input.bytes, input.place, notice);
    read_front_matter(article);
  }
  return checked(std::move(article), input.place, notice);
}

}  // namespace dramatis
