#pragma once

#include <string>
#include <vector>

#include "extract/tensors.hpp"

namespace dramatis {

/// How the encoder multiplies: fp32 as the model was trained, or int8 (8-bit weights with a scale for each row, 7-bit
/// activations with a range for each row, whole-number products), faster and within a small tolerance of it.
enum class Precision { fp32, int8 };

/// y = x · weightᵀ + bias
class Linear {
 public:
  Linear(const TensorFile&, const std::string& name, std::size_t outputs, std::size_t inputs,
         Precision = Precision::fp32);

  /// (n, inputs) -> (n, outputs)
  Matrix operator()(const Matrix& x) const;

 private:
  void int8_product(const Matrix& x, Matrix& y) const;

  Matrix weight_;                       // (outputs, inputs), empty where quantized
  std::vector<std::int8_t> quantized_;  // (outputs, inputs)
  std::vector<float> scale_;            // of each quantized row
  std::vector<float> row_sum_;          // of each row's dequantized weights
  std::vector<float> bias_;
};

}  // namespace dramatis
