#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "extract/json.hpp"
#include "graph/corrections/corrections.hpp"

namespace dramatis {

/// Reads a file of corrections (corrections.schema.json), one JSON object a line. Throws InputError which names `file`,
/// the line and what is wrong: a field that is missing, mistyped or not of its action, a date that is none.
std::vector<Correction> read_corrections(std::string_view json_lines, const std::string& file);

/// Writes one line.
void write_json(std::ostream&, const Correction&);

/// An actor as a field of the object that is open.
void write_reference(JsonWriter&, const char* field, const ActorReference&);

/// One correction as a JSON object.
void write_value(JsonWriter&, const Correction&);
Correction read_correction(const JsonObject&);

}  // namespace dramatis
