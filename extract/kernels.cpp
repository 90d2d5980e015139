#include "extract/kernels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)  // their vectors cannot be in arrays
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extract/kernels.cpp"
#include <hwy/foreach_target.h>  // compiles this file once for each instruction set
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace dramatis::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, lanes>;
using Ints = hn::Rebind<std::int32_t, Floats>;
using Bytes = hn::Rebind<std::uint8_t, Floats>;
using Vector = hn::Vec<Floats>;

constexpr Floats floats;
constexpr std::size_t width = hn::MaxLanes(floats);

constexpr float whole = 0x1.8p23f;  // what is added to it is rounded to a whole number

HWY_INLINE Vector constant(float x) { return hn::Set(floats, x); }

/// sum of coefficients[k] x^k
template <std::size_t N>
HWY_INLINE Vector polynomial(Vector x, const float (&coefficients)[N]) {
  Vector sum = constant(coefficients[N - 1]);
  for (std::size_t k = N - 1; k-- > 0;) sum = hn::Add(hn::Mul(sum, x), constant(coefficients[k]));
  return sum;
}

/// Of x <= 0; least squares of the relative error, 1e-7, after taking out powers of two. Never 0: e^-87 below it.
HWY_INLINE Vector exponential(Vector x) {
  static constexpr float coefficients[] = {1.00000007165f,  0.999999691991f,  0.499988948513f,
                                           0.166675747306f, 0.0419153819857f, 0.00829765495879f};
  x = hn::Max(x, constant(-87));
  const Vector shifted = hn::Add(hn::Mul(x, constant(1.44269504f)), constant(whole));  // its last bits are the power
  const Vector power = hn::Sub(shifted, constant(whole));
  const Vector rest = hn::Sub(hn::Sub(x, hn::Mul(power, constant(0.693359375f))),
                              hn::Mul(power, constant(-2.12194440e-4f)));  // of ln 2 in two parts
  const auto scale = hn::Add(hn::ShiftLeft<23>(hn::BitCast(Ints(), shifted)), hn::Set(Ints(), 127 << 23));
  return hn::Mul(polynomial(rest, coefficients), hn::BitCast(floats, scale));
}

/// The sum of terms(k) for k = 0, width, 2 width... below n.
template <class Terms>
HWY_INLINE float sum(std::size_t n, const Terms& terms) {
  Vector partial[lanes / width];
  for (auto& p : partial) p = hn::Zero(floats);
  for (std::size_t k = 0; k < n; k += lanes)
    for (std::size_t p = 0; p < lanes / width; ++p) partial[p] = hn::Add(partial[p], terms(k + p * width));
  HWY_ALIGN float all[lanes];
  for (std::size_t p = 0; p < lanes / width; ++p) hn::Store(partial[p], floats, all + p * width);
  for (std::size_t half = lanes / 2; half > 0; half /= 2)
    for (std::size_t l = 0; l < half; ++l) all[l] += all[l + half];
  return all[0];
}

constexpr std::size_t tile_rows = 6;  // with two vectors a row, what fits AVX2's registers

/// c (tile_rows, V vectors) = the rows of a · b; a row of c that is nullptr is not stored.
template <std::size_t V>
HWY_INLINE void multiply_tile(const float* const (&a)[tile_rows], const float* b, std::size_t depth,
                              std::size_t b_stride, float* const (&c)[tile_rows], std::size_t columns) {
  Vector sums[tile_rows][V];
  for (auto& row : sums)
    for (auto& s : row) s = hn::Zero(floats);
  for (std::size_t k = 0; k < depth; ++k) {
    Vector of_b[V];
    for (std::size_t v = 0; v < V; ++v) of_b[v] = hn::LoadU(floats, b + k * b_stride + v * width);
    for (std::size_t r = 0; r < tile_rows; ++r) {
      const Vector of_a = constant(a[r][k]);
      for (std::size_t v = 0; v < V; ++v) sums[r][v] = hn::Add(sums[r][v], hn::Mul(of_a, of_b[v]));
    }
  }
  for (std::size_t r = 0; r < tile_rows; ++r) {
    if (c[r] == nullptr) break;
    if (columns >= V * width) {
      for (std::size_t v = 0; v < V; ++v) hn::StoreU(sums[r][v], floats, c[r] + v * width);
    } else {
      HWY_ALIGN float all[V * width];
      for (std::size_t v = 0; v < V; ++v) hn::Store(sums[r][v], floats, all + v * width);
      std::copy_n(all, columns, c[r]);
    }
  }
}

