#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>

#include "extract/document.hpp"

namespace dramatis {

/// Version of the Document format (document.schema.json) that this program writes, and the newest that it reads.
inline constexpr int document_format = 1;

/// Input that cannot be used. `what()` names the file, the place in it and what is wrong.
struct InputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes one Document as one line of JSON, offsets in Unicode code points of its text.
void write_json(std::ostream&, const Document&);

/// Reads one JSON object. `place` ("talks.jsonl:3") opens the message of the InputError that is thrown when the text
/// is not JSON, a field is missing or of another type, an offset lies outside the text, a relation names an entity
/// without a mention or a sentence that is not there, or the format is newer than document_format.
Document read_document(std::string_view json, const std::string& place);

}  // namespace dramatis
