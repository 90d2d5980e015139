#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/confidence.hpp"
#include "extract/coreference.hpp"
#include "extract/document.hpp"
#include "extract/linear.hpp"
#include "extract/tagger.hpp"
#include "extract/words.hpp"

namespace dramatis {

using MentionPair = std::pair<std::size_t, std::size_t>;  ///< source and target

/// A relation with the pair of mentions that states it best.
struct ScoredRelation {
  Relation relation;
  MentionPair mentions;
  std::vector<float> vector;  ///< (RelationScorer::pair_width) of the pair, from which type and status were scored
};

/// Scores type and status of every ordered pair of mentions of one sentence; of two entities' pairs the best decides.
/// A sentence of more than 50 mentions is taken in stretches of so many, so that time and memory stay linear.
class RelationScorer {
 public:
  static constexpr std::size_t pair_width = 384;

  RelationScorer(const TensorFile& model, Precision);

  /// The relations of a document, ordered by sentence. `kinds` are those of each mention's entity.
  std::vector<ScoredRelation> operator()(const std::vector<Word>&, const std::vector<WordMention>&, const Coreferences&,
                                         const std::vector<Kind>& kinds, const Matrix& states,
                                         const Matrix& spans) const;

 private:
  /// What the pairs (n, pair_width) with the same source, and those with the same target, add to each.
  Matrix company(Matrix pairs, const std::vector<MentionPair>& ends) const;

  Linear source_, target_, from_source_, to_target_, both_, between_;
  Matrix gap_, crowd_;
  Linear peer_, peers_;
  Linear relation_, status_;
  Confidence confidence_;
};

}  // namespace dramatis
