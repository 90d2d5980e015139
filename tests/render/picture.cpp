#include "render/picture.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "tests/render/networks.hpp"

using namespace dramatis;
using namespace std::chrono_literals;

namespace {

void check(const Picture& picture) {
  const Box all{{picture.size.width / 2, picture.size.height / 2}, picture.size};
  for (std::size_t i = 0; i < picture.cards.size(); ++i) {
    const Box& box = picture.cards[i].box;
    const Point half{box.size.width / 2, box.size.height / 2};
    BOOST_TEST(all.contains(box.center - half, 0.1));
    BOOST_TEST(all.contains(box.center + half, 0.1));
    for (std::size_t j = 0; j < i; ++j) BOOST_TEST(!box.overlaps(picture.cards[j].box));
  }
  BOOST_TEST(picture.lines.size() == picture.selection.ties.size());
  for (const Spline& line : picture.lines)
    for (const Point p : flatten(line)) BOOST_TEST(all.contains(p, 0.1));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(picture)

BOOST_AUTO_TEST_CASE(thirty_actors_fit_a_column) {
  const ActorGraph graph = test::summit(7, 3);
  const Picture made = compose(graph, {}, {460, 640}, 300s);
  check(made);
  BOOST_TEST(made.cards.size() >= 20U);
  BOOST_TEST(made.size.width <= 460.1);
  BOOST_TEST(made.size.height <= 640);
}

BOOST_AUTO_TEST_CASE(lines_of_one_pair_are_apart_and_run_from_source_to_target) {
  const ActorGraph graph = test::talks();
  const Picture made = compose(graph, {}, {460, 640}, 300s);
  check(made);
  std::vector<Point> middles;
  for (std::size_t i = 0; i < made.lines.size(); ++i) {
    const Spline& line = made.lines[i];
    const auto card = [&](Network::vertex_descriptor actor) {
      const auto found = std::find(made.selection.actors.begin(), made.selection.actors.end(), actor);
      return made.cards[static_cast<std::size_t>(found - made.selection.actors.begin())];
    };
    BOOST_TEST(card(source(made.selection.ties[i], graph.network)).contains(line.front(), 3));
    BOOST_TEST(card(target(made.selection.ties[i], graph.network)).contains(line.back(), 3));
    BOOST_TEST(!card(target(made.selection.ties[i], graph.network)).contains(line.back(), 0));
    middles.push_back(point_at(line, static_cast<double>(curves(line)) / 2));
    for (std::size_t j = 0; j < i; ++j) BOOST_TEST(length(middles[i] - middles[j]) > 5);
  }
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_left_out_and_counted) {
  const Picture made = compose(test::summit(6, 2), {}, {200, 250}, 300s);
  check(made);
  BOOST_TEST(made.size.height <= 250);
  BOOST_TEST(made.cards.size() < 18U);
  BOOST_TEST(made.cards.size() + made.selection.left_out.less_central == 18U);
}

BOOST_AUTO_TEST_CASE(the_deadline_holds) {
  BOOST_CHECK_THROW(compose(test::summit(9, 4), {}, {460, 640}, 1ms), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
