#include <boost/test/unit_test.hpp>

#include "tests/cli/program.hpp"

using namespace dramatis;

namespace {

const std::string graph = DRAMATIS_SOURCE_DIR "/tests/data/talks.json";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(query, Workplace)

BOOST_AUTO_TEST_CASE(lists_what_fits_with_its_sentence) {
  const Outcome outcome = run("query " + graph + " --relation meets --status planned --from VELMAR");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(contains(outcome.out, "She will sit down with Dr Jonas Brandel"));
  BOOST_TEST(!contains(outcome.out, "refused"));
  BOOST_TEST(run("query - --relation meets --status planned --from VELMAR <" + graph).out == outcome.out);
}

BOOST_AUTO_TEST_CASE(formats_differ) {
  BOOST_TEST(run("query " + graph + " --format csv").out.starts_with("source,relation,target,status"));
  BOOST_TEST(run("query " + graph + " --format json").out.starts_with("["));
}

BOOST_AUTO_TEST_CASE(nothing_that_fits_is_no_error) {
  const Outcome outcome = run("query " + graph + " --from Brandel --to Ankara --min-confidence 1");
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.status == 0);
}

BOOST_AUTO_TEST_CASE(unknown_name_is_an_error_that_says_which_are_near) {
  const Outcome near = run("query " + graph + " --to Brandl");
  BOOST_TEST(near.status == 1);
  BOOST_TEST(near.out.empty());
  BOOST_TEST(contains(near.err, "'Brandl'; near is Jonas Brandel"));
  BOOST_TEST(!contains(run("query " + graph + " --to Qwertyuiop").err, "near"));
}

BOOST_AUTO_TEST_CASE(graph_that_cannot_be_read_is_named) {
  write("cut.json", read_text(graph).substr(0, 1000));
  write("empty.json", "");
  for (const std::string bad : {"missing.json", "cut.json", "empty.json", "."}) {
    const Outcome outcome = run("query " + bad);
    BOOST_TEST_CONTEXT(outcome.err) {
      BOOST_TEST(outcome.status == 1);
      BOOST_TEST(outcome.err.starts_with("dramatis: " + bad));
      BOOST_TEST(outcome.out.empty());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(render, Workplace)

BOOST_AUTO_TEST_CASE(graph_file_is_drawn_as_its_documents_are) {
  BOOST_TEST(run("build " + documents + " -o built.svg --width 90 --top 5").status == 0);
  BOOST_TEST(run("render " + graph + " -o rendered.svg -o rendered.dot --width 90 --top 5").status == 0);
  BOOST_TEST(read("rendered.svg") == read("built.svg"));
  BOOST_TEST(contains(read("rendered.dot"), "graph"));
}

BOOST_AUTO_TEST_CASE(graph_that_cannot_be_read_leaves_no_picture) {
  write("cut.json", read_text(graph).substr(0, 1000));
  BOOST_TEST(run("render cut.json -o talks.svg").status == 1);
  BOOST_TEST(files() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
