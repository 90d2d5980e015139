#pragma once

#include <cstddef>
#include <cstdint>

/// Products of matrices of whole numbers by oneDNN, which no other file touches; in the calling thread alone.
namespace dramatis::products {

/// c (m, n) = a (m, k) · b (n, k)ᵀ, exactly. `a` must stay within 0..127: with AVX2 alone pairs of products are added
/// in 16 bits and saturate.
void multiply_transposed(const std::uint8_t* a, const std::int8_t* b, std::int32_t* c, std::size_t m, std::size_t n,
                         std::size_t k);

}  // namespace dramatis::products
