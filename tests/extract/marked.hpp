#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extract/tagger.hpp"
#include "extract/words.hpp"

namespace dramatis {

/// A text with mentions marked as [words|kind level], kind p, o, l and level N (name), n (nominal) or w (pronoun).
struct Marked {
  std::string text;
  std::vector<Word> words;
  std::vector<WordMention> mentions;

  explicit Marked(const std::string& marked) {
    std::vector<std::pair<Span, std::string>> spans;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] != '[') {
        text += marked[i];
        continue;
      }
      const auto bar = marked.find('|', i), end = marked.find(']', i);
      spans.push_back({{text.size(), text.size() + bar - i - 1}, marked.substr(bar + 1, end - bar - 1)});
      text += marked.substr(i + 1, bar - i - 1);
      i = end;
    }
    words = split_words(text, {{0, text.size()}});
    for (const auto& [span, tag] : spans) {
      WordMention mention{0, 0, Kind::person, Level::name, 1};
      for (std::size_t w = 0; w < words.size(); ++w) {
        if (words[w].span.start == span.start) mention.first = w;
        if (words[w].span.end == span.end) mention.last = w;
      }
      mention.kind = tag[0] == 'o' ? Kind::organization : tag[0] == 'l' ? Kind::place : Kind::person;
      mention.level = tag[1] == 'n' ? Level::nominal : tag[1] == 'w' ? Level::pronoun : Level::name;
      mentions.push_back(mention);
    }
  }
};

}  // namespace dramatis
