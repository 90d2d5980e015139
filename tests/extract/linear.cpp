#include "extract/linear.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "extract/encoder.hpp"
#include "extract/products.hpp"
#include "extract/weights.hpp"

using namespace dramatis;

BOOST_AUTO_TEST_SUITE(linear)

// The largest values: with AVX2 alone, pairs of products are added in 16 bits.
BOOST_AUTO_TEST_CASE(whole_numbers_do_not_saturate) {
  constexpr std::size_t k = 1536, n = 3;
  const std::vector<std::uint8_t> a(products::row_group * k, 127);
  std::vector<std::int8_t> b(n * k, 127);
  std::fill_n(b.begin() + k, k, static_cast<std::int8_t>(-127));
  for (std::size_t i = 0; i < k; i += 2) b[2 * k + i] = -127;
  std::vector<std::int32_t> c(products::row_group * n);
  products::Weights(b.data(), n, k).multiply(a.data(), 1, c.data());
  c.resize(n);
  const auto most = static_cast<std::int32_t>(127 * 127 * k);
  BOOST_TEST(c == (std::vector<std::int32_t>{most, -most, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(int8_is_near_fp32) {
  const auto model = builtin_model();
  const Linear exact(model, "encoder.layers.0.up", 1536, Encoder::width);
  const Linear quick(model, "encoder.layers.0.up", 1536, Encoder::width, Precision::int8);
  Matrix x(2, Encoder::width);
  for (std::size_t i = 0; i < x.values.size(); ++i) x.values[i] = std::sin(static_cast<float>(i));
  const Matrix y = exact(x), z = quick(x);
  double error = 0, size = 0;
  for (std::size_t i = 0; i < y.values.size(); ++i) {
    error += std::pow(static_cast<double>(y.values[i] - z.values[i]), 2);
    size += std::pow(static_cast<double>(y.values[i]), 2);
  }
  BOOST_TEST(std::sqrt(error / size) < 0.02);
}

BOOST_AUTO_TEST_CASE(an_even_row_does_no_harm) {
  const auto model = builtin_model();
  const Linear quick(model, "encoder.layers.0.up", 1536, Encoder::width, Precision::int8);
  for (const float v : quick(Matrix(1, Encoder::width)).values) BOOST_TEST(std::isfinite(v));
}

BOOST_AUTO_TEST_SUITE_END()
