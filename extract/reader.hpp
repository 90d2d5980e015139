#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "extract/document.hpp"
#include "extract/encoding.hpp"

namespace dramatis {

/// An article's text is at most this long, in bytes of UTF-8.
inline constexpr std::size_t max_article_size = 1'000'000;

/// A file that holds one article is not read further: the markup of a page may be much longer than its text.
inline constexpr std::size_t max_file_size = 16 * max_article_size;

/// A line of JSON Lines is at most this long: a Document is much longer than its text.
inline constexpr std::size_t max_line_size = 64 * max_article_size;

/// The files that one argument of the command line stands for: "-" (standard input) and a file for themselves, a
/// directory for the files in it, at any depth, that InputReader knows, sorted and without hidden ones. Throws
/// InputError where nothing is there, a directory cannot be read or has no article, or the file's kind is not known.
std::vector<std::filesystem::path> expand_input(const std::string& argument);

enum class InputFormat { text, html, json_lines };

/// One article or Document as it stands in its file, still to be parsed.
struct RawInput {
  std::string bytes;
  InputFormat format = InputFormat::text;
  std::string source;  ///< the file
  std::string place;   ///< the file, of JSON Lines with the line
  std::string id;      ///< of an article which gives none
};

/// Takes a file apart, of which it holds one article or Document at a time.
class InputReader {
 public:
  /// A file, or standard input for "-". Throws InputError if it cannot be opened or its kind is not known.
  explicit InputReader(const std::filesystem::path&);

  /// The next article or Document, nothing at the end. Throws InputError, which names the file and the line, where it
  /// is too long, cannot be read or the file is empty; the next call goes on behind it.
  std::optional<RawInput> next();

  /// How far into the file it has come, in bytes.
  std::uintmax_t position() const { return position_; }

 private:
  bool read_line(std::string& line);
  std::string read_all();

  std::ifstream file_;
  std::istream& in_;
  InputFormat format_ = InputFormat::text;
  std::string source_;
  std::string id_;
  std::uintmax_t position_ = 0;
  std::size_t line_ = 0;
  bool empty_ = true;
  bool done_ = false;
};

/// What an input holds: a text to read, or a Document that was extracted before.
using Input = std::variant<Article, Document>;

/// Parses an input. `notice` hears of what was guessed or looks wrong. Safe from several threads.
/// - .txt, .md: text in any encoding (encoding.hpp), verbatim; front matter ("---", `key: value` lines, "---") gives
///   title, date and url and is not text.
/// - .html, .htm: the visible text of the article (html.hpp).
/// - .jsonl: one object a line; with `mentions` a Document, else an article (text, id, title, date, url).
/// - standard input: .jsonl if it begins with "{", else text.
/// Throws InputError which names the place.
Input parse_input(RawInput, const Notice& notice);

}  // namespace dramatis
