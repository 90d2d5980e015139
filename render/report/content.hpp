#pragma once

#include <string>
#include <variant>
#include <vector>

/// What stands in a report, before it is printed in a markup language. All text is text: what prints it escapes it.
namespace dramatis::content {

/// Words in one style.
struct Run {
  enum class Style { plain, strong, emphasis, status };

  std::string text;
  Style style = Style::plain;
  std::string url;  ///< what it links to, if anything: an address of the web, or "#id" within the report
};

using Text = std::vector<Run>;

inline Run plain(std::string text) { return {std::move(text), Run::Style::plain, {}}; }
inline Run strong(std::string text) { return {std::move(text), Run::Style::strong, {}}; }
inline Run emphasis(std::string text) { return {std::move(text), Run::Style::emphasis, {}}; }
inline Run status(std::string word) { return {std::move(word), Run::Style::status, {}}; }
inline Run linked(std::string text, std::string url) { return {std::move(text), Run::Style::plain, std::move(url)}; }

struct Heading {
  std::string text;
};

struct Paragraph {
  Text text;
};

struct List {
  std::vector<Text> items;
};

struct Table {
  struct Column {
    std::string title;
    int width;  ///< share of the table's width
    bool is_number = false;
  };
  std::vector<Column> columns;
  std::vector<std::vector<Text>> rows;  ///< as long as `columns`
};

/// A sentence of an article.
struct Quote {
  std::string sentence;
  Text source;
};

/// A claim with the sentences that make it.
struct Entry {
  Text claim;
  Text note;
  std::vector<Quote> quotes;
};

/// An article, with the number by which quotes refer to it.
struct Source {
  std::size_t number;
  Text text;
};

/// The diagram.
struct Figure {
  std::string caption;
};

using Block = std::variant<Heading, Paragraph, List, Table, Entry, Source, Figure>;
using Blocks = std::vector<Block>;

}  // namespace dramatis::content
