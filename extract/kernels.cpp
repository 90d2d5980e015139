#include "extract/kernels.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "extract/aligned.hpp"

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
using Whole = hn::Vec<Ints>;

constexpr Floats floats;
constexpr Ints ints;
constexpr std::size_t width = hn::MaxLanes(floats);

constexpr float whole = 0x1.8p23f;  // what is added to it is rounded to a whole number

HWY_INLINE Vector constant(float x) { return hn::Set(floats, x); }

/// The last 16 bits are the nearest whole number to x, within ±2^15.
HWY_INLINE Whole rounded(Vector x) { return hn::BitCast(ints, hn::Add(x, constant(whole))); }

/// sum of coefficients[k] x^k, neighbours first, so that few steps wait for others (Estrin's scheme)
template <std::size_t N>
HWY_INLINE Vector polynomial(Vector x, const float (&coefficients)[N]) {
  Vector terms[N];
  for (std::size_t k = 0; k < N; ++k) terms[k] = constant(coefficients[k]);
  for (std::size_t n = N; n > 1; n /= 2, x = hn::Mul(x, x)) {
    static_assert((N & (N - 1)) == 0);
    for (std::size_t k = 0; k < n / 2; ++k) terms[k] = hn::Add(terms[2 * k], hn::Mul(terms[2 * k + 1], x));
  }
  return terms[0];
}

#if HWY_TARGET == HWY_SCALAR
HWY_INLINE float sum_of_lanes(Floats, Vector x) { return hn::GetLane(x); }
#else
/// Halves are added until one number is left.
template <class Tag>
HWY_INLINE float sum_of_lanes(Tag, hn::Vec<Tag> x) {
  if constexpr (hn::MaxLanes(Tag()) == 1) {
    return hn::GetLane(x);
  } else {
    constexpr hn::Half<Tag> half;
    return sum_of_lanes(half, hn::Add(hn::LowerHalf(half, x), hn::UpperHalf(half, x)));
  }
}
#endif

/// The sum of terms(k) for k = 0, width, 2 width... below n.
template <class Terms>
HWY_INLINE float sum(std::size_t n, const Terms& terms) {
  constexpr std::size_t parts = lanes / width;
  Vector partial[parts];
  for (auto& p : partial) p = hn::Zero(floats);
  for (std::size_t k = 0; k < n; k += lanes)
    for (std::size_t p = 0; p < parts; ++p) partial[p] = hn::Add(partial[p], terms(k + p * width));
  for (std::size_t half = parts / 2; half > 0; half /= 2)
    for (std::size_t p = 0; p < half; ++p) partial[p] = hn::Add(partial[p], partial[p + half]);
  return sum_of_lanes(floats, partial[0]);
}

constexpr std::size_t tile_rows = 6;  // with two vectors a row, what fits AVX2's registers

/// How products are added: `vnni` is AVX-512's instruction for both steps in one, which Highway 1.0 does not use.
enum class Products { plain, vnni };

template <Products>
HWY_INLINE Vector add_product(Vector sum, Vector a, Vector b) {
  return hn::Add(sum, hn::Mul(a, b));
}

/// Each number of `a` and `b` is a pair of 16 bits, whose two products are added.
template <Products products>
HWY_INLINE Whole add_product(Whole sum, Whole a, Whole b) {
#if HWY_TARGET == HWY_SCALAR
  const auto low = [](Whole pair) { return hn::ShiftRight<16>(hn::ShiftLeft<16>(pair)); };
  return hn::Add(sum, hn::Add(hn::Mul(low(a), low(b)), hn::Mul(hn::ShiftRight<16>(a), hn::ShiftRight<16>(b))));
#else
#if HWY_TARGET == HWY_AVX3
  if constexpr (products == Products::vnni) {
    asm("vpdpwssd %2, %1, %0" : "+v"(sum.raw) : "v"(a.raw), "v"(b.raw));
    return sum;
  }
#endif
  constexpr hn::Repartition<std::int16_t, Ints> halves;
  Whole more = hn::Zero(ints);  // stays so on x86-64
  sum = hn::ReorderWidenMulAccumulate(ints, hn::BitCast(halves, a), hn::BitCast(halves, b), sum, more);
  return hn::RearrangeToOddPlusEven(sum, more);
#endif
}

