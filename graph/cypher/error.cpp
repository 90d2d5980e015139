#include "graph/cypher/error.hpp"

#include <algorithm>

#include "extract/code_points.hpp"

namespace dramatis::cypher {
namespace {

/// On one terminal line: control characters become spaces, so that columns stay.
std::string printable(std::string_view text) {
  std::string line(text);
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; };
  std::replace_if(line.begin(), line.end(), is_control, ' ');
  return line;
}

std::string with_caret(std::string_view query, std::size_t at, const std::string& what) {
  constexpr std::size_t context = 70;  // code points of a long line that are shown on each side
  const std::string_view before = query.substr(0, at);
  const std::size_t start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  const std::string_view line = query.substr(start, query.find('\n', at) - start);
  const CodePoints points(line);
  const std::size_t column = points.from_byte(at - start);
  const std::size_t first = column > context ? column - context : 0;
  const std::size_t last = std::min(points.size(), column + context);
  const std::string_view shown = line.substr(points.to_byte(first), points.to_byte(last) - points.to_byte(first));
  const auto number = std::count(before.begin(), before.end(), '\n') + 1;
  return "line " + std::to_string(number) + ", column " + std::to_string(column + 1) + ": " + what + "\n  " +
         printable(shown) + "\n  " + std::string(column - first, ' ') + '^';
}

}  // namespace

QueryError::QueryError(std::string_view query, std::size_t at, const std::string& what)
    : std::runtime_error(with_caret(query, at, what)) {}

}  // namespace dramatis::cypher
