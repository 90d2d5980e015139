#include "extract/linear.hpp"

#include <algorithm>
#include <bit>

#include "extract/kernels.hpp"
#include "extract/products.hpp"

namespace dramatis {

Linear::Linear(const TensorFile& file, const std::string& name, std::size_t outputs, std::size_t inputs,
               Precision precision)
    : inputs_(kernels::round_up(inputs)), bias_(file.vector(name + ".bias", outputs)) {
  const Matrix weight = file.matrix(name + ".weight", outputs, inputs);
  if (precision == Precision::int8) {
    quantize(weight);
    return;
  }
  transposed_ = Matrix(inputs_, kernels::round_up(outputs));
  for (std::size_t o = 0; o < outputs; ++o)
    for (std::size_t i = 0; i < inputs; ++i) transposed_.row(i)[o] = weight.row(o)[i];
}

void Linear::quantize(const Matrix& weight) {
  constexpr float whole = 0x1.8p23f;  // numbers that are added to it lose their fractions
  std::vector<std::int8_t> quantized(weight.rows * inputs_);
  for (std::size_t o = 0; o < weight.rows; ++o) {
    const float* row = weight.row(o);
    std::int32_t bits = 0;  // of the greatest magnitude; compilers compare them in vectors, and floats not
    for (std::size_t i = 0; i < weight.columns; ++i)
      bits = std::max(bits, std::bit_cast<std::int32_t>(row[i]) & 0x7FFFFFFF);
    scale_.push_back(bits > 0 ? std::bit_cast<float>(bits) / 127 : 1);
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < weight.columns; ++i) {
      const auto q = static_cast<std::int8_t>((row[i] / scale_[o] + whole) - whole);
      quantized[o * inputs_ + i] = q;
      sum += q;
    }
    weight_sum_.push_back(scale_[o] * static_cast<float>(sum));
  }
  quantized_.emplace(quantized.data(), weight.rows, inputs_);
}

Matrix Linear::operator()(const Matrix& x) const {
  Matrix y(x.rows, bias_.size());
  (*this)(x.values.data(), x.rows, y.values.data());
  return y;
}

void Linear::operator()(const float* x, std::size_t rows, float* y) const {
  if (quantized_) {
    int8_product(x, rows, y);
    return;
  }
  const std::size_t outputs = bias_.size();
  kernels::multiply(x, rows, inputs_, transposed_.values.data(), inputs_, transposed_.columns, y, outputs, outputs);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t o = 0; o < outputs; ++o) y[i * outputs + o] += bias_[o];
}

void Linear::int8_product(const float* x, std::size_t rows, float* y) const {
  const std::size_t outputs = bias_.size();
  thread_local std::vector<std::uint8_t> levels;
  thread_local std::vector<kernels::Range> ranges;
  thread_local std::vector<std::int32_t> sums;
  const std::size_t room = (rows + products::row_group - 1) / products::row_group * products::row_group;
  levels.resize(room * inputs_);
  ranges.resize(rows);
  sums.resize(room * outputs);
  for (std::size_t i = 0; i < rows; ++i)
    ranges[i] = kernels::quantize(x + i * inputs_, inputs_, levels.data() + i * inputs_);
  quantized_->multiply(levels.data(), rows, sums.data());
  for (std::size_t i = 0; i < rows; ++i)
    kernels::dequantize(sums.data() + i * outputs, ranges[i], scale_.data(), weight_sum_.data(), bias_.data(), outputs,
                        y + i * outputs);
}

}  // namespace dramatis
