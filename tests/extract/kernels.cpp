#include "extract/kernels.hpp"

#include <hwy/highway.h>

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstring>
#include <functional>
#include <random>
#include <vector>

#include "extract/elementary.hpp"

using namespace dramatis;
using namespace dramatis::kernels;

namespace {

using Row = std::vector<float>;

/// The same numbers with every standard library, within ±4.
Row numbers(std::size_t n, unsigned seed) {
  std::mt19937 random(seed);
  Row out(n);
  for (auto& x : out) x = static_cast<float>(static_cast<double>(random()) / 0x1p29 - 4);
  return out;
}

/// What `compute` gives with each instruction set that this processor has must be the same bytes. Returns it.
Row on_every_instruction_set(const std::function<Row()>& compute) {
  Row first;
  for (const auto target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    const Row found = compute();
    if (first.empty()) first = found;
    BOOST_TEST_REQUIRE(found.size() == first.size());
    BOOST_TEST(std::memcmp(found.data(), first.data(), first.size() * sizeof(float)) == 0,
               hwy::TargetName(target) << " gives other numbers");
  }
  hwy::SetSupportedTargetsForTest(0);
  return first;
}

double distance(const Row& a, const Row& b) {
  double most = 0;
  for (std::size_t k = 0; k < a.size(); ++k)
    most = std::max(most, std::abs(static_cast<double>(a[k]) - static_cast<double>(b[k])));
  return most;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kernels_of_the_engine)

BOOST_AUTO_TEST_CASE(several_instruction_sets_are_compared) {
  BOOST_TEST(hwy::SupportedAndGeneratedTargets().size() > 1u);
}

BOOST_AUTO_TEST_CASE(products) {
  for (const std::size_t columns : {1, 15, 16, 17, 33, 100}) {
    constexpr std::size_t rows = 8, depth = 37;
    const std::size_t stride = round_up(columns);
    const Row a = numbers(rows * depth, 1), b = numbers(depth * stride, 2);
    Row expected(rows * columns);
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns; ++j)
        for (std::size_t k = 0; k < depth; ++k) expected[i * columns + j] += a[i * depth + k] * b[k * stride + j];
    const Row found = on_every_instruction_set([&] {
      Row c(rows * columns);
      multiply(a.data(), rows, depth, b.data(), depth, stride, c.data(), columns, columns);
      return c;
    });
    BOOST_TEST(found == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(levels_are_within_half_a_step) {
  constexpr std::size_t n = 384;
  const Row x = numbers(n, 3);
  const Row found = on_every_instruction_set([&] {
    std::vector<std::uint8_t> levels(n);
    const Range range = quantize(x.data(), n, levels.data());
    Row out{range.low, range.step};
    out.insert(out.end(), levels.begin(), levels.end());
    return out;
  });
  BOOST_TEST(found[0] == *std::min_element(x.begin(), x.end()));
  for (std::size_t k = 0; k < n; ++k) {
    BOOST_TEST(found[2 + k] <= 127);
    BOOST_TEST(std::abs(found[0] + found[1] * found[2 + k] - x[k]) <= found[1] * 0.5001f);
  }
}

BOOST_AUTO_TEST_CASE(sums_become_outputs) {
  constexpr std::size_t n = 32;
  const Row scale = numbers(n, 4), weight_sum = numbers(n, 5), bias = numbers(n, 6);
  std::vector<std::int32_t> sums(n);
  for (std::size_t k = 0; k < n; ++k) sums[k] = static_cast<std::int32_t>(k) * 800'000 - 12'000'000;
  const Row found = on_every_instruction_set([&] {
    Row row(n);
    dequantize(sums.data(), {-1.5f, 0.02f}, scale.data(), weight_sum.data(), bias.data(), n, row.data());
    return row;
  });
  for (std::size_t k = 0; k < n; ++k)
    BOOST_TEST(found[k] == 0.02f * (scale[k] * static_cast<float>(sums[k])) + (-1.5f * weight_sum[k] + bias[k]));
}

BOOST_AUTO_TEST_CASE(gelu_is_near_the_exact_one) {
  Row x;
  for (float v = -12; v < 12; v += 0.001f) x.push_back(v);
  x.resize(round_up(x.size()));
  Row expected;
  for (const double v : x) expected.push_back(static_cast<float>(0.5 * v * std::erfc(-v * std::sqrt(0.5))));
  const Row found = on_every_instruction_set([&] {
    Row row = x;
    gelu(row.data(), row.size());
    return row;
  });
  BOOST_TEST(distance(found, expected) < 1e-4);
}

BOOST_AUTO_TEST_CASE(a_normed_row_has_the_mean_and_the_deviation_of_its_weights) {
  constexpr std::size_t n = 384;
  const Row x = numbers(n, 7);
  const Row found = on_every_instruction_set([&] {
    Row row = x;
    layer_norm(row.data(), Row(n, 3.0f).data(), n, Row(n, 2.0f).data(), Row(n, 0.5f).data());
    const Row half(n, 0.5f);
    add(row.data(), std::array{half.data(), half.data()}, n);
    return row;
  });
  double mean = 0, variance = 0;
  for (const double v : found) mean += v / n;
  for (const double v : found) variance += (v - mean) * (v - mean) / n;
  BOOST_TEST(std::abs(mean - 1.5) < 1e-5);
  BOOST_TEST(std::abs(std::sqrt(variance) - 2) < 1e-5);
}

BOOST_AUTO_TEST_CASE(attention_weighs_values_by_likeness) {
  constexpr std::size_t n = 19, heads = 2, width = 32, all = heads * width;
  const Row qkv = numbers(n * 3 * all, 8);
  Row expected(n * all);
  for (std::size_t h = 0; h < heads; ++h)
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<double> weights(n);
      double sum = 0;
      for (std::size_t j = 0; j < n; ++j) {
        double score = 0;
        for (std::size_t k = 0; k < width; ++k)
          score += static_cast<double>(qkv[i * 3 * all + h * width + k]) *
                   static_cast<double>(qkv[j * 3 * all + all + h * width + k]);
        sum += weights[j] = std::exp(score / std::sqrt(static_cast<double>(width)));
      }
      for (std::size_t k = 0; k < width; ++k) {
        double value = 0;
        for (std::size_t j = 0; j < n; ++j)
          value += weights[j] / sum * static_cast<double>(qkv[j * 3 * all + 2 * all + h * width + k]);
        expected[i * all + h * width + k] = static_cast<float>(value);
      }
    }
  const Row found = on_every_instruction_set([&] {
    Row out(n * all);
    attention(qkv.data(), n, heads, width, out.data());
    return out;
  });
  BOOST_TEST(distance(found, expected) < 5e-3);
}

// The greatest sums of whole numbers, for each way in which bits are shared out.
BOOST_AUTO_TEST_CASE(attention_to_the_same_everywhere_gives_the_same) {
  for (const std::size_t n : {1, 31, 32, 33, 63, 64, 65, 128, 254, 256, 257, 510}) {
    constexpr std::size_t width = 32;
    const Row found = on_every_instruction_set([&] {
      Row out(n * width);
      attention(Row(n * 3 * width, -4.0f).data(), n, 1, width, out.data());
      return out;
    });
    BOOST_TEST(distance(found, Row(n * width, -4.0f)) < 1e-5);
  }
}

BOOST_AUTO_TEST_CASE(elementary_functions_are_near_those_of_the_library) {
  for (double x = -700; x < 700; x += 0.37) BOOST_TEST(std::abs(exponential(x) / std::exp(x) - 1) < 1e-15);
  for (double x = 1e-12; x < 1e12; x *= 1.037)
    BOOST_TEST(std::abs(logarithm(x) - std::log(x)) < 1e-15 * std::max(1.0, std::abs(std::log(x))));
  BOOST_TEST(exponential(-1e30) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
