#include "graph/corrections/review.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/graph/annotated.hpp"

using namespace dramatis;

namespace {

std::vector<Record> talks() {
  Document first = annotated("a",
                             "[Ana Moreau|PER a] met [Bo Lindqvist|PER b].\n= meets a b asserted\n"
                             "[Ana Moreau|PER a] leads the [Lake Board|ORG l].\n= leads a l asserted\n"
                             "[Moreau|PER a] will meet [Bo Lindqvist|PER b].\n= meets a b planned\n"
                             "[Ana Moreau|PER a] saw [Bo Lindqvist|PER b].\n= meets a b asserted");
  first.relations[0].confidence = 0.75;
  first.relations[1].confidence = 0.5;
  first.relations[2].confidence = 0.25;
  first.relations[3].confidence = 0.25;
  first.article.date = "2031-05-12";
  const Document second =
      annotated("b", "[Moreau|PER m], a [banker|per m], met an [envoy|per e].\n= meets m e asserted");
  const Document third = annotated("c", "[Luc Moro|PER m] left. [Moro|PER n] stayed.");
  return {record_of(first), record_of(second), record_of(third)};
}

ActorGraph graph_with(const std::vector<Correction>& corrections = {}) { return build_graph(talks(), {}, corrections); }

std::vector<std::string> texts(const std::vector<Question>& questions) {
  std::vector<std::string> texts;
  for (const Question& question : questions) texts.push_back(question.text);
  return texts;
}

std::string all_details(const Question& question) {
  std::string text;
  for (const std::string& line : question.details) text += line + '\n';
  return text;
}

std::size_t actors(const ActorGraph& graph) { return boost::num_vertices(graph.network); }

}  // namespace

BOOST_AUTO_TEST_SUITE(review)

