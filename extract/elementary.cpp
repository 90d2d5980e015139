#include "extract/elementary.hpp"

#include <algorithm>
#include <cmath>

namespace dramatis {
namespace {

constexpr double ln2_high = 0x1.62e42feep-1;  // few enough digits for exact products with exponents
constexpr double ln2_low = 0x1.a39ef35793c76p-33;

}  // namespace

double exponential(double x) {
  if (!(x > -750)) return 0;
  x = std::min(x, 750.0);
  const double power = std::nearbyint(x / (ln2_high + ln2_low));
  const double rest = x - power * ln2_high - power * ln2_low;
  double sum = 1;
  for (int k = 14; k > 0; --k) sum = 1 + rest / k * sum;  // Taylor's series
  return std::ldexp(sum, static_cast<int>(power));
}

double logarithm(double x) {
  int power = 0;
  double part = std::frexp(x, &power);  // within 0.5..1
  if (part < 0.70710678118654752) {
    part *= 2;
    --power;
  }
  const double ratio = (part - 1) / (part + 1), square = ratio * ratio;
  double sum = 0;
  for (int k = 21; k > 0; k -= 2) sum = 1.0 / k + square * sum;  // of the inverse hyperbolic tangent
  return power * ln2_high + (power * ln2_low + 2 * ratio * sum);
}

}  // namespace dramatis
