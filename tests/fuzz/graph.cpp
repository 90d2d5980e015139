#include <string>

#include "extract/document_json.hpp"
#include "graph/json/graph_json.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace dramatis;

namespace {

/// What can be read is written, and read as the same.
template <typename Read>
void round_trip(std::string_view json, Read read) {
  std::string written;
  try {
    written = to_json(read(json));
  } catch (const InputError&) {
    return;
  }
  require(to_json(read(written)) == written);
}

}  // namespace

/// The files that are read back: Documents and graphs.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json = text_of(data, size);
  round_trip(json, [](std::string_view text) { return read_document(text, "a.jsonl:1"); });
  round_trip(json, [](std::string_view text) { return read_graph(text, "a.json"); });
  return 0;
}