BOOST_AUTO_TEST_CASE(least_confident_edges_come_first) {
  const auto questions = edge_questions(graph_with(), 100);
  BOOST_TEST(texts(questions) ==
                 (std::vector<std::string>{
                     "Ana Moreau (person) meets Bo Lindqvist (person), planned: is that right? (confidence 0.25)",
                     "Ana Moreau (person) leads Lake Board (organization), asserted: is that right? (confidence 0.50)",
                     "Ana Moreau (person) meets Bo Lindqvist (person), asserted: is that right? (confidence 0.75)",
                     "Ana Moreau (person) meets envoy (person), asserted: is that right? (confidence 1.00)"}),
             boost::test_tools::per_element());
  BOOST_TEST(questions[2].details == (std::vector<std::string>{"Ana Moreau met Bo Lindqvist.\n      a (2031-05-12)",
                                                               "Ana Moreau saw Bo Lindqvist.\n      a (2031-05-12)"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_rejects_the_sentences_shown_and_yes_the_question) {
  for (std::size_t i = 0; i < 4; ++i) {
    const auto asked = edge_questions(graph_with(), 100);
    const auto after_no = edge_questions(graph_with(asked[i].if_no), 100);
    const auto after_yes = edge_questions(graph_with(asked[i].if_yes), 100);
    BOOST_TEST(after_no.size() == 3);
    BOOST_TEST(after_yes.size() == 3);
    BOOST_TEST(graph_with(asked[i].if_no).notices.empty());
    BOOST_TEST(graph_with(asked[i].if_yes).notices.empty());
    for (const Question& question : after_no) BOOST_TEST(question.text != asked[i].text);
    for (const Question& question : after_yes) BOOST_TEST(question.text != asked[i].text);
  }
  BOOST_TEST(edge_questions(graph_with(), 100)[2].if_no.size() == 2);
}

BOOST_AUTO_TEST_CASE(name_that_no_text_uses_beside_the_label_is_asked_about) {
  const auto questions = actor_questions(graph_with(), 100);
  BOOST_REQUIRE(questions.size() >= 1);
  const auto moreau = std::find_if(questions.begin(), questions.end(),
                                   [](const Question& q) { return q.text.find("Moreau") != std::string::npos; });
  BOOST_REQUIRE((moreau != questions.end()));
  BOOST_TEST(moreau->text == "Is \"Moreau\" in b Ana Moreau (person)?");
  BOOST_TEST(all_details(*moreau) ==
             "taken for it as: short for Ana Moreau, and for nobody else\n"
             "Moreau: banker\n  Moreau, a banker, met an envoy.\n      b\n"
             "Ana Moreau:\n  Ana Moreau leads the Lake Board.\n      a (2031-05-12)\n"
             "  Ana Moreau met Bo Lindqvist.\n      a (2031-05-12)\n");

  const ActorGraph before = graph_with();
  const ActorGraph parted = graph_with(moreau->if_no);
  const ActorGraph kept = graph_with(moreau->if_yes);
  BOOST_TEST(actors(parted) == actors(before) + 1);
  BOOST_TEST(actors(kept) == actors(before));
  BOOST_TEST(parted.notices.empty());
  BOOST_TEST(kept.notices.empty());
  for (const ActorGraph& graph : {parted, kept}) {
    for (const Question& question : actor_questions(graph, 100)) BOOST_TEST(question.text != moreau->text);
  }
}

BOOST_AUTO_TEST_CASE(what_a_bare_name_could_mean_is_asked_first) {
  ActorGraph graph = build_graph({record_of(annotated("a", "[Ana Moreau|PER a] met [Bo|PER b].\n= meets a b asserted")),
                                  record_of(annotated("b", "[Luc Moreau|PER l] met [Bo|PER b].\n= meets l b asserted")),
                                  record_of(annotated("c", "[Moreau|PER m] met [Bo|PER b].\n= meets m b asserted"))});
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.network))) {
    Actor& actor = graph.network[vertex];
    if (actor.label == "Moreau") actor.could_be = {"Ana Moreau", "Luc Moreau"};
  }
  const auto questions = actor_questions(graph, 100);
  BOOST_TEST(texts(questions) == (std::vector<std::string>{"Is Moreau, of whom c tells, Ana Moreau (person)?",
                                                           "Is Moreau, of whom c tells, Luc Moreau (person)?"}),
             boost::test_tools::per_element());
  const ActorGraph joined = build_graph(graph.records, {}, questions[0].if_yes);
  BOOST_TEST(actors(joined) == actors(graph) - 1);
  BOOST_TEST(joined.notices.empty());

  graph.corrections = questions[0].if_no;
  BOOST_TEST(texts(actor_questions(graph, 100)) == std::vector<std::string>{questions[1].text},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(noun_that_was_taken_for_somebody_is_asked_about) {
  ActorGraph graph = graph_with();
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.network))) {
    Actor& actor = graph.network[vertex];
    if (actor.label != "Bo Lindqvist") continue;
    for (Record& record : graph.records) {
      if (record.document == "b") record.entities[1].actor = actor.id;
    }
    actor.reasons = {{"envoy", "office of no other", "b"}, {"envoy", "not here", "a"}};
  }
  const auto questions = actor_questions(graph, 1);
  BOOST_REQUIRE(questions.size() == 1);
  BOOST_TEST(questions[0].text == "Is \"envoy\" in b Bo Lindqvist (person)?");
  BOOST_TEST(questions[0].details[0] == "taken for it as: office of no other");
  BOOST_TEST(questions[0].details[1] == "envoy: envoy");
  BOOST_TEST(actors(graph_with(questions[0].if_yes)) == actors(graph_with()) - 1);
  BOOST_TEST(graph_with(questions[0].if_no).notices.empty());
}

BOOST_AUTO_TEST_CASE(no_more_is_asked_than_is_wanted) {
  BOOST_TEST(edge_questions(graph_with(), 2).size() == 2);
  BOOST_TEST(actor_questions(graph_with(), 0).empty());
}

BOOST_AUTO_TEST_SUITE_END()
