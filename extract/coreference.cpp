#include "extract/coreference.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "extract/chains.hpp"
#include "extract/encoder.hpp"
#include "extract/kernels.hpp"
#include "extract/likeness.hpp"

namespace dramatis {
namespace {

constexpr std::size_t hidden = 192;
constexpr std::size_t level_width = 24;
constexpr std::size_t candidate_count = 100;  // earlier mentions that are looked at

/// Of a chain all names and nouns have one kind.
bool may_be_one(const WordMention& a, const WordMention& b) {
  return a.kind == b.kind || a.level == Level::pronoun || b.level == Level::pronoun;
}

}  // namespace

SpanVectors::SpanVectors(const TensorFile& model) : level_(model.matrix("level.weight", 8, level_width)) {
  static_assert(width == 2 * Encoder::width + level_width);
}

Matrix SpanVectors::operator()(const Matrix& states, const std::vector<WordMention>& mentions) const {
  Matrix spans(mentions.size(), kernels::round_up(width));
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

Coreference::Coreference(const TensorFile& model, Precision precision)
    : mention_(model, "mention", hidden, SpanVectors::width, precision),
      later_(model, "later", hidden, hidden, precision),
      earlier_(model, "earlier", hidden, hidden, precision),
      likeness_(model, "likeness", hidden, hidden, precision),
      codes_(model.matrix("codes.weight", Likeness::codes, hidden)),
      antecedent_(model.matrix("antecedent.weight", 1, hidden).values),
      antecedent_bias_(model.vector("antecedent.bias", 1).front()) {}

Coreferences Coreference::operator()(std::string_view text, const std::vector<Word>& words,
                                     const std::vector<WordMention>& mentions, const Matrix& spans) const {
  Matrix v = mention_(spans);
  kernels::relu(v.values.data(), v.values.size());
  const Matrix later = later_(v), earlier = earlier_(v);
  const Likeness likeness(text, words, mentions);
  std::vector<std::vector<Antecedent>> candidates(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    std::vector<std::size_t> before;
    for (std::size_t j = i > candidate_count ? i - candidate_count : 0; j < i; ++j)
      if (may_be_one(mentions[i], mentions[j])) before.push_back(j);
    Matrix both(before.size(), hidden);
    for (std::size_t k = 0; k < before.size(); ++k)
      std::transform(v.row(i), v.row(i) + hidden, v.row(before[k]), both.row(k), std::multiplies<>());
    both = likeness_(both);
    for (std::size_t k = 0; k < before.size(); ++k) {
      const std::size_t j = before[k];
      float* x = both.row(k);
      std::array<const float*, Likeness::features + 2> parts;
      const auto codes = likeness.pair_codes(i, j);
      auto part =
          std::transform(codes.begin(), codes.end(), parts.begin(), [&](auto code) { return codes_.row(code); });
      *part++ = later.row(i);
      *part = earlier.row(j);
      kernels::add(x, parts, hidden);
      kernels::relu(x, hidden);
      candidates[i].push_back({kernels::dot(x, antecedent_.data(), hidden) + antecedent_bias_, j});
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
