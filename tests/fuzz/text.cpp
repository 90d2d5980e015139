#include <string>
#include <vector>

#include "extract/dates.hpp"
#include "extract/document_json.hpp"
#include "extract/reader.hpp"
#include "extract/segment.hpp"
#include "extract/words.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace dramatis;

namespace {

/// The spans lie within the text, one behind the other.
void require_in_order(const std::vector<Span>& spans, std::string_view text) {
  std::size_t end = 0;
  for (const Span& span : spans) {
    require(end <= span.start && span.start < span.end && span.end <= text.size());
    end = span.end;
  }
}

}  // namespace

/// A text file is decoded, dated and taken apart into sentences and words.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input;
  try {
    input =
        parse_input({std::string(text_of(data, size)), InputFormat::text, "a.txt", "a.txt", "a"}, [](const auto&) {});
  } catch (const InputError&) {
    return 0;
  }
  const std::string& text = std::get<Article>(input).text;
  check_utf8(text, "text");
  document_date(text);
  const std::vector<Span> sentences = segment(text);
  require_in_order(sentences, text);
  std::vector<Span> words;
  for (const Word& word : split_words(text, sentences)) {
    const Span& sentence = sentences.at(word.sentence);
    require(sentence.start <= word.span.start && word.span.end <= sentence.end);
    words.push_back(word.span);
  }
  require_in_order(words, text);
  return 0;
}
