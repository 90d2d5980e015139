#include "extract/reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "extract/dates.hpp"
#include "extract/document_json.hpp"
#include "extract/html.hpp"
#include "extract/json.hpp"
#include "extract/utf8.hpp"

namespace dramatis {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view white_space = " \t\r\n\v\f";

/// A file with more bytes is not read to its end: the markup of a page may be much longer than its text.
constexpr std::size_t max_file_size = 16 * max_article_size;

enum class Format { text, html, json_lines, unknown };

Format format_of(const fs::path& file) {
  auto extension = file.extension().string();
  for (auto& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  if (extension == ".txt" || extension == ".md") return Format::text;
  if (extension == ".html" || extension == ".htm") return Format::html;
  if (extension == ".jsonl") return Format::json_lines;
  return Format::unknown;
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

/// All bytes of a file that may hold one article.
std::string read_bytes(std::istream& in, const std::string& place) {
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_file_size) {
      throw InputError(place + ": is over " + std::to_string(max_file_size / 1'000'000) +
                       " MB; an article has at most 1 MB of text");
    }
  }
  if (in.bad()) throw InputError(place + ": cannot be read to its end");
  if (bytes.empty()) throw InputError(place + ": is empty");
  return bytes;
}

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

/// Checks an article's text and date and hands it over.
void finish(Article article, const std::string& place, const std::function<void(Input)>& use, const Notice& notice) {
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
  use(std::move(article));
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

void read_json_lines(std::istream& in, const std::string& source, const std::string& file_id,
                     const std::function<void(Input)>& use, const Notice& notice) {
  bool any = false;
  std::string buffer;
  for (std::size_t number = 1; std::getline(in, buffer); ++number) {
    std::string_view line = buffer;
    if (number == 1 && line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
    if (trimmed(line).empty()) continue;
    any = true;
    const auto place = source + ":" + std::to_string(number);
    check_utf8(line, place);
    const auto json = parse_json(line, place);
    const JsonObject record(json, place + ":");
    if (record.has("mentions")) {
      use(read_document(line, place));
      continue;
    }
    Article article;
    article.id = record_id(json, record);
    if (article.id.empty()) article.id = file_id + ":" + std::to_string(number);
    article.source = source;
    article.url = record.string_or_empty("url");
    article.title = record.string_or_empty("title");
    article.date = record.string_or_empty("date");
    article.text = record.string("text");
    finish(std::move(article), place, use, notice);
  }
  if (in.bad()) throw InputError(source + ": cannot be read to its end");
  if (!any) throw InputError(source + ": is empty");
}

void read_stream(std::istream& in, Format format, const std::string& source, const std::string& id,
                 const std::function<void(Input)>& use, const Notice& notice) {
  if (format == Format::json_lines) return read_json_lines(in, source, id, use, notice);
  Article article;
  article.id = id;
  article.source = source;
  const auto bytes = read_bytes(in, source);
  if (format == Format::html) {
    auto page = read_html(decode(bytes, source, notice, declared_encoding(bytes)));
    article.text = std::move(page.text);
    article.title = std::move(page.title);
    article.date = std::move(page.date);
    article.url = std::move(page.url);
  } else {
    article.text = decode(bytes, source, notice);
    read_front_matter(article);
  }
  finish(std::move(article), source, use, notice);
}

}  // namespace

std::vector<fs::path> expand_input(const std::string& argument) {
  if (argument == "-") return {argument};
  std::error_code error;
  const auto status = fs::status(argument, error);
  if (error) throw InputError(argument + ": " + error.message());
  if (!fs::is_directory(status)) {
    if (format_of(argument) == Format::unknown) fail_unknown(argument);
    return {argument};
  }

  std::vector<fs::path> files;
  fs::recursive_directory_iterator entries(argument, error);
  for (; !error && entries != fs::end(entries); entries.increment(error)) {
    const auto& path = entries->path();
    const bool hidden = path.filename().string().front() == '.';
    if (hidden && entries->is_directory(error)) entries.disable_recursion_pending();
    if (!hidden && entries->is_regular_file(error) && format_of(path) != Format::unknown) files.push_back(path);
  }
  if (error) throw InputError(argument + ": " + error.message());
  if (files.empty()) throw InputError(argument + ": has no articles (.txt, .md, .html, .htm, .jsonl)");
  std::sort(files.begin(), files.end());
  return files;
}

void read_inputs(const fs::path& file, const std::function<void(Input)>& use, const Notice& notice) {
  if (file == "-") {
    const auto format = std::cin.peek() == '{' ? Format::json_lines : Format::text;
    return read_stream(std::cin, format, "standard input", "stdin", use, notice);
  }
  const auto format = format_of(file);
  if (format == Format::unknown) fail_unknown(file);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw InputError(file.string() + ": " + std::strerror(errno));
  read_stream(in, format, text_of(file), id_of(file), use, notice);
}

}  // namespace dramatis