void multiply(const float* a, std::size_t rows, std::size_t a_stride, const float* b, std::size_t depth,
              std::size_t b_stride, float* c, std::size_t columns, std::size_t c_stride) {
  for (std::size_t i = 0; i < rows; i += tile_rows) {
    const float* of_a[tile_rows];
    for (std::size_t r = 0; r < tile_rows; ++r) of_a[r] = a + std::min(i + r, rows - 1) * a_stride;
    for (std::size_t j = 0; j < columns;) {
      float* of_c[tile_rows];
      for (std::size_t r = 0; r < tile_rows; ++r) of_c[r] = i + r < rows ? c + (i + r) * c_stride + j : nullptr;
      if (columns - j > width) {
        multiply_tile<2>(of_a, b + j, depth, b_stride, of_c, columns - j);
        j += 2 * width;
      } else {
        multiply_tile<1>(of_a, b + j, depth, b_stride, of_c, columns - j);
        j += width;
      }
    }
  }
}

Range quantize(const float* row, std::size_t n, std::uint8_t* levels) {
  Vector least = hn::LoadU(floats, row), most = least;
  for (std::size_t k = width; k < n; k += width) {
    const Vector x = hn::LoadU(floats, row + k);
    least = hn::Min(least, x);
    most = hn::Max(most, x);
  }
  const float low = hn::GetLane(hn::MinOfLanes(floats, least));
  const float high = hn::GetLane(hn::MaxOfLanes(floats, most));
  const float step = std::max((high - low) / 127, 1e-12f);
  const Vector from = constant(low), inverse = constant(1 / step);
  for (std::size_t k = 0; k < n; k += width) {
    const Vector level = hn::Mul(hn::Sub(hn::LoadU(floats, row + k), from), inverse);
    hn::StoreU(hn::DemoteTo(Bytes(), hn::NearestInt(level)), Bytes(), levels + k);
  }
  return {low, step};
}

void dequantize(const std::int32_t* sums, Range range, const float* scale, const float* weight_sum, const float* bias,
                std::size_t n, float* row) {
  const Vector low = constant(range.low), step = constant(range.step);
  for (std::size_t k = 0; k < n; k += width) {
    const Vector product = hn::Mul(hn::LoadU(floats, scale + k), hn::ConvertTo(floats, hn::LoadU(Ints(), sums + k)));
    const Vector offset = hn::Add(hn::Mul(low, hn::LoadU(floats, weight_sum + k)), hn::LoadU(floats, bias + k));
    hn::StoreU(hn::Add(hn::Mul(step, product), offset), floats, row + k);
  }
}

void gelu(float* row, std::size_t n) {
  // (Φ(x) - 1/2) / x within ±4.8 by 2 (x / 4.8)² - 1
  static constexpr float edge = 4.8f;
  static constexpr float coefficients[] = {0.147212807f,  -0.0729803157f,  0.0529032794f, -0.0405535596f,
                                           0.0307206729f, -0.0222565932f,  0.0138961164f, -0.00730809284f,
                                           0.0053019334f, -0.00427932324f, 0.00150976494f};
  for (std::size_t k = 0; k < n; k += width) {
    const Vector x = hn::LoadU(floats, row + k);
    const Vector inside = hn::Min(hn::Max(x, constant(-edge)), constant(edge));
    const Vector t = hn::Sub(hn::Mul(hn::Mul(inside, inside), constant(2 / (edge * edge))), constant(1));
    const Vector chance = hn::Add(hn::Mul(inside, polynomial(t, coefficients)), constant(0.5f));
    hn::StoreU(hn::Mul(x, chance), floats, row + k);
  }
}

void relu(float* row, std::size_t n) {
  for (std::size_t k = 0; k < n; k += width)
    hn::StoreU(hn::Max(hn::LoadU(floats, row + k), hn::Zero(floats)), floats, row + k);
}

void add(float* row, const float* other, std::size_t n) {
  for (std::size_t k = 0; k < n; k += width)
    hn::StoreU(hn::Add(hn::LoadU(floats, row + k), hn::LoadU(floats, other + k)), floats, row + k);
}

float dot(const float* a, const float* b, std::size_t n) {
  return sum(n, [&](std::size_t k) HWY_ATTR { return hn::Mul(hn::LoadU(floats, a + k), hn::LoadU(floats, b + k)); });
}

void layer_norm(float* row, std::size_t n, const float* weight, const float* bias) {
  const auto count = static_cast<float>(n);
  const Vector mean = constant(sum(n, [&](std::size_t k) HWY_ATTR { return hn::LoadU(floats, row + k); }) / count);
  const float variance = sum(n,
                             [&](std::size_t k) HWY_ATTR {
                               const Vector distance = hn::Sub(hn::LoadU(floats, row + k), mean);
                               return hn::Mul(distance, distance);
                             }) /
                         count;
  const Vector scale = constant(1 / std::sqrt(variance + 1e-12f));
  for (std::size_t k = 0; k < n; k += width) {
    const Vector x = hn::Mul(hn::Sub(hn::LoadU(floats, row + k), mean), scale);
    hn::StoreU(hn::Add(hn::Mul(x, hn::LoadU(floats, weight + k)), hn::LoadU(floats, bias + k)), floats, row + k);
  }
}

