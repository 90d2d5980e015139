#include "render/report/html.hpp"

#include <algorithm>

#include "render/text.hpp"

namespace dramatis {
namespace {

using namespace content;

/// As text that keeps its spaces at the ends, which part it from its neighbours.
std::string escape(const std::string& text) {
  const bool opens = text.starts_with(' '), closes = text.size() > 1 && text.ends_with(' ');
  return (opens ? " " : "") + escape_xml(text) + (closes ? " " : "");
}

std::string print(const Run& run) {
  std::string text = escape(run.text);
  switch (run.style) {
    case Run::Style::strong:
      text = "<strong>" + text + "</strong>";
      break;
    case Run::Style::emphasis:
      text = "<em>" + text + "</em>";
      break;
    case Run::Style::status:
      text = "<span class=\"status " + text + "\">" + text + "</span>";
      break;
    default:
      break;
  }
  return run.url.empty() ? text : "<a href=\"" + escape_xml(run.url) + "\">" + text + "</a>";
}

std::string print(const Text& text) {
  std::string line;
  for (const Run& run : text) line += print(run);
  return line;
}

struct Printer {
  const std::string& picture;
  std::string heading;  ///< the last one

  std::string operator()(const Heading& next) {
    heading = next.text;
    return "<h3>" + escape_xml(heading) + "</h3>\n";
  }
  std::string operator()(const Paragraph& paragraph) const { return "<p>" + print(paragraph.text) + "</p>\n"; }
  std::string operator()(const List& list) const {
    std::string text = "<ul>\n";
    for (const Text& item : list.items) text += "<li>" + print(item) + "</li>\n";
    return text + "</ul>\n";
  }
  std::string operator()(const Table& table) const {
    const bool is_all_numbers = std::all_of(table.columns.begin() + 1, table.columns.end(),
                                            [](const Table::Column& column) { return column.is_number; });
    std::string name = heading;
    for (const Table::Column& column : table.columns)
      if (heading.empty()) name += (name.empty() ? "" : ", ") + column.title;
    std::string text = "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"" + escape_xml(name) +
                       "\"><table" + std::string(is_all_numbers ? " class=\"numbers\"" : "") + ">\n<thead><tr>";
    for (const Table::Column& column : table.columns)
      text += std::string("<th scope=\"col\"") + (column.is_number ? " class=\"number\"" : "") + ">" +
              escape_xml(column.title) + "</th>";
    text += "</tr></thead>\n<tbody>\n";
    for (const std::vector<Text>& row : table.rows) {
      text += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string content = print(row[i]);
        const bool is_header = i == 0 && !content.empty();
        text += std::string(is_header ? "<th scope=\"row\"" : "<td") +
                (table.columns[i].is_number ? " class=\"number\"" : "") +
                (i == 0 ? "" : " data-title=\"" + escape_xml(table.columns[i].title) + "\"") + ">" + content +
                (is_header ? "</th>" : "</td>");
      }
      text += "</tr>\n";
    }
    return text + "</tbody>\n</table></div>\n";
  }
  std::string operator()(const Entry& entry) const {
    std::string text = "<article>\n<p class=\"claim\">" + print(entry.claim) + "</p>\n";
    if (!entry.note.empty()) text += "<p class=\"note\">" + print(entry.note) + "</p>\n";
    for (const Quote& quote : entry.quotes)
      text += "<blockquote><p>" + escape_xml(quote.sentence) + "</p><footer>" + print(quote.source) +
              "</footer></blockquote>\n";
    return text + "</article>\n";
  }
  std::string operator()(const Source& source) const {
    const std::string number = std::to_string(source.number);
    return "<p class=\"source\" id=\"source-" + number + "\"><span>[" + number + "]</span> " + print(source.text) +
           "</p>\n";
  }
  std::string operator()(const Figure& figure) const {
    return "<figure>\n" + picture + "<figcaption>" + escape_xml(figure.caption) + "</figcaption>\n</figure>\n";
  }
};

}  // namespace

std::string to_html(const Blocks& blocks, const std::string& picture) {
  std::string text;
  Printer printer{picture, {}};
  for (const Block& block : blocks) text += std::visit(printer, block);
  return text;
}

}  // namespace dramatis
