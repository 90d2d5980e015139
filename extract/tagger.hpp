#pragma once

#include <string_view>
#include <vector>

#include "extract/document.hpp"
#include "extract/linear.hpp"
#include "extract/words.hpp"

namespace dramatis {

/// A mention as a run of words, before its entity is known.
struct WordMention {
  std::size_t first;  ///< words, both inside
  std::size_t last;
  Kind kind;  ///< of a pronoun: person, until its entity says otherwise
  Level level;
  double confidence;  ///< least probability of its words' tags
};

/// Finds mentions: BIO tags of each word from its state, the best path under the constraint that every I- follows its
/// own (Viterbi). A name is of one kind in an article: the one that it has most often.
class Tagger {
 public:
  explicit Tagger(const TensorFile& model);

  /// states (words, Encoder::width)
  std::vector<WordMention> operator()(std::string_view text, const std::vector<Word>&, const Matrix& states) const;

 private:
  Linear tag_;
};

}  // namespace dramatis
