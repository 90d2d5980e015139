#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/products.hpp"
#include "extract/tensors.hpp"

namespace dramatis {

/// How the encoder multiplies: fp32 as the model was trained, or int8 (8-bit weights with a scale for each row, 7-bit
/// activations with a range for each row, whole-number products), faster and within a small tolerance of it.
enum class Precision { fp32, int8 };

/// y = x · weightᵀ + bias. Rows do not depend on the rows beside them.
class Linear {
 public:
  Linear(const TensorFile&, const std::string& name, std::size_t outputs, std::size_t inputs,
         Precision = Precision::fp32);

  /// (n, inputs) -> (n, outputs). Rows of `x` are filled up with zeros to a multiple of kernels::lanes.
  Matrix operator()(const Matrix& x) const;

  /// The same for `rows` rows from `x` on into those from `y` on.
  void operator()(const float* x, std::size_t rows, float* y) const;

 private:
  void quantize(const Matrix& weight);
  void int8_product(const float* x, std::size_t rows, float* y) const;

  std::size_t inputs_;
  std::vector<float> bias_;
  Matrix transposed_;  // (inputs, outputs), empty where quantized
  std::optional<products::Weights> quantized_;
  std::vector<float> scale_;       // of each quantized row
  std::vector<float> weight_sum_;  // of each row's dequantized weights
};

}  // namespace dramatis
