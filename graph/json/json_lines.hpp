#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "extract/document_json.hpp"
#include "extract/json.hpp"

namespace dramatis {

/// Calls `use(object, place)` for each line of a JSON Lines text; `place` is the file and the number of the line. Lines
/// of white space do not count. Throws InputError.
template <typename Use>
void each_json_line(std::string_view text, const std::string& file, Use use) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const std::string place = file + ":" + std::to_string(number);
    const rapidjson::Document json = parse_json(line, place);
    use(JsonObject(json, place + ":"), place);
  }
}

}  // namespace dramatis
