#include <boost/test/unit_test.hpp>

#include "tests/cli/program.hpp"

using namespace dramatis;

BOOST_FIXTURE_TEST_SUITE(build, Workplace)

BOOST_AUTO_TEST_CASE(documents_become_all_formats_at_once) {
  const Outcome outcome = run("build " + documents + " -o talks.svg -o talks.json -o talks.dot --title 'The talks'");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.out + outcome.err == "");
  BOOST_TEST(contains(read("talks.svg"), "<svg"));
  BOOST_TEST(contains(read("talks.svg"), "The talks"));
  BOOST_TEST(read("talks.dot") == read_text(DRAMATIS_SOURCE_DIR "/tests/data/talks.dot"));
  BOOST_TEST(read("talks.json") == read_text(DRAMATIS_SOURCE_DIR "/tests/data/talks.json"));
  BOOST_TEST(files() == 3);
}

BOOST_AUTO_TEST_CASE(input_named_twice_counts_once) {
  BOOST_TEST(run("build " + documents + " " + documents + " -o twice.json").status == 0);
  BOOST_TEST(run("build - -o stream.json <" + documents).status == 0);
  BOOST_TEST(run("build " + documents + " -o once.json").status == 0);
  BOOST_TEST(read("twice.json") == read("once.json"));
  BOOST_TEST(read("stream.json") == read("once.json"));
}

BOOST_AUTO_TEST_CASE(bad_input_stops_and_nothing_is_written) {
  write("broken.jsonl", "{\"text\": \"A line that does not end\n");
  write("empty.txt", "");
  write("talks.json", "as it was");
  BOOST_TEST(shell("mkdir without-articles").status == 0);
  for (const std::string bad : {"missing.txt", "broken.jsonl", "empty.txt", "/dev/null", "without-articles"}) {
    const Outcome outcome = run("build " + documents + " " + bad + " -o talks.json -o talks.svg");
    BOOST_TEST_CONTEXT(bad << ": " << outcome.err) {
      BOOST_TEST(outcome.status == 1);
      BOOST_TEST(outcome.err.starts_with("dramatis: "));
      BOOST_TEST(contains(outcome.err, bad));
      BOOST_TEST(read("talks.json") == "as it was");
      BOOST_TEST(files() == 4);
    }
  }
}

BOOST_AUTO_TEST_CASE(keep_going_leaves_out_what_is_bad) {
  write("broken.jsonl", "{\"text\": \"A line that does not end\n");
  const Outcome outcome = run("build missing.txt " + documents + " broken.jsonl --keep-going -o talks.json --jobs 3");
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(contains(outcome.err, "dramatis: missing.txt: "));
  BOOST_TEST(contains(outcome.err, "dramatis: broken.jsonl:1: "));
  BOOST_TEST(contains(outcome.err, "dramatis: 2 of the inputs"));
  BOOST_TEST(run("build " + documents + " -o whole.json").status == 0);
  BOOST_TEST(read("talks.json") == read("whole.json"));
}

BOOST_AUTO_TEST_CASE(keep_going_writes_nothing_when_all_is_bad) {
  BOOST_TEST(run("build missing.txt --keep-going -o talks.json").status == 1);
  BOOST_TEST(files() == 0);
}

BOOST_AUTO_TEST_CASE(output_that_cannot_be_written_is_named) {
  const Outcome no_folder = run("build missing.txt -o nowhere/talks.svg");
  BOOST_TEST(no_folder.status == 1);
  BOOST_TEST(contains(no_folder.err, "nowhere/talks.svg: "));

  BOOST_TEST(shell("mkdir talks.svg").status == 0);
  BOOST_TEST(run("build " + documents + " -o talks.json -o talks.svg").status == 1);
  BOOST_TEST(files() == 1);

  BOOST_TEST(shell("ln -s /dev/full full.json").status == 0);
  const Outcome full = run("build " + documents + " -o full.json");
  BOOST_TEST(full.status == 1);
  BOOST_TEST(contains(full.err, "full.json: "));
}

BOOST_AUTO_TEST_CASE(file_behind_a_link_is_replaced_and_keeps_its_rights) {
  BOOST_TEST(shell("touch real.json && chmod 600 real.json && ln -s real.json link.json").status == 0);
  BOOST_TEST(run("build " + documents + " -o link.json").status == 0);
  BOOST_TEST(shell("test -L link.json && stat -c %a real.json").out == "600\n");
  BOOST_TEST(read("real.json") == read("link.json"));
  BOOST_TEST(!read("real.json").empty());
}

BOOST_AUTO_TEST_CASE(articles_are_drawn_by_the_built_in_model) {
  const Outcome outcome = run("build " + article + " -o talks.svg");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(contains(read("talks.svg"), "Ethiopia"));
}

BOOST_AUTO_TEST_SUITE_END()
