#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/document.hpp"

namespace dramatis {

/// How a word is written; the encoder's vocabulary is uncased. The numbers are rows of the model's table.
enum class CaseShape { special, caps, capitalised, mixed, digit, lower, inner };

struct Word {
  Span span;
  std::size_t sentence;
};

/// Words of the sentences: runs of letters, marks, numbers and '_', and every other character that is no white space.
std::vector<Word> split_words(std::string_view text, const std::vector<Span>& sentences);

CaseShape case_shape(std::string_view word);

}  // namespace dramatis
