#include "render/report/markdown.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "render/text.hpp"

namespace dramatis {
namespace {

using namespace content;

/// A file or address within the angle brackets of a link.
std::string link_target(const std::string& url) {
  std::string target = "<";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7f || std::string_view("<>\\|\"`{}").find(c) != std::string_view::npos) {
      char code[4];
      std::snprintf(code, sizeof code, "%%%02X", byte);
      target += code;
    } else {
      target += c;
    }
  }
  return target + ">";
}

std::string print(const Run& run, bool opens_line) {
  std::string text = escape_markdown(run.text, opens_line);
  if (run.style == Run::Style::strong) text = "**" + text + "**";
  if (run.style == Run::Style::emphasis || run.style == Run::Style::status) text = "*" + text + "*";
  const bool is_within = run.url.starts_with('#');  // Markdown has no anchors that all readers share
  return run.url.empty() || is_within ? text : "[" + text + "](" + link_target(run.url) + ")";
}

std::string print(const Text& text) {
  std::string line;
  for (const Run& run : text) line += print(run, line.empty());
  return line;
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + cell + (cell.empty() ? "|" : " |");
  return row + "\n";
}

/// A pipe table; pandoc takes the columns' widths from the dashes.
std::string print(const Table& table) {
  std::vector<std::string> titles, rules;
  for (const Table::Column& column : table.columns) {
    titles.push_back(escape_markdown(column.title));
    rules.push_back(std::string(static_cast<std::size_t>(4 * column.width), '-') + (column.is_number ? ":" : ""));
  }
  std::string text = row_of(titles) + row_of(rules);
  for (const std::vector<Text>& row : table.rows) {
    std::vector<std::string> cells;
    for (const Text& cell : row) cells.push_back(print(cell));
    text += row_of(cells);
  }
  return text;
}

struct Printer {
  const std::string& picture;

  std::string operator()(const Heading& heading) const { return "### " + escape_markdown(heading.text) + "\n"; }
  std::string operator()(const Paragraph& paragraph) const { return print(paragraph.text) + "\n"; }
  std::string operator()(const List& list) const {
    std::string text;
    for (const Text& item : list.items) text += "- " + print(item) + "\n";
    return text;
  }
  std::string operator()(const Table& table) const { return print(table); }
  std::string operator()(const Entry& entry) const {
    std::string text = print(entry.claim) + (entry.note.empty() ? "" : " – " + print(entry.note)) + "\n";
    for (const Quote& quote : entry.quotes) {
      text += (&quote == &entry.quotes.front() ? "\n" : ">\n");
      text += "> “" + escape_markdown(quote.sentence, false) + "”\\\n> — " + print(quote.source) + "\n";
    }
    return text;
  }
  std::string operator()(const Source& source) const {
    return escape_markdown("[" + std::to_string(source.number) + "]") + " " + print(source.text) + "\n";
  }
  std::string operator()(const Figure& figure) const {
    return "![" + escape_markdown(figure.caption) + "](" + link_target(picture) + ")\n";
  }
};

}  // namespace

std::string escape_markdown(std::string_view text, bool opens_line) {
  constexpr std::string_view special = "\\`*_{}[]<|&$~^@";
  constexpr std::string_view special_at_start = "#>+-:=%(";
  const std::size_t first_end = std::min(text.find(' '), text.size());
  const bool is_item =
      opens_line && first_end > 0 && (text[first_end - 1] == '.' || text[first_end - 1] == ')');  // "1." or "b)"
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool opens_block = opens_line && i == 0 && special_at_start.find(text[i]) != special_at_start.npos;
    if (special.find(text[i]) != special.npos || opens_block || (is_item && i + 1 == first_end)) escaped += '\\';
    escaped += text[i];
  }
  return escaped;
}

std::string to_markdown(const Blocks& blocks, const std::string& picture) {
  std::string text;
  for (const Block& block : blocks) text += (text.empty() ? "" : "\n") + std::visit(Printer{picture}, block);
  return text;
}

}  // namespace dramatis
