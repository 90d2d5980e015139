#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// The loops of the engine but for the products of its layers, by Highway, which picks the processor's widest vectors
/// at run time. Their results are the same to the bit on every processor: products are of whole numbers, or each
/// element is computed by itself, a sum over a row is 16 partial sums added in a fixed order, products and sums are
/// rounded apart (-ffp-contract=off), and functions are polynomials of our own. Row widths (`n`) are multiples of
/// `lanes` where nothing else is said.
namespace dramatis::kernels {

constexpr std::size_t lanes = 16;

constexpr std::size_t round_up(std::size_t n) { return (n + lanes - 1) / lanes * lanes; }

/// c (rows, columns) = a (rows, depth) · b (depth, columns), each sum in the order of depth. Strides are in numbers;
/// `b_stride` is at least round_up(columns), and what stands in `b` from `columns` on is not used.
void multiply(const float* a, std::size_t rows, std::size_t a_stride, const float* b, std::size_t depth,
              std::size_t b_stride, float* c, std::size_t columns, std::size_t c_stride);

/// A row as 7-bit levels between its least and its greatest number: row[k] = low + step * levels[k], to half a step.
struct Range {
  float low;
  float step;
};
Range quantize(const float* row, std::size_t n, std::uint8_t* levels);

/// row[k] = step (scale[k] sums[k]) + low weight_sum[k] + bias[k]: the outputs of a layer from the whole-number
/// products of quantized inputs.
void dequantize(const std::int32_t* sums, Range, const float* scale, const float* weight_sum, const float* bias,
                std::size_t n, float* row);

/// x Φ(x), within 1e-4 of it.
void gelu(float* row, std::size_t n);

void relu(float* row, std::size_t n);

/// The sum of a[k] b[k].
float dot(const float* a, const float* b, std::size_t n);

/// row += each of the others
void add(float* row, std::span<const float* const> others, std::size_t n);

/// row = (row + other - mean) / deviation · weight + bias, mean and deviation of the sum, the variance plus 1e-12.
void layer_norm(float* row, const float* other, std::size_t n, const float* weight, const float* bias);

/// Multi-head attention. qkv (n, 3 heads · head_width): queries, keys and values, each of them head by head; out (n,
/// heads · head_width). `head_width` is a multiple of 2 `lanes`. Its products are of whole numbers: of 14 bits for
/// queries and keys of 32, and of 12 for values, between ± the greatest magnitude of a head.
void attention(const float* qkv, std::size_t n, std::size_t heads, std::size_t head_width, float* out);

}  // namespace dramatis::kernels
