#include <string>

#include "extract/document_json.hpp"
#include "extract/reader.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace dramatis;

/// A page is decoded, and its article read.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const Input input =
        parse_input({std::string(text_of(data, size)), InputFormat::html, "a.html", "a.html", "a"}, [](const auto&) {});
    const auto& article = std::get<Article>(input);
    require(article.text.size() <= max_article_size);
  } catch (const InputError&) {
  }
  return 0;
}
