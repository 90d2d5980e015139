#include <boost/test/unit_test.hpp>

#include "tests/cli/program.hpp"

using namespace dramatis;

BOOST_FIXTURE_TEST_SUITE(usage, Workplace)

BOOST_AUTO_TEST_CASE(help_shows_an_example_of_each_subcommand) {
  for (const std::string command :
       {"extract", "build", "merge", "correct", "review", "render", "query", "show", "path", "rank", "stats"}) {
    const Outcome help = run(command + " --help");
    BOOST_TEST(help.status == 0);
    BOOST_TEST(contains(help.out, "Example:\n  dramatis " + command));
    BOOST_TEST(contains(run("--help").out, "  " + command + " "));
  }
}

BOOST_AUTO_TEST_CASE(version_is_printed) {
  const Outcome version = run("--version");
  BOOST_TEST(version.status == 0);
  BOOST_TEST(version.out.starts_with("dramatis "));
}

BOOST_AUTO_TEST_CASE(help_that_cannot_be_written_is_an_error) { BOOST_TEST(run("--help >/dev/full").status == 1); }

BOOST_AUTO_TEST_CASE(errors_of_usage_exit_with_2_and_say_where_help_is) {
  const std::string with_output = " -o talks.svg";
  for (const std::string arguments :
       {"", "bild x", "--bogus", "build", "build x.txt", "extract", "query", "render", "build x.txt -o a.svg --width 0",
        "build x.txt -o a.svg --width nan", "build x.txt -o a.svg --top 0", "build x.txt -o a.svg --top many",
        "build x.txt -o a.svg --jobs 0", "extract x.txt --date yesterday", "query a.json --min-confidence 2"}) {
    const Outcome outcome = run(arguments);
    BOOST_TEST_CONTEXT("dramatis " << arguments << ": " << outcome.err) {
      BOOST_TEST(outcome.status == 2);
      BOOST_TEST(outcome.out.empty());
      BOOST_TEST(outcome.err.starts_with("dramatis: "));
      BOOST_TEST(contains(outcome.err, "--help"));
    }
  }
  BOOST_TEST(contains(run("bild x").err, "'bild'"));
}

BOOST_AUTO_TEST_CASE(words_of_an_option_are_listed) {
  BOOST_TEST(contains(run("query a.json --relation loves").err, "leads, represents, meets"));
  BOOST_TEST(contains(run("query a.json --status hoped").err, "planned"));
  BOOST_TEST(contains(run("query a.json --format xml").err, "table, json, jsonl, csv"));
  BOOST_TEST(run("query a.json --format xml").status == 2);
}

BOOST_AUTO_TEST_CASE(unknown_extension_is_found_before_any_work) {
  for (const std::string command : {"build missing.txt", "render missing.json"}) {
    const Outcome outcome = run(command + " -o talks.svg -o talks.gif");
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(contains(outcome.err, "talks.gif"));
    BOOST_TEST(contains(outcome.err, ".svg .png .pdf .json .dot"));
  }
  BOOST_TEST(files() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
