#include "render/layout/layout.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "render/layout/graphviz.hpp"
#include "render/layout/legibility.hpp"
#include "render/layout/packing.hpp"
#include "render/layout/refinement.hpp"

using namespace dramatis;
using namespace std::chrono_literals;

namespace {

/// A ring of `count` boxes, each with a leaf, and a pair apart.
Diagram ring(std::size_t count) {
  Diagram diagram;
  diagram.boxes.assign(2 * count + 2, {80, 24});
  for (std::size_t i = 0; i < count; ++i) {
    diagram.lines.push_back({i, (i + 1) % count, 9});
    diagram.lines.push_back({count + i, i, 27});
  }
  diagram.lines.push_back({2 * count, 2 * count + 1, 9});
  return diagram;
}

void check(const Diagram& diagram, const Layout& layout) {
  const Box all{{layout.size.width / 2, layout.size.height / 2}, layout.size};
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
    const Box box{layout.centers[i], diagram.boxes[i]};
    const Point half{box.size.width / 2, box.size.height / 2};
    BOOST_TEST(all.contains(box.center - half, 0.1));
    BOOST_TEST(all.contains(box.center + half, 0.1));
    for (std::size_t j = 0; j < i; ++j) BOOST_TEST(!box.overlaps({layout.centers[j], diagram.boxes[j]}));
  }
  for (std::size_t i = 0; i < diagram.lines.size(); ++i) {
    BOOST_TEST(length(layout.lines[i].front() - layout.centers[diagram.lines[i].from]) < 1);
    BOOST_TEST(length(layout.lines[i].back() - layout.centers[diagram.lines[i].to]) < 1);
    for (const Point p : flatten(layout.lines[i])) BOOST_TEST(all.contains(p, 0.1));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(layout)

BOOST_AUTO_TEST_CASE(boxes_do_not_overlap_and_lines_join_them) {
  const Diagram diagram = ring(6);
  const Layout made = lay_out(diagram, {460, 640}, Engine::automatic, 120s);
  check(diagram, made);
  BOOST_TEST(made.size.width <= 460.1);
}

BOOST_AUTO_TEST_CASE(a_narrow_column_is_kept) {
  const Diagram diagram = ring(4);
  const Layout made = lay_out(diagram, {220, 640}, Engine::automatic, 120s);
  check(diagram, made);
  BOOST_TEST(made.size.width <= 220.1);
}

BOOST_AUTO_TEST_CASE(boxes_keep_together_in_a_large_room) {
  const Diagram diagram = ring(6);
  const Size close = lay_out(diagram, {460, 640}, Engine::automatic, 120s).size;
  const Size wide = lay_out(diagram, {2000, 2000}, Engine::automatic, 120s).size;
  BOOST_TEST(wide.width * wide.height < 1.5 * close.width * close.height);
}

BOOST_AUTO_TEST_CASE(every_engine_keeps_boxes_apart) {
  const Diagram diagram = ring(5);
  for (const Engine engine : {Engine::dot, Engine::neato, Engine::sfdp, Engine::twopi})
    check(diagram, lay_out(diagram, {460, 640}, engine, 120s));
}

BOOST_AUTO_TEST_CASE(a_group_stands_in_its_frame) {
  Diagram diagram = ring(6);
  diagram.groups = {{0, 6, 1, 7}, {3, 9}};
  const Layout made = lay_out(diagram, {460, 640}, Engine::automatic, 120s);
  check(diagram, made);
  BOOST_TEST_REQUIRE(made.frames.size() == 2U);
  for (std::size_t g = 0; g < 2; ++g)
    for (std::size_t box = 0; box < diagram.boxes.size(); ++box) {
      const auto& group = diagram.groups[g];
      const bool is_member = std::find(group.begin(), group.end(), box) != group.end();
      BOOST_TEST(made.frames[g].overlaps({made.centers[box], diagram.boxes[box]}) == is_member);
    }
}

BOOST_AUTO_TEST_CASE(refining_makes_a_layout_smaller_and_more_legible) {
  const Diagram diagram = ring(6);
  const Size room{460, 640};
  Layout scattered;
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i)
    scattered.centers.push_back({static_cast<double>(i * 5 % 4) * 160, static_cast<double>(i / 4) * 150});
  normalize(diagram, scattered);
  for (const Moves moves : {Moves::shifts, Moves::shifts_and_exchanges}) {
    Layout refined = scattered;
    refine(diagram, refined, room, moves);
    check(diagram, refined);
    BOOST_TEST(refined.size.width * refined.size.height < 0.8 * scattered.size.width * scattered.size.height);
    BOOST_TEST(legibility_of(diagram, refined).cost(room) < 0.8 * legibility_of(diagram, scattered).cost(room));
  }
}

BOOST_AUTO_TEST_CASE(parts_stand_beside_each_other_at_even_distances) {
  const std::vector<Point> corners = pack({{400, 100}, {100, 50}, {100, 50}}, 460);
  BOOST_TEST(corners[0].x == 0);
  BOOST_TEST(corners[1].y == corners[2].y);
  const auto [left, right] = std::minmax(corners[1].x, corners[2].x);
  const double margin = left, between = right - left - 100;
  BOOST_TEST(std::abs(margin - (400 - right - 100)) < 1);
  BOOST_TEST(margin > 50);
  BOOST_TEST(between > 50);
}

BOOST_AUTO_TEST_CASE(many_boxes_are_laid_out_in_one_way) {
  const Diagram diagram = ring(60);
  check(diagram, lay_out(diagram, {2000, 2000}, Engine::automatic, 120s));
}

BOOST_AUTO_TEST_CASE(a_single_box_and_none) {
  Diagram diagram;
  BOOST_TEST(lay_out(diagram, {460, 640}, Engine::automatic, 120s).centers.empty());
  diagram.boxes = {{80, 24}};
  check(diagram, lay_out(diagram, {460, 640}, Engine::automatic, 120s));
}

BOOST_AUTO_TEST_CASE(the_same_diagram_has_the_same_layout) {
  const Diagram diagram = ring(5);
  const Layout a = lay_out(diagram, {460, 640}, Engine::automatic, 120s),
               b = lay_out(diagram, {460, 640}, Engine::automatic, 120s);
  for (std::size_t i = 0; i < a.centers.size(); ++i) {
    BOOST_TEST(a.centers[i].x == b.centers[i].x);
    BOOST_TEST(a.centers[i].y == b.centers[i].y);
  }
}

BOOST_AUTO_TEST_CASE(a_missed_deadline_is_an_error_that_says_so) {
  BOOST_CHECK_EXCEPTION(
      lay_out(ring(30), {460, 640}, Engine::automatic, 1ms), std::runtime_error, [](const std::runtime_error& error) {
        return std::string(error.what()) ==
               "cannot lay out the picture of 62 actors: it took more than 1 ms; fewer actors (--top) or "
               "another layout (--layout sfdp) may help";
      });
}

BOOST_AUTO_TEST_SUITE_END()
