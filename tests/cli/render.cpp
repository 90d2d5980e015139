#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/cli/program.hpp"

using namespace dramatis;

namespace {

/// A folder with a graph.
struct Graph : Workplace {
  Graph() { run("build " + documents + " -o talks.json"); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(render)

BOOST_FIXTURE_TEST_CASE(each_extension_has_its_format, Graph) {
  BOOST_TEST(run("render talks.json -o talks.png -o talks.pdf -o talks.svg --source 'Muscat Wire'").status == 0);
  BOOST_TEST(read("talks.png").substr(1, 3) == "PNG");
  BOOST_TEST(read("talks.pdf").substr(0, 4) == "%PDF");
  BOOST_TEST(contains(read("talks.svg"), "Source: Muscat Wire"));
}

BOOST_FIXTURE_TEST_CASE(a_fragment_goes_to_standard_output, Graph) {
  const Outcome outcome = run("render talks.json --format svg-fragment");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.out.substr(0, 4) == "<svg");
  BOOST_TEST(run("render talks.json").status == 2);
}

BOOST_FIXTURE_TEST_CASE(the_focus_is_named_as_elsewhere, Graph) {
  const Outcome unknown = run("render talks.json -o talks.svg --around Nobodyatall");
  BOOST_TEST(unknown.status == 1);
  BOOST_TEST(contains(unknown.err, "no actor of the graph is called 'Nobodyatall'"));
  BOOST_TEST(run("query talks.json --relation meets --format csv -o part.json").status == 0);
}

BOOST_FIXTURE_TEST_CASE(what_the_options_leave_out_is_told, Graph) {
  const Outcome outcome =
      run("render talks.json -o talks.svg --relation meets --relation leads --status planned --min-confidence 0.1");
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(contains(read("talks.svg"), "other than leads or meets"));
  BOOST_TEST(contains(read("talks.svg"), "not planned"));
}

BOOST_FIXTURE_TEST_CASE(words_are_checked, Graph) {
  for (const char* wrong : {"--layout round", "--group planet", "--offices none", "--theme pink", "--relation hates",
                            "--from yesterday", "--format gif"})
    BOOST_TEST(run("render talks.json -o talks.svg " + std::string(wrong)).status == 2, wrong);
}

BOOST_FIXTURE_TEST_CASE(every_layout_and_theme_draws, Graph) {
  for (const char* option :
       {"--layout dot", "--layout neato", "--layout sfdp", "--layout twopi", "--offices lines", "--group country",
        "--group body", "--group none", "--theme dark", "--theme print", "--unrelated"})
    BOOST_TEST(run("render talks.json -o talks.svg " + std::string(option)).err == "", option);
}

BOOST_AUTO_TEST_SUITE_END()
