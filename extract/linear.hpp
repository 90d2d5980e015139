#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/kernels.hpp"
#include "extract/products.hpp"
#include "extract/tensors.hpp"

namespace dramatis {

/// How the encoder multiplies: fp32 as the model was trained, or int8 (8-bit weights with a scale for each row, 7-bit
/// activations with a range for each row, whole-number products), faster and within a small tolerance of it.
enum class Precision { fp32, int8 };

/// Rows on their way through a layer; memory that layers use one after another.
struct Rows {
  Aligned<float> inputs, products;
  Aligned<std::uint8_t> levels;  // this and what follows where the layer is quantized
  std::vector<kernels::Range> ranges;
  Aligned<std::int32_t> sums;
};

/// y = x · weightᵀ + bias. Rows do not depend on the rows beside them.
class Linear {
 public:
  Linear(const TensorFile&, const std::string& name, std::size_t outputs, std::size_t inputs,
         Precision = Precision::fp32);

  /// (n, inputs) -> (n, outputs). Rows of `x` are filled up with zeros to a multiple of kernels::lanes.
  Matrix operator()(const Matrix& x) const;

  /// The same in steps, so that a row is used while it is in the cache: inputs, then the products of the first `n`
  /// rows, then outputs. Once its outputs are taken a row can be an input of the next layer.
  void set_input(Rows&, std::size_t row, const float* x) const;
  void multiply(Rows&, std::size_t n) const;
  void get_output(const Rows&, std::size_t row, float* y) const;

 private:
  void quantize(const Matrix& weight);

  std::size_t inputs_;
  Aligned<float> bias_;
  Matrix transposed_;  // (inputs, outputs), empty where quantized
  std::optional<products::Weights> quantized_;
  Aligned<float> scale_;       // of each quantized row
  Aligned<float> weight_sum_;  // of each row's dequantized weights
};

}  // namespace dramatis
