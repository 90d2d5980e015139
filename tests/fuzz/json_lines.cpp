#include <iostream>
#include <sstream>
#include <string>

#include "extract/document_json.hpp"
#include "extract/reader.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace dramatis;

namespace {

void read_line(RawInput raw) {
  const Input input = parse_input(std::move(raw), [](const auto&) {});
  if (const auto* document = std::get_if<Document>(&input)) {
    const std::string line = to_json(*document);
    require(to_json(read_document(line, "line")) == line);
  }
}

}  // namespace

/// JSON Lines come on standard input, are read to their end whatever is wrong with one of them, and Documents are
/// written as they are read.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || data[0] != '{') return -1;
  std::istringstream in{std::string(text_of(data, size))};
  std::streambuf* before = std::cin.rdbuf(in.rdbuf());
  InputReader reader("-");
  for (bool more = true; more;) {
    try {
      auto raw = reader.next();
      more = raw.has_value();
      if (raw) read_line(std::move(*raw));
    } catch (const InputError&) {
    }
  }
  require(reader.position() == size);
  std::cin.rdbuf(before);
  return 0;
}
