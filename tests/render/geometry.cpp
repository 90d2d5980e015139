#include "render/geometry.hpp"

#include <boost/test/unit_test.hpp>

using namespace dramatis;

namespace {

const Spline two_curves = {{0, 0}, {10, 0}, {20, 0}, {30, 0}, {40, 0}, {50, 10}, {60, 30}};

bool near(Point a, Point b) { return length(a - b) < 1e-6; }

}  // namespace

BOOST_AUTO_TEST_SUITE(geometry)

BOOST_AUTO_TEST_CASE(points_lie_on_the_curve) {
  BOOST_TEST(curves(two_curves) == 2U);
  BOOST_TEST(near(point_at(two_curves, 0), {0, 0}));
  BOOST_TEST(near(point_at(two_curves, 0.5), {15, 0}));
  BOOST_TEST(near(point_at(two_curves, 1), {30, 0}));
  BOOST_TEST(near(point_at(two_curves, 2), {60, 30}));
  BOOST_TEST(near(direction_at(two_curves, 0.5), {1, 0}));
}

BOOST_AUTO_TEST_CASE(a_part_is_the_same_curve) {
  for (const auto& [from, to] : {std::pair(0.2, 0.7), std::pair(0.4, 1.6), std::pair(1.25, 2.0), std::pair(0.0, 1.0)}) {
    const Spline piece = part(two_curves, from, to);
    BOOST_TEST((piece.size() % 3 == 1));
    BOOST_TEST(near(piece.front(), point_at(two_curves, from)));
    BOOST_TEST(near(piece.back(), point_at(two_curves, to)));
  }
}

BOOST_AUTO_TEST_CASE(a_curve_beside_keeps_its_distance) {
  const Spline line = {{0, 0}, {10, 0}, {20, 0}, {30, 0}};
  const Spline moved = beside(line, 2, 4);
  BOOST_TEST(near(moved[0], {0, 2}));
  BOOST_TEST(near(moved[1], {10, 4}));
  BOOST_TEST(near(moved[3], {30, 2}));
}

BOOST_AUTO_TEST_CASE(segments_cross) {
  BOOST_TEST(cross({0, 0}, {10, 10}, {0, 10}, {10, 0}));
  BOOST_TEST(!cross({0, 0}, {10, 10}, {0, 10}, {4, 5}));
}

BOOST_AUTO_TEST_SUITE_END()
