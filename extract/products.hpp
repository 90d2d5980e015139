#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

/// Products of matrices of whole numbers by oneDNN, which no other file touches; in the calling thread alone.
namespace dramatis::products {

/// Rows are multiplied in groups of so many.
constexpr std::size_t row_group = 16;

/// A matrix (n, k) in the layout that this processor multiplies fastest. Usable from several threads.
class Weights {
 public:
  Weights(const std::int8_t* values, std::size_t n, std::size_t k);
  ~Weights();
  Weights(Weights&&) noexcept;

  /// c (m, n) = a (m, k) · weightsᵀ, exactly. `a` must stay within 0..127: with AVX2 alone pairs of products are added
  /// in 16 bits and saturate. Both have room for m rounded up to row_group; what `a` has there does not matter.
  void multiply(const std::uint8_t* a, std::size_t m, std::int32_t* c) const;

 private:
  struct Packed;
  std::unique_ptr<const Packed> packed_;
};

}  // namespace dramatis::products
