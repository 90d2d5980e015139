#include "extract/coreference.hpp"

#include <algorithm>
#include <functional>

#include "extract/chains.hpp"
#include "extract/encoder.hpp"
#include "extract/likeness.hpp"

namespace dramatis {
namespace {

constexpr std::size_t hidden = 192;
constexpr std::size_t level_width = 24;
constexpr std::size_t candidate_count = 100;  // earlier mentions that are looked at

}  // namespace

SpanVectors::SpanVectors(const TensorFile& model) : level_(model.matrix("level.weight", 7, level_width)) {
  static_assert(width == 2 * Encoder::width + level_width);
}

Matrix SpanVectors::operator()(const Matrix& states, const std::vector<WordMention>& mentions) const {
  Matrix spans(mentions.size(), width);
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    const auto& m = mentions[k];
    const auto code =
        m.level == Level::pronoun ? 6 : static_cast<std::size_t>(m.kind) * 2 + static_cast<std::size_t>(m.level);
    float* out = spans.row(k);
    out = std::copy_n(states.row(m.first), Encoder::width, out);
    out = std::copy_n(states.row(m.last), Encoder::width, out);
    std::copy_n(level_.row(code), level_width, out);
  }
  return spans;
}

Coreference::Coreference(const TensorFile& model)
    : mention_(model, "mention", hidden, SpanVectors::width),
      later_(model, "later", hidden, hidden),
      earlier_(model, "earlier", hidden, hidden),
      likeness_(model, "likeness", hidden, hidden),
      codes_(model.matrix("codes.weight", Likeness::codes, hidden)),
      antecedent_(model.matrix("antecedent.weight", 1, hidden).values),
      antecedent_bias_(model.vector("antecedent.bias", 1).front()) {}

Coreferences Coreference::operator()(std::string_view text, const std::vector<Word>& words,
                                     const std::vector<WordMention>& mentions, const Matrix& spans) const {
  Matrix v = mention_(spans);
  for (float& x : v.values) x = std::max(x, 0.0f);
  const Matrix later = later_(v), earlier = earlier_(v);
  const Likeness likeness(text, words, mentions);
  std::vector<std::vector<Antecedent>> candidates(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::size_t begin = i > candidate_count ? i - candidate_count : 0;
    Matrix both(i - begin, hidden);
    for (std::size_t j = begin; j < i; ++j)
      std::transform(v.row(i), v.row(i) + hidden, v.row(j), both.row(j - begin), std::multiplies<>());
    both = likeness_(both);
    for (std::size_t j = begin; j < i; ++j) {
      float* x = both.row(j - begin);
      for (const auto code : likeness.pair_codes(i, j))
        std::transform(x, x + hidden, codes_.row(code), x, std::plus<>());
      float score = antecedent_bias_;
      for (std::size_t k = 0; k < hidden; ++k)
        score += std::max(x[k] + later.row(i)[k] + earlier.row(j)[k], 0.0f) * antecedent_[k];
      candidates[i].push_back({score, j});
    }
    std::sort(candidates[i].begin(), candidates[i].end(), [](const Antecedent& a, const Antecedent& b) {
      return a.score != b.score ? a.score > b.score : a.mention > b.mention;
    });
  }
  Coreferences found;
  found.chains = chains_of(mentions, likeness, candidates);
  found.certainties = certainties(mentions, candidates, found.chains);
  return found;
}

}  // namespace dramatis
