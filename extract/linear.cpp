#include "extract/linear.hpp"

#include <algorithm>
#include <cmath>

#include "extract/products.hpp"

namespace dramatis {

Linear::Linear(const TensorFile& file, const std::string& name, std::size_t outputs, std::size_t inputs,
               Precision precision)
    : weight_(file.matrix(name + ".weight", outputs, inputs)), bias_(file.vector(name + ".bias", outputs)) {
  if (precision == Precision::fp32) return;
  quantized_.resize(outputs * inputs);
  scale_.resize(outputs);
  row_sum_.resize(outputs);
  for (std::size_t o = 0; o < outputs; ++o) {
    const float* row = weight_.row(o);
    float most = 0;
    for (std::size_t i = 0; i < inputs; ++i) most = std::max(most, std::abs(row[i]));
    scale_[o] = most > 0 ? most / 127 : 1;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs; ++i) {
      const auto q = static_cast<std::int8_t>(std::lround(row[i] / scale_[o]));
      quantized_[o * inputs + i] = q;
      sum += q;
    }
    row_sum_[o] = scale_[o] * static_cast<float>(sum);
  }
  weight_.values = {};
}

Matrix Linear::operator()(const Matrix& x) const {
  Matrix y(x.rows, bias_.size());
  if (!quantized_.empty()) {
    int8_product(x, y);
    return y;
  }
  products::multiply_transposed({x.values.data(), x.rows, x.columns, x.columns},
                                {weight_.values.data(), weight_.rows, weight_.columns, weight_.columns},
                                y.values.data(), y.columns);
  for (std::size_t i = 0; i < y.rows; ++i) {
    float* out = y.row(i);
    for (std::size_t o = 0; o < y.columns; ++o) out[o] += bias_[o];
  }
  return y;
}

// A row of activations lies between `low` and `low + 127 step`: x = low + step q, so that
// x · w = step scale (q · w_q) + low (sum of w).
void Linear::int8_product(const Matrix& x, Matrix& y) const {
  std::vector<std::uint8_t> levels(x.values.size());
  std::vector<float> low(x.rows), step(x.rows);
  for (std::size_t i = 0; i < x.rows; ++i) {
    const float* in = x.row(i);
    const auto [least, most] = std::minmax_element(in, in + x.columns);
    low[i] = *least;
    step[i] = std::max((*most - *least) / 127, 1e-12f);
    const float inverse = 1 / step[i];
    std::uint8_t* out = levels.data() + i * x.columns;
    for (std::size_t k = 0; k < x.columns; ++k) out[k] = static_cast<std::uint8_t>((in[k] - low[i]) * inverse + 0.5f);
  }
  std::vector<std::int32_t> sums(y.values.size());
  products::multiply_transposed(levels.data(), quantized_.data(), sums.data(), x.rows, y.columns, x.columns);
  for (std::size_t i = 0; i < y.rows; ++i) {
    const std::int32_t* in = sums.data() + i * y.columns;
    float* out = y.row(i);
    for (std::size_t o = 0; o < y.columns; ++o)
      out[o] = step[i] * scale_[o] * static_cast<float>(in[o]) + low[i] * row_sum_[o] + bias_[o];
  }
}

}  // namespace dramatis
