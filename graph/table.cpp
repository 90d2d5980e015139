#include "graph/table.hpp"

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <stdexcept>

#include "extract/code_points.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

std::string csv_cell(const std::string& text) {
  const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  const bool is_quoted = text.find_first_of(",\"\r\n") != std::string::npos;
  std::string cell;
  if (is_quoted) cell += '"';
  if (is_formula) cell += '\'';
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  if (is_quoted) cell += '"';
  return cell;
}

}  // namespace

TableFormat table_format_from(std::string_view word) {
  if (word == "table") return TableFormat::table;
  if (word == "json") return TableFormat::json;
  if (word == "jsonl") return TableFormat::jsonl;
  if (word == "csv") return TableFormat::csv;
  throw std::invalid_argument("unknown format '" + std::string(word) + "', known are table, json, jsonl, csv");
}

void write_table(std::ostream& out, std::vector<Row> rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = squeeze(row[i]);
      widths[i] = std::max(widths[i], CodePoints(row[i]).size());
    }
  }
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      out << row[i] << std::string(widths[i] - CodePoints(row[i]).size() + 2, ' ');
    }
    out << row.back() << '\n';
  }
}

void write_csv(std::ostream& out, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out << csv_cell(row[i]) << (i + 1 < row.size() ? "," : "\r\n");
  }
}

}  // namespace dramatis