/// row = e^(row - its greatest); returns the sum.
HWY_INLINE float exponentials(float* row, std::size_t n) {
  Vector most = hn::LoadU(floats, row);
  for (std::size_t k = width; k < n; k += width) most = hn::Max(most, hn::LoadU(floats, row + k));
  most = hn::MaxOfLanes(floats, most);
  return sum(n, [&](std::size_t k) HWY_ATTR {
    const Vector e = exponential(hn::Sub(hn::LoadU(floats, row + k), most));
    hn::StoreU(e, floats, row + k);
    return e;
  });
}

void attention(const float* qkv, std::size_t n, std::size_t heads, std::size_t head_width, float* out) {
  const std::size_t all = heads * head_width, padded = round_up(n);
  const float scale = 1 / std::sqrt(static_cast<float>(head_width));
  thread_local std::vector<float> memory;
  memory.resize((2 * n + padded) * head_width + tile_rows * padded);
  float *queries = memory.data(), *values = queries + n * head_width;           // (n, head_width)
  float *keys = values + n * head_width, *scores = keys + head_width * padded;  // (head_width, n), (tile_rows, n)
  for (std::size_t head = 0; head < heads; ++head) {
    for (std::size_t i = 0; i < n; ++i) {
      const float* row = qkv + i * 3 * all + head * head_width;
      for (std::size_t k = 0; k < head_width; k += width) {
        hn::StoreU(hn::Mul(hn::LoadU(floats, row + k), constant(scale)), floats, queries + i * head_width + k);
        hn::StoreU(hn::LoadU(floats, row + 2 * all + k), floats, values + i * head_width + k);
      }
      for (std::size_t k = 0; k < head_width; ++k) keys[k * padded + i] = row[all + k];
    }
    for (std::size_t i = 0; i < n; i += tile_rows) {
      const std::size_t rows = std::min(tile_rows, n - i);
      multiply(queries + i * head_width, rows, head_width, keys, head_width, padded, scores, n, padded);
      float sums[tile_rows];
      for (std::size_t r = 0; r < rows; ++r) {
        float* row = scores + r * padded;
        std::fill(row + n, row + padded, std::numeric_limits<float>::lowest());
        sums[r] = exponentials(row, padded);
      }
      float* to = out + i * all + head * head_width;
      multiply(scores, rows, padded, values, n, head_width, to, head_width, all);
      for (std::size_t r = 0; r < rows; ++r) {
        const Vector inverse = constant(1 / sums[r]);
        for (std::size_t k = 0; k < head_width; k += width)
          hn::StoreU(hn::Mul(hn::LoadU(floats, to + r * all + k), inverse), floats, to + r * all + k);
      }
    }
  }
}

}  // namespace dramatis::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dramatis::kernels {

HWY_EXPORT(multiply);
HWY_EXPORT(quantize);
HWY_EXPORT(dequantize);
HWY_EXPORT(gelu);
HWY_EXPORT(relu);
HWY_EXPORT(add);
HWY_EXPORT(dot);
HWY_EXPORT(layer_norm);
HWY_EXPORT(attention);

void multiply(const float* a, std::size_t rows, std::size_t a_stride, const float* b, std::size_t depth,
              std::size_t b_stride, float* c, std::size_t columns, std::size_t c_stride) {
  HWY_DYNAMIC_DISPATCH(multiply)(a, rows, a_stride, b, depth, b_stride, c, columns, c_stride);
}

Range quantize(const float* row, std::size_t n, std::uint8_t* levels) {
  return HWY_DYNAMIC_DISPATCH(quantize)(row, n, levels);
}

void dequantize(const std::int32_t* sums, Range range, const float* scale, const float* weight_sum, const float* bias,
                std::size_t n, float* row) {
  HWY_DYNAMIC_DISPATCH(dequantize)(sums, range, scale, weight_sum, bias, n, row);
}

void gelu(float* row, std::size_t n) { HWY_DYNAMIC_DISPATCH(gelu)(row, n); }

void relu(float* row, std::size_t n) { HWY_DYNAMIC_DISPATCH(relu)(row, n); }

void add(float* row, const float* other, std::size_t n) { HWY_DYNAMIC_DISPATCH(add)(row, other, n); }

float dot(const float* a, const float* b, std::size_t n) { return HWY_DYNAMIC_DISPATCH(dot)(a, b, n); }

void layer_norm(float* row, std::size_t n, const float* weight, const float* bias) {
  HWY_DYNAMIC_DISPATCH(layer_norm)(row, n, weight, bias);
}

void attention(const float* qkv, std::size_t n, std::size_t heads, std::size_t head_width, float* out) {
  HWY_DYNAMIC_DISPATCH(attention)(qkv, n, heads, head_width, out);
}

}  // namespace dramatis::kernels
#endif
