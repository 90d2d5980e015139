#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "extract/document.hpp"
#include "extract/encoding.hpp"

namespace dramatis {

/// What a file holds: texts to read, or Documents that were extracted before.
using Input = std::variant<Article, Document>;

/// An article's text is at most this long, in bytes of UTF-8.
inline constexpr std::size_t max_article_size = 1'000'000;

/// The files that one argument of the command line stands for: "-" (standard input) and a file for themselves, a
/// directory for the files in it, at any depth, that read_inputs knows, sorted and without hidden ones. Throws
/// InputError where nothing is there, a directory cannot be read or has no article, or the file's kind is not known.
std::vector<std::filesystem::path> expand_input(const std::string& argument);

/// Reads a file (or standard input for "-") and hands each article or Document in it to `use`, in order.
/// - .txt, .md: text in any encoding (encoding.hpp), verbatim; front matter ("---", `key: value` lines, "---") gives
///   title, date and url and is not text.
/// - .html, .htm: the visible text of the article (html.hpp).
/// - .jsonl: one object a line; with `mentions` a Document, else an article (text, id, title, date, url).
/// - standard input: .jsonl if it begins with "{", else text.
/// `notice` hears of what was guessed or looks wrong.
/// Throws InputError, naming the file and the line; what came before the error in a .jsonl file has been handed over.
void read_inputs(const std::filesystem::path& file, const std::function<void(Input)>& use, const Notice& notice);

}  // namespace dramatis
