#pragma once

#include <vector>

#include "extract/tensors.hpp"

namespace dramatis {

/// The chance that a relation is right in its type, its actors and its status: a logistic regression (Platt 1999)
/// fitted by training/calibrate.py to documents that no training has seen.
class Confidence {
 public:
  /// The most that the log-odds of a chain count, of which names are taken to be certain.
  static constexpr float sure = 8;

  explicit Confidence(const TensorFile& model);

  /// From the chances of the type among all types and of the status among all statuses, and the certainty of the less
  /// certain actor (Coreference).
  double operator()(double type, double status, float certainty) const;

 private:
  Aligned<float> weights_;
};

}  // namespace dramatis
