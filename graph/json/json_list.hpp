#pragma once

#include <ostream>
#include <string_view>

#include "extract/json.hpp"
#include "graph/table.hpp"

namespace dramatis {

inline bool is_json(TableFormat format) { return format == TableFormat::json || format == TableFormat::jsonl; }

/// Prints one element a line, each as `write(writer, element)` writes it: as one array, or, for TableFormat::jsonl, as
/// they are.
template <typename Range, typename Write>
void write_json(std::ostream& out, TableFormat format, const Range& range, Write write) {
  const bool is_array = format == TableFormat::json;
  const char* separator = is_array ? "[\n" : "";
  for (const auto& element : range) {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    write(writer, element);
    out << separator << std::string_view(buffer.GetString(), buffer.GetSize());
    separator = is_array ? ",\n" : "\n";
  }
  if (is_array) out << (range.empty() ? "[]" : "\n]");
  if (is_array || !range.empty()) out << '\n';
}

}  // namespace dramatis