/// c (tile_rows, V vectors) = the rows of a · b; a row of c that is nullptr is not stored.
template <Products products, std::size_t V, class T>
HWY_INLINE void multiply_tile(const T* const (&a)[tile_rows], const T* b, std::size_t depth, std::size_t b_stride,
                              T* const (&c)[tile_rows], std::size_t columns) {
  constexpr hn::CappedTag<T, lanes> numbers;
  hn::Vec<decltype(numbers)> sums[tile_rows][V];
  for (auto& row : sums)
    for (auto& s : row) s = hn::Zero(numbers);
  for (std::size_t k = 0; k < depth; ++k) {
    hn::Vec<decltype(numbers)> of_b[V];
    for (std::size_t v = 0; v < V; ++v) of_b[v] = hn::LoadU(numbers, b + k * b_stride + v * width);
    for (std::size_t r = 0; r < tile_rows; ++r) {
      const auto of_a = hn::Set(numbers, a[r][k]);
      for (std::size_t v = 0; v < V; ++v) sums[r][v] = add_product<products>(sums[r][v], of_a, of_b[v]);
    }
  }
  for (std::size_t r = 0; r < tile_rows; ++r) {
    if (c[r] == nullptr) break;
    if (columns >= V * width) {
      for (std::size_t v = 0; v < V; ++v) hn::StoreU(sums[r][v], numbers, c[r] + v * width);
    } else {
      HWY_ALIGN T all[V * width];
      for (std::size_t v = 0; v < V; ++v) hn::Store(sums[r][v], numbers, all + v * width);
      std::copy_n(all, columns, c[r]);
    }
  }
}

template <Products products, class T>
HWY_INLINE void multiply_any(const T* a, std::size_t rows, std::size_t a_stride, const T* b, std::size_t depth,
                             std::size_t b_stride, T* c, std::size_t columns, std::size_t c_stride) {
  for (std::size_t i = 0; i < rows; i += tile_rows) {
    const T* of_a[tile_rows];
    for (std::size_t r = 0; r < tile_rows; ++r) of_a[r] = a + std::min(i + r, rows - 1) * a_stride;
    for (std::size_t j = 0; j < columns;) {
      T* of_c[tile_rows];
      for (std::size_t r = 0; r < tile_rows; ++r) of_c[r] = i + r < rows ? c + (i + r) * c_stride + j : nullptr;
      if (columns - j > width) {
        multiply_tile<products, 2>(of_a, b + j, depth, b_stride, of_c, columns - j);
        j += 2 * width;
      } else {
        multiply_tile<products, 1>(of_a, b + j, depth, b_stride, of_c, columns - j);
        j += width;
      }
    }
  }
}

void multiply(const float* a, std::size_t rows, std::size_t a_stride, const float* b, std::size_t depth,
              std::size_t b_stride, float* c, std::size_t columns, std::size_t c_stride) {
  multiply_any<Products::plain>(a, rows, a_stride, b, depth, b_stride, c, columns, c_stride);
}

