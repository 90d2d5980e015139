#pragma once

#include <vector>

#include "extract/coreference.hpp"
#include "extract/linear.hpp"
#include "extract/relation_scorer.hpp"
#include "extract/tagger.hpp"
#include "extract/tensors.hpp"
#include "extract/words.hpp"

namespace dramatis {

/// Finds who says what a relation states: of the mentions of its sentence and of the ones beside, the one with the best
/// score, or nobody.
class Attribution {
 public:
  explicit Attribution(const TensorFile& model);

  /// Sets `attribution` of the relations.
  void operator()(std::vector<ScoredRelation>&, const std::vector<Word>&, const std::vector<WordMention>&,
                  const Coreferences&, const Matrix& spans) const;

 private:
  Linear sayer_, said_;
  Matrix place_;
  Linear attribution_;
};

}  // namespace dramatis
