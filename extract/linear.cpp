#include "extract/linear.hpp"

#include <algorithm>
#include <bit>

namespace dramatis {
namespace {

template <class T>
void grow(T& memory, std::size_t size) {
  if (memory.size() < size) memory.resize(size);
}

}  // namespace

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
  thread_local Rows rows;
  constexpr std::size_t block = 64;  // rows that stay in the cache
  for (std::size_t i = 0; i < x.rows; i += block) {
    const std::size_t n = std::min(block, x.rows - i);
    for (std::size_t r = 0; r < n; ++r) set_input(rows, r, x.row(i + r));
    multiply(rows, n);
    for (std::size_t r = 0; r < n; ++r) get_output(rows, r, y.row(i + r));
  }
  return y;
}

void Linear::set_input(Rows& rows, std::size_t row, const float* x) const {
  if (quantized_) {
    grow(rows.levels, (row + 1) * inputs_);
    grow(rows.ranges, row + 1);
    rows.ranges[row] = kernels::quantize(x, inputs_, rows.levels.data() + row * inputs_);
  } else {
    grow(rows.inputs, (row + 1) * inputs_);
    std::copy_n(x, inputs_, rows.inputs.data() + row * inputs_);
  }
}

void Linear::multiply(Rows& rows, std::size_t n) const {
  const std::size_t outputs = bias_.size();
  if (quantized_) {
    const std::size_t room = (n + products::row_group - 1) / products::row_group * products::row_group;
    grow(rows.levels, room * inputs_);
    grow(rows.sums, room * outputs);
    quantized_->multiply(rows.levels.data(), n, rows.sums.data());
  } else {
    grow(rows.products, n * outputs);
    kernels::multiply(rows.inputs.data(), n, inputs_, transposed_.values.data(), inputs_, transposed_.columns,
                      rows.products.data(), outputs, outputs);
  }
}

void Linear::get_output(const Rows& rows, std::size_t row, float* y) const {
  const std::size_t outputs = bias_.size();
  if (quantized_) {
    kernels::dequantize(rows.sums.data() + row * outputs, rows.ranges[row], scale_.data(), weight_sum_.data(),
                        bias_.data(), outputs, y);
  } else {
    for (std::size_t o = 0; o < outputs; ++o) y[o] = rows.products[row * outputs + o] + bias_[o];
  }
}

}  // namespace dramatis
