#include "extract/attribution.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/kernels.hpp"

namespace dramatis {
namespace {

constexpr std::size_t hidden = 192;
constexpr std::size_t reach = 50;  // mentions before and after that are candidates
constexpr std::size_t sentences_around = 3;
constexpr std::size_t places_in_sentence = 4;

struct Candidate {
  std::size_t mention;
  std::size_t place;  // row of the embedding: the sentence before, the same, the one after, and where it stands there
};

std::vector<Candidate> candidates_of(const std::pair<std::size_t, std::size_t>& pair, const std::vector<Word>& words,
                                     const std::vector<WordMention>& mentions, const std::vector<std::string>& chains) {
  enum Place : std::size_t { before, between, after, argument };
  const auto [low, high] = std::minmax(pair.first, pair.second);
  const auto sentence_of = [&](std::size_t mention) { return words[mentions[mention].first].sentence; };
  const std::size_t sentence = sentence_of(low);
  std::vector<Candidate> candidates;
  for (std::size_t k = low - std::min(low, reach); k < std::min(mentions.size(), high + reach + 1); ++k) {
    if (chains[k] == "-" || sentence_of(k) + 1 < sentence || sentence_of(k) > sentence + 1) continue;
    const bool is_argument = chains[k] == chains[low] || chains[k] == chains[high];
    const Place place = is_argument ? argument : k < low ? before : k > high ? after : between;
    candidates.push_back({k, places_in_sentence * (sentence_of(k) + 1 - sentence) + place});
  }
  return candidates;
}

}  // namespace

Attribution::Attribution(const TensorFile& model)
    : sayer_(model, "sayer", hidden, SpanVectors::width),
      said_(model, "said", hidden, RelationScorer::pair_width),
      place_(model.matrix("place.weight", sentences_around * places_in_sentence, hidden)),
      attribution_(model, "attribution", 1, hidden) {}

void Attribution::operator()(std::vector<ScoredRelation>& relations, const std::vector<Word>& words,
                             const std::vector<WordMention>& mentions, const Coreferences& coreferences,
                             const Matrix& spans) const {
  if (relations.empty()) return;
  const std::vector<std::string>& chains = coreferences.chains;
  Matrix pairs(relations.size(), RelationScorer::pair_width);
  for (std::size_t r = 0; r < relations.size(); ++r)
    std::copy(relations[r].vector.begin(), relations[r].vector.end(), pairs.row(r));
  const Matrix sayers = sayer_(spans), said = said_(pairs);
  for (std::size_t r = 0; r < relations.size(); ++r) {
    const auto candidates = candidates_of(relations[r].mentions, words, mentions, chains);
    Matrix x(candidates.size(), hidden);
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      std::copy_n(sayers.row(candidates[c].mention), hidden, x.row(c));
      kernels::add(x.row(c), std::array{said.row(r), place_.row(candidates[c].place)}, hidden);
    }
    kernels::relu(x.values.data(), x.values.size());
    const Matrix scores = attribution_(x);
    const auto best = std::max_element(scores.values.begin(), scores.values.end());  // the first of equals
    if (*best > 0) {
      relations[r].relation.attribution =
          chains[candidates[static_cast<std::size_t>(best - scores.values.begin())].mention];
    }
  }
}

}  // namespace dramatis
