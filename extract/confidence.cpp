#include "extract/confidence.hpp"

#include <algorithm>

#include "extract/elementary.hpp"

namespace dramatis {
namespace {

double log_odds(double chance) {
  constexpr double most = 9;
  return chance < 1 ? std::min(logarithm(chance / (1 - chance)), most) : most;
}

}  // namespace

Confidence::Confidence(const TensorFile& model) : weights_(model.vector("confidence", 4)) {}

double Confidence::operator()(double type, double status, float certainty) const {
  const double sum =
      static_cast<double>(weights_[0]) * log_odds(type) + static_cast<double>(weights_[1]) * log_odds(status) +
      static_cast<double>(weights_[2]) * static_cast<double>(certainty) + static_cast<double>(weights_[3]);
  return 1 / (1 + exponential(-sum));
}

}  // namespace dramatis
