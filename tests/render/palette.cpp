#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>

#include "render/style.hpp"

using namespace dramatis;
using namespace dramatis::style;

namespace {

/// Of a colour "#RRGGBB", as WCAG 2.1 defines it.
double luminance(const std::string& color) {
  const auto channel = [&](std::size_t start) {
    const double value = std::stoi(color.substr(start, 2), nullptr, 16) / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(const std::string& a, const std::string& b) {
  const auto [dark, bright] = std::minmax({luminance(a), luminance(b)});
  return (bright + 0.05) / (dark + 0.05);
}

void check(const Palette& palette) {
  constexpr double for_text = 4.5, for_shapes = 3;
  BOOST_TEST(contrast(palette.ink, palette.paper) >= for_text);
  BOOST_TEST(contrast(palette.note, palette.paper) >= for_text);
  BOOST_TEST(contrast(palette.grey, palette.paper) >= for_shapes);
  for (const char* color : palette.relations) BOOST_TEST(contrast(color, palette.paper) >= for_shapes);
  for (const Kind kind : {Kind::person, Kind::organization, Kind::place}) {
    BOOST_TEST(contrast(palette.ink, palette.fill(kind)) >= for_text);
    BOOST_TEST(contrast(palette.note, palette.fill(kind)) >= for_text);
    BOOST_TEST(contrast(palette.border(kind), palette.paper) >= for_shapes);
    // A mark on a card.
    for (const RelationType office : {RelationType::leads, RelationType::represents})
      BOOST_TEST(contrast(palette.color(office), palette.fill(kind)) >= for_shapes);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(palette)

BOOST_AUTO_TEST_CASE(contrast_is_as_wcag_has_it) {
  BOOST_TEST(contrast("#000000", "#ffffff") == 21, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(contrast("#767676", "#ffffff") == 4.54, boost::test_tools::tolerance(1e-2));
}

BOOST_AUTO_TEST_CASE(light_stands_out) { check(light); }
BOOST_AUTO_TEST_CASE(dark_stands_out) { check(dark); }
BOOST_AUTO_TEST_CASE(print_stands_out) { check(print); }

BOOST_AUTO_TEST_CASE(print_has_no_colour) {
  for (const char* color : {print.paper, print.ink, print.note, print.grey, print.relations[0], print.relations[1],
                            print.relations[2], print.fills[0], print.fills[1], print.fills[2], print.borders[0]}) {
    const std::string c = color;
    BOOST_TEST(c.substr(1, 2) == c.substr(3, 2));
    BOOST_TEST(c.substr(3, 2) == c.substr(5, 2));
  }
}

BOOST_AUTO_TEST_SUITE_END()
