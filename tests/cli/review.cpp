#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/cli/program.hpp"

using namespace dramatis;

namespace {

const std::string graph = DRAMATIS_SOURCE_DIR "/tests/data/talks.json";

/// Answers one question with each word.
std::string answering(const std::string& answers, const std::string& options = "") {
  return "printf '" + answers + "' | $dramatis review " + graph + " --corrections v.jsonl --who Ada " + options;
}

std::ptrdiff_t lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(review, Workplace)

BOOST_AUTO_TEST_CASE(verdicts_are_written_at_once_with_their_reasons) {
  const Outcome outcome = shell(answering("y\\nNO  she was in Oslo\\nq\\n", "--only edges"));
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(contains(outcome.out, "[1/13] "));
  BOOST_TEST(contains(outcome.out, "2 judged, 11 left\n"));
  BOOST_TEST(contains(outcome.out, "to apply: dramatis correct '" + graph + "' 'v.jsonl' -o '" + graph + "'\n"));
  const std::string verdicts = read("v.jsonl");
  BOOST_TEST(lines(verdicts) == 2);
  BOOST_TEST(contains(verdicts, R"({"action":"confirm",)"));
  BOOST_TEST(contains(verdicts, R"("why":"she was in Oslo"})"));
  BOOST_TEST(contains(verdicts, R"("who":"Ada","when":"2)"));
}

BOOST_AUTO_TEST_CASE(what_has_a_verdict_is_not_asked_again) {
  const Outcome first = shell(answering("y\\nn\\ns\\n"));
  BOOST_TEST(contains(first.out, "[4/16]"));
  BOOST_TEST(contains(first.out, "2 judged, 14 left"));  // the input ended
  const Outcome second = shell(answering("q\\n"));
  BOOST_TEST(contains(second.out, "[1/14]"));
  BOOST_TEST(contains(second.out, "0 judged, 14 left"));
  const std::string third = first.out.substr(first.out.find("[3/16] ") + 7, 60);
  BOOST_TEST(contains(second.out, "[1/14] " + third));
  BOOST_TEST(run("correct " + graph + " v.jsonl -o done.json").err == "");
  BOOST_TEST(contains(shell("echo q | $dramatis review done.json").out, "[1/14]"));
}

BOOST_AUTO_TEST_CASE(undo_takes_the_last_verdict_back) {
  write("v.jsonl", R"({"action":"name","actor":"Velmar","value":"I. Velmar"})");  // without a line's end
  const Outcome outcome = shell(answering("u\\ny\\nn\\nu\\nu\\ns\\nu\\nn\\nq\\n", "--only edges"));
  BOOST_TEST(contains(outcome.out, "nothing to undo"));
  BOOST_TEST(contains(outcome.out, "1 judged, 12 left"));
  const std::string verdicts = read("v.jsonl");
  BOOST_TEST(lines(verdicts) == 2);
  BOOST_TEST(verdicts.starts_with(
      "{\"action\":\"name\",\"actor\":\"Velmar\",\"value\":\"I. Velmar\"}\n{\"action\":\"reject\""));
}

BOOST_AUTO_TEST_CASE(undo_touches_nothing_that_others_have_written) {
  const Outcome outcome =
      shell("(echo y; until [ -s v.jsonl ]; do sleep 0.1; done; echo >>v.jsonl; echo u; echo q) | $dramatis review " +
            graph + " --corrections v.jsonl");
  BOOST_TEST(contains(outcome.out, "cannot undo"));
  BOOST_TEST(lines(read("v.jsonl")) == 2);
}

BOOST_AUTO_TEST_CASE(actors_that_are_said_to_differ_are_parted) {
  const Outcome outcome = shell(answering("s\\ns\\nn other family\\nq\\n", "--only actors"));
  BOOST_TEST(contains(outcome.out, "[3/3] Is \"Brandel\" in talks/wire Jonas Brandel (person)?"));
  BOOST_TEST(contains(outcome.out, "Kenya's envoy, Amina Wekesa, refused to meet Brandel."));
  BOOST_TEST(run("correct " + graph + " v.jsonl -o parted.json").err == "");
  BOOST_TEST(contains(run("show parted.json person/brandel").out, "documents: talks/wire\n"));
  BOOST_TEST(contains(shell(answering("", "--only actors")).out, "0 judged, 2 left"));
}

BOOST_AUTO_TEST_CASE(other_answers_are_explained) {
  const Outcome outcome = shell(answering("\\nmaybe\\n?\\n"));
  BOOST_TEST(contains(outcome.out, "y yes, n no, s skip, u undo, q quit"));
  BOOST_TEST(contains(outcome.out, "0 judged, 16 left"));
  BOOST_TEST(!contains(outcome.out, "to apply"));
  BOOST_TEST(files() == 0);
}

BOOST_AUTO_TEST_CASE(file_beside_the_graph_serves_if_none_is_named) {
  BOOST_TEST(shell("cp " + graph + " talks.json; echo y | USER=Bo $dramatis review talks.json").status == 0);
  BOOST_TEST(contains(read("talks.corrections.jsonl"), R"("who":"Bo")"));
}

BOOST_AUTO_TEST_CASE(faults_are_said_before_the_first_question) {
  write("v.jsonl", "{\"action\":\"same\"}\n");
  const Outcome outcome = shell(answering("y\\n"));
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(outcome.err == "dramatis: v.jsonl:1: actor: is missing\n");
  BOOST_TEST(outcome.out == "");
  BOOST_TEST(read("v.jsonl") == "{\"action\":\"same\"}\n");
  BOOST_TEST(run("review - <" + graph).status == 1);
  BOOST_TEST(run("review " + graph + " --corrections missing/v.jsonl").status == 1);
  BOOST_TEST(run("review missing.json").err.starts_with("dramatis: missing.json: "));
  BOOST_TEST(run("review " + graph + " --only nodes").status == 2);
}

BOOST_AUTO_TEST_SUITE_END()
