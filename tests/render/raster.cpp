#include "render/raster.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <regex>
#include <string>

#include "tests/render/networks.hpp"

using namespace dramatis;

namespace {

std::size_t big_endian(const std::string& bytes, std::size_t start) {
  std::size_t number = 0;
  for (std::size_t i = start; i < start + 4; ++i) number = number * 256 + static_cast<unsigned char>(bytes.at(i));
  return number;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(raster)

BOOST_AUTO_TEST_CASE(a_png_has_three_hundred_dots_an_inch) {
  const std::string png = to_png(test::talks(), {.title = "Talks", .width_mm = 90});
  BOOST_TEST(png.substr(1, 3) == "PNG");
  BOOST_TEST(std::abs(static_cast<double>(big_endian(png, 16)) - 90 / 25.4 * 300) < 2);
}

BOOST_AUTO_TEST_CASE(a_pdf_is_one_page_of_the_width_asked_for) {
  const std::string pdf = to_pdf(test::talks(), {.title = "Talks", .width_mm = 90});
  BOOST_TEST(pdf.starts_with("%PDF"));
  std::smatch box;
  BOOST_TEST_REQUIRE(std::regex_search(pdf, box, std::regex("/MediaBox \\[ ?0 0 ([0-9.]+) ([0-9.]+)")));
  BOOST_TEST(std::abs(std::stod(box[1]) - 90 / 25.4 * 72) < 1);
}

BOOST_AUTO_TEST_CASE(the_same_graph_gives_the_same_bytes) {
  BOOST_TEST((to_png(test::talks(), {}) == to_png(test::talks(), {})));
  BOOST_TEST((to_pdf(test::talks(), {}) == to_pdf(test::talks(), {})));
}

BOOST_AUTO_TEST_SUITE_END()
