#pragma once

#include <ostream>
#include <string_view>

#include "extract/json.hpp"

namespace dramatis {

/// Prints an array, one element a line, each as `write(writer, element)` writes it.
template <typename Range, typename Write>
void write_json_array(std::ostream& out, const Range& range, Write write) {
  const char* separator = "\n";
  out << '[';
  for (const auto& element : range) {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    write(writer, element);
    out << separator << std::string_view(buffer.GetString(), buffer.GetSize());
    separator = ",\n";
  }
  out << (range.empty() ? "]\n" : "\n]\n");
}

}  // namespace dramatis
