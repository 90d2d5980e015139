#include <sys/resource.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/cli/program.hpp"

using namespace dramatis;

namespace {

/// The processor time of all programs that were run.
double seconds_of_children() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(extract, Workplace)

BOOST_AUTO_TEST_CASE(documents_pass_through) {
  const Outcome once = run("extract " + documents);
  BOOST_TEST(once.status == 0);
  BOOST_TEST(std::count(once.out.begin(), once.out.end(), '\n') == 3);
  BOOST_TEST(run("extract " + documents + " -o once.jsonl").out.empty());
  BOOST_TEST(read("once.jsonl") == once.out);
  BOOST_TEST(run("extract once.jsonl").out == once.out);
}

BOOST_AUTO_TEST_CASE(article_on_standard_input_names_its_actors) {
  const Outcome outcome = shell("echo 'Angela Merkel met Barack Obama in Berlin.' | $dramatis extract -");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(contains(outcome.out, "\"text\":\"Angela Merkel\""));
  BOOST_TEST(contains(outcome.out, "\"model\":\""));
}

BOOST_AUTO_TEST_CASE(date_is_given_to_articles_without_one) {
  write("undated.txt", "Nobody came.");
  BOOST_TEST(contains(run("extract undated.txt --date 'May 18, 2030'").out, "\"date\":\"2030-05-18\""));
  write("dateline.txt", "GENEVA, May 18, 2015 - Nobody came.");
  BOOST_TEST(contains(run("extract dateline.txt").out, "\"date\":\"2015-05-18\""));
  BOOST_TEST(contains(run("extract dateline.txt --date 2030-05-18").out, "\"date\":\"2030-05-18\""));
  BOOST_TEST(contains(run("extract " + documents + " --date 2030-05-18").out, "\"date\":\"2031-05-12\""));
}

BOOST_AUTO_TEST_CASE(names_in_one_sentence_take_linear_time) {
  const auto seconds = [&](int names) {
    std::string text = "They met Ann Bo";
    for (int i = 0; i < names; ++i) text += ", Ann B" + std::to_string(i);
    write("long.txt", text + " in Geneva.");
    const double before = seconds_of_children();
    BOOST_TEST(run("extract long.txt --jobs 1").status == 0);
    return seconds_of_children() - before;
  };
  BOOST_TEST(seconds(1600) < 12 * seconds(200));
}

BOOST_AUTO_TEST_CASE(model_that_cannot_be_read_is_named) {
  write("bad.safetensors", "no model");
  for (const std::string model : {"missing.safetensors", "bad.safetensors"}) {
    const Outcome outcome = run("extract " + article + " --keep-going --model " + model);
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(contains(outcome.err, "dramatis: " + model + ": "));
    BOOST_TEST(outcome.out.empty());
  }
}

BOOST_AUTO_TEST_CASE(standard_output_that_is_full_or_closed_is_an_error) {
  const Outcome full = run("extract " + documents + " >/dev/full");
  BOOST_TEST(full.status == 1);
  BOOST_TEST(contains(full.err, "standard output: "));
  const Outcome closed = shell("{ sleep 0.1; $dramatis extract " + documents + "; echo $? >status; } | true");
  BOOST_TEST(contains(closed.err, "standard output: "));
  BOOST_TEST(read("status") == "1\n");
}

BOOST_AUTO_TEST_SUITE_END()