Range quantize(const float* row, std::size_t n, std::uint8_t* levels) {
  const Vector last = hn::LoadU(floats, row + n - width);
  Vector least[2] = {last, last}, most[2] = {last, last};
  for (std::size_t k = 0; k + width < n; k += 2 * width)
    for (std::size_t v = 0; v < 2; ++v) {
      const Vector x = hn::LoadU(floats, row + k + v * width);
      least[v] = hn::Min(least[v], x);
      most[v] = hn::Max(most[v], x);
    }
  const float low = hn::GetLane(hn::MinOfLanes(floats, hn::Min(least[0], least[1])));
  const float high = hn::GetLane(hn::MaxOfLanes(floats, hn::Max(most[0], most[1])));
  const float step = std::max((high - low) / 127, 1e-12f);
  const Vector from = constant(low), inverse = constant(1 / step);
  for (std::size_t k = 0; k < n; k += width) {
    const Vector level = hn::Mul(hn::Sub(hn::LoadU(floats, row + k), from), inverse);
    const auto bits = hn::BitCast(hn::RebindToUnsigned<Floats>(), rounded(level));
    hn::StoreU(hn::U8FromU32(hn::And(bits, hn::Set(hn::RebindToUnsigned<Floats>(), 0x7F))), Bytes(), levels + k);
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
  // (Φ(x) - 1/2) / x within ±4.2 by 2 (x / 4.2)² - 1
  static constexpr float edge = 4.2f;
  static constexpr float coefficients[] = {0.167854559f,  -0.0815714757f, 0.0559487124f, -0.0379261841f,
                                           0.0237777247f, -0.0164671917f, 0.0111757501f, -0.00374427515f};
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

void add(float* row, std::span<const float* const> others, std::size_t n) {
  for (std::size_t k = 0; k < n; k += width) {
    Vector sum = hn::LoadU(floats, row + k);
    for (const float* other : others) sum = hn::Add(sum, hn::LoadU(floats, other + k));
    hn::StoreU(sum, floats, row + k);
  }
}

float dot(const float* a, const float* b, std::size_t n) {
  return sum(n, [&](std::size_t k) HWY_ATTR { return hn::Mul(hn::LoadU(floats, a + k), hn::LoadU(floats, b + k)); });
}

void layer_norm(float* row, const float* other, std::size_t n, const float* weight, const float* bias) {
  const auto count = static_cast<float>(n);
  const float total = sum(n, [&](std::size_t k) HWY_ATTR {
    const Vector x = hn::Add(hn::LoadU(floats, row + k), hn::LoadU(floats, other + k));
    hn::StoreU(x, floats, row + k);
    return x;
  });
  const Vector mean = constant(total / count);
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

/// The last 16 bits of both, in one number.
HWY_INLINE Whole pair(Whole low, Whole high) {
  return hn::Or(hn::And(low, hn::Set(ints, 0xFFFF)), hn::ShiftLeft<16>(high));
}

HWY_INLINE Whole pair_of_levels(const float* low, const float* high, Vector inverse_step) {
  return pair(rounded(hn::Mul(hn::LoadU(floats, low), inverse_step)),
              rounded(hn::Mul(hn::LoadU(floats, high), inverse_step)));
}

/// Of levels from -most to most for the numbers of some rows.
HWY_INLINE float step_of_levels(const float* row, std::size_t rows, std::size_t stride, std::size_t n, float most) {
  Vector greatest = constant(1e-12f);
  for (std::size_t i = 0; i < rows; ++i, row += stride)
    for (std::size_t k = 0; k < n; k += width) greatest = hn::Max(greatest, hn::Abs(hn::LoadU(floats, row + k)));
  return hn::GetLane(hn::MaxOfLanes(floats, greatest)) / most;
}

/// 2^x within ±100; least squares of the relative error, 1e-4.
HWY_INLINE Vector power_of_two(Vector x) {
  static constexpr float coefficients[] = {0.999928073f, 0.693260986f, 0.242611131f, 0.0551716694f};
  const Vector shifted = hn::Add(x, constant(whole));  // its last bits are the whole part
  const Vector rest = hn::Sub(x, hn::Sub(shifted, constant(whole)));
  const Whole exponent = hn::ShiftLeft<23>(hn::BitCast(ints, shifted));
  return hn::BitCast(floats, hn::Add(hn::BitCast(ints, polynomial(rest, coefficients)), exponent));
}

/// The first half of the row = pairs (l, lanes + l) of 2^(scale row + offset), rounded; returns partial sums of them.
HWY_INLINE Whole powers_of_two(std::int32_t* row, std::size_t n, Vector scale, Vector offset) {
  const auto power = [&](const std::int32_t* score) HWY_ATTR {
    const Vector x = hn::Add(hn::Mul(hn::ConvertTo(floats, hn::LoadU(ints, score)), scale), offset);
    return rounded(power_of_two(hn::Max(x, constant(-100))));
  };
  Whole sums = hn::Zero(ints);
  for (std::size_t k = 0; k < n; k += 2 * lanes)
    for (std::size_t l = 0; l < lanes; l += width) {
      const Whole both = pair(power(row + k + l), power(row + k + lanes + l));
      sums = add_product<Products::plain>(sums, both, hn::Set(ints, 0x10001));
      hn::StoreU(both, ints, row + k / 2 + l);
    }
  return sums;
}

template <Products products>
void attend(const float* qkv, std::size_t n, std::size_t heads, std::size_t head_width, float* out) {
  const std::size_t all = heads * head_width, half = head_width / 2, stride = 3 * all;
  const std::size_t padded = round_up((n + 1) / 2) * 2;
  // Levels with which no sum reaches 2^31: of queries and keys, of weights (a power of two) and of values.
  const float most_of_keys = std::ceil(std::sqrt(0x1p31f / static_cast<float>(head_width))) - 1;
  const int weight_bits = std::min(14, 20 - static_cast<int>(std::bit_width(padded - 1)));
  constexpr float most_of_values = 2047;

  thread_local Aligned<std::int32_t> memory;
  memory.resize((n + 2 * padded) * half + tile_rows * (padded + head_width));
  std::int32_t *queries = memory.data(), *values = queries + n * half;          // (n, half), (padded / 2, head_width)
  std::int32_t *keys = values + padded * half, *scores = keys + half * padded;  // (half, padded), (tile_rows, padded)
  std::int32_t* sums = scores + tile_rows * padded;                             // (tile_rows, head_width)
  for (std::size_t head = 0; head < heads; ++head) {
    const float *query = qkv + head * head_width, *key = query + all, *value = key + all;
    const float query_step = step_of_levels(query, n, stride, head_width, most_of_keys);
    const float key_step = step_of_levels(key, n, stride, head_width, most_of_keys);
    const float value_step = step_of_levels(value, n, stride, head_width, most_of_values);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k < half; k += width) {
        const std::size_t at = i * stride + k;
        hn::StoreU(pair_of_levels(query + at, query + at + half, constant(1 / query_step)), ints,
                   queries + i * half + k);
        HWY_ALIGN std::int32_t of_key[width];
        hn::Store(pair_of_levels(key + at, key + at + half, constant(1 / key_step)), ints, of_key);
        for (std::size_t l = 0; l < width; ++l) keys[(k + l) * padded + i] = of_key[l];
      }
    for (std::size_t i = 0; i < padded / 2; ++i) {
      const std::size_t low = i / lanes * 2 * lanes + i % lanes;
      const float* of_low = value + std::min(low, n - 1) * stride;  // beyond n it has no weight
      const float* of_high = value + std::min(low + lanes, n - 1) * stride;
      for (std::size_t k = 0; k < head_width; k += width)
        hn::StoreU(pair_of_levels(of_low + k, of_high + k, constant(1 / value_step)), ints,
                   values + i * head_width + k);
    }

    constexpr float log2_e = 1.44269504f;
    const Vector scale = constant(query_step * key_step / std::sqrt(static_cast<float>(head_width)) * log2_e);
    for (std::size_t i = 0; i < n; i += tile_rows) {
      const std::size_t rows = std::min(tile_rows, n - i);
      multiply_any<products>(queries + i * half, rows, half, keys, half, padded, scores, padded, padded);
      Vector offsets[tile_rows];
      for (std::size_t r = 0; r < rows; ++r) {
        std::int32_t* row = scores + r * padded;
        std::fill(row + n, row + padded, std::numeric_limits<std::int32_t>::lowest());
        Whole most = hn::LoadU(ints, row);
        for (std::size_t k = width; k < padded; k += width) most = hn::Max(most, hn::LoadU(ints, row + k));
        const Vector greatest = hn::Mul(hn::ConvertTo(floats, hn::MaxOfLanes(ints, most)), scale);
        offsets[r] = hn::Sub(constant(static_cast<float>(weight_bits)), greatest);
      }
      Whole totals[tile_rows];
      for (std::size_t r = 0; r < rows; ++r) totals[r] = powers_of_two(scores + r * padded, padded, scale, offsets[r]);
      multiply_any<products>(scores, rows, padded, values, padded / 2, head_width, sums, head_width, head_width);
      for (std::size_t r = 0; r < rows; ++r) {
        const Vector step = hn::Div(constant(value_step), hn::ConvertTo(floats, hn::SumOfLanes(ints, totals[r])));
        float* to = out + (i + r) * all + head * head_width;
        for (std::size_t k = 0; k < head_width; k += width)
          hn::StoreU(hn::Mul(hn::ConvertTo(floats, hn::LoadU(ints, sums + r * head_width + k)), step), floats, to + k);
      }
    }
  }
}

void attention(const float* qkv, std::size_t n, std::size_t heads, std::size_t head_width, float* out) {
#if HWY_TARGET == HWY_AVX3
  static const bool vnni = __builtin_cpu_supports("avx512vnni") != 0;
  if (vnni) {
    attend<Products::vnni>(qkv, n, heads, head_width, out);
    return;
  }
#endif
  attend<Products::plain>(qkv, n, heads, head_width, out);
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

void add(float* row, std::span<const float* const> others, std::size_t n) { HWY_DYNAMIC_DISPATCH(add)(row, others, n); }

float dot(const float* a, const float* b, std::size_t n) { return HWY_DYNAMIC_DISPATCH(dot)(a, b, n); }

void layer_norm(float* row, const float* other, std::size_t n, const float* weight, const float* bias) {
  HWY_DYNAMIC_DISPATCH(layer_norm)(row, other, n, weight, bias);
}

void attention(const float* qkv, std::size_t n, std::size_t heads, std::size_t head_width, float* out) {
  HWY_DYNAMIC_DISPATCH(attention)(qkv, n, heads, head_width, out);
}

}  // namespace dramatis::kernels
#endif
