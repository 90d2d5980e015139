#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/linear.hpp"
#include "extract/tagger.hpp"
#include "extract/tensors.hpp"
#include "extract/words.hpp"

namespace dramatis {

/// The vectors of mentions from which coreference and relations are scored: the states of the first and the last word
/// and an embedding of level and kind.
class SpanVectors {
 public:
  static constexpr std::size_t width = 2 * 384 + 24;

  explicit SpanVectors(const TensorFile& model);

  /// (mentions, width), filled up as Linear takes it, from the states of the words (words, Encoder::width)
  Matrix operator()(const Matrix& states, const std::vector<WordMention>&) const;

 private:
  Matrix level_;
};

/// For each mention of a document its chain ("e" and the number of the chain's first mention, "-" for pronouns that
/// refer to none) and the certainty of that (certainties).
struct Coreferences {
  std::vector<std::string> chains;
  std::vector<float> certainties;
};

/// Joins mentions to coreference chains: each mention has a score for every earlier candidate or none (Lee et al. 2017,
/// arXiv:1707.07045), by which chains_of clusters them.
class Coreference {
 public:
  Coreference(const TensorFile& model, Precision);

  Coreferences operator()(std::string_view text, const std::vector<Word>&, const std::vector<WordMention>&,
                          const Matrix& spans) const;

 private:
  Linear mention_, later_, earlier_, likeness_;
  Matrix codes_;
  Aligned<float> antecedent_;
  float antecedent_bias_;
};

}  // namespace dramatis
