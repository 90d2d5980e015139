#include "render/picture.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <fstream>
#include <random>
#include <stdexcept>

#include "graph/json/graph_json.hpp"
#include "render/style.hpp"
#include "render/text.hpp"
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
    if (!line.empty())
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
  const Picture made = compose(graph, {.offices = Offices::lines}, {460, 640}, 300s);
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

/// A graph whose shape is a function of the number: some countries with their people, who meet at random.
ActorGraph generated(unsigned seed) {
  std::mt19937 random(seed);
  ActorGraph graph = test::summit(2 + random() % 4, 1 + random() % 4);
  const auto size = num_vertices(graph.network);
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t from = random() % size, to = random() % size;
    if (from != to) test::add_tie(graph, from, to, RelationType::meets, static_cast<Status>(random() % 5));
  }
  graph.network[0].label = "الجمهورية العربية السورية الديمقراطية الشعبية";
  graph.network[1].label = "中华人民共和国外交部发言人办公室主任";
  graph.network[2].label = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
  return graph;
}

/// The pairs of a line and a card of neither end beneath which it passes.
std::size_t hidden(const Network& network, const Picture& picture) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < picture.lines.size(); ++i) {
    if (picture.lines[i].empty()) continue;
    const std::vector<Point> points = flatten(picture.lines[i], 16);
    for (std::size_t k = 0; k < picture.cards.size(); ++k) {
      const Vertex actor = picture.selection.actors[k];
      const auto tie = picture.selection.ties[i];
      if (actor == source(tie, network) || actor == target(tie, network)) continue;
      count += std::any_of(points.begin(), points.end(), [&](Point p) { return picture.cards[k].contains(p, -1); });
    }
  }
  return count;
}

BOOST_AUTO_TEST_CASE(no_line_of_the_gallery_passes_beneath_a_card) {
  const std::string name = DRAMATIS_SOURCE_DIR "/samples/gallery/talks.json";
  std::ifstream file(name, std::ios::binary);
  const ActorGraph graph = read_graph(file, name);
  for (const double width : {235.0, 460.0, 900.0})
    for (const std::size_t actors : {12U, 30U})
      for (const Offices offices : {Offices::groups, Offices::lines}) {
        const RenderOptions options{.selection = {.max_actors = actors}, .offices = offices};
        const Picture made = compose(graph, options, {width, width < 300 ? 480.0 : 640.0}, 300s);
        BOOST_TEST_CONTEXT(width << " points, " << actors << " actors") BOOST_TEST(hidden(graph.network, made) == 0U);
      }
}

BOOST_AUTO_TEST_CASE(cards_of_generated_graphs_hold_their_text_and_hide_few_lines) {
  for (unsigned seed = 1; seed <= 6; ++seed)
    for (const Offices offices : {Offices::groups, Offices::lines}) {
      const ActorGraph graph = generated(seed);
      const Picture made = compose(graph, {.offices = offices}, {460, 640}, 300s);
      check(made);
      BOOST_TEST(hidden(graph.network, made) == 0U);
      for (const Card& card : made.cards) {
        BOOST_TEST(text_height(card) <= card.box.size.height);
        for (const std::string& line : card.name)
          BOOST_TEST(text_width(line, Weight::bold) * style::name_size <= card.box.size.width - card.indent - 10);
      }
      for (const Frame& frame : made.frames)
        for (const Card& card : made.cards) {
          const Point half{card.box.size.width / 2, card.box.size.height / 2};
          const bool inside = frame.box.contains(card.box.center - half) && frame.box.contains(card.box.center + half);
          const double above = frame.box.center.y - frame.box.size.height / 2;
          BOOST_TEST((inside || !frame.box.overlaps(card.box) || std::abs(card.box.center.y - above) < 1));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_second_mark_has_room_beside_the_text) {
  const ActorGraph graph = test::talks();
  const Actor& actor = graph.network[1];
  const Card none = make_card(actor, 90, 0), one = make_card(actor, 90, 1), two = make_card(actor, 90, 2);
  BOOST_TEST(none.box.size.width == one.box.size.width);
  BOOST_TEST(two.indent == Card::mark_step);
  BOOST_TEST(two.box.size.width == one.box.size.width + two.indent);
}

BOOST_AUTO_TEST_CASE(the_deadline_holds) {
  BOOST_CHECK_THROW(compose(test::summit(9, 4), {}, {460, 640}, 1ms), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
