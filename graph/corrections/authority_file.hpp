#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/json.hpp"
#include "graph/corrections/authority.hpp"

namespace dramatis {

/// Reads an authority file, whose extension names the format:
/// - .csv: RFC 4180, UTF-8; the first line names the columns id, name, aliases, kind and url in any order, of which id
///   and name must be there; aliases are parted by ';' or '|'.
/// - .jsonl: one object a line with the same fields, aliases an array.
/// Throws InputError which names the file, the line and what is wrong, as an id that stands twice.
std::vector<AuthorityEntry> read_authority(std::string_view text, const std::string& file);

/// One entry as a JSON object.
void write_value(JsonWriter&, const AuthorityEntry&);
AuthorityEntry read_authority_entry(const JsonObject&);

}  // namespace dramatis
