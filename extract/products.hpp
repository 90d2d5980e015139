#pragma once

#include <cstddef>
#include <cstdint>

/// Products of matrices by oneDNN, which no other file touches. Matrices are in rows, `stride` numbers from row to row;
/// each call runs in the calling thread alone.
namespace dramatis::products {

struct View {
  const float* data;
  std::size_t rows;
  std::size_t columns;
  std::size_t stride;
};

/// c (a.rows, b.columns) = a · b
void multiply(View a, View b, float* c, std::size_t c_stride);

/// c (a.rows, b.rows) = a · bᵀ
void multiply_transposed(View a, View b, float* c, std::size_t c_stride);

/// c (m, n) = a (m, k) · b (n, k)ᵀ in whole numbers. `a` must stay within 0..127: with AVX2 alone pairs of products are
/// added in 16 bits and saturate.
void multiply_transposed(const std::uint8_t* a, const std::int8_t* b, std::int32_t* c, std::size_t m, std::size_t n,
                         std::size_t k);

}  // namespace dramatis::products
