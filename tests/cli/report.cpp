#include <boost/test/unit_test.hpp>

#include "tests/cli/program.hpp"

using namespace dramatis;

namespace {

struct Graph : Workplace {
  Graph() { BOOST_TEST(run("build '" + documents + "' -o talks.json").err == ""); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(report, Graph)

BOOST_AUTO_TEST_CASE(writes_markdown_with_its_picture_and_html_without) {
  const Outcome outcome = run("report talks.json -o talks.md -o talks.html --title 'The talks'");
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(read("talks.md").starts_with("# The talks\n"));
  BOOST_TEST(contains(read("talks.md"), "(<talks-diagram.svg>)"));
  BOOST_TEST(contains(read("talks-diagram.svg"), "<svg"));
  BOOST_TEST(contains(read("talks.html"), "<title>The talks</title>"));
  BOOST_TEST(contains(read("talks.html"), "<svg"));
  BOOST_TEST(files() == 4);
}

BOOST_AUTO_TEST_CASE(a_report_is_about_an_actor) {
  BOOST_TEST(run("report talks.json -o part.md --around Brandel --depth 1 --title Brandel").err == "");
  BOOST_TEST(contains(read("part.md"), "This report tells only of actors at most 1 step from "));
  const Outcome unknown = run("report talks.json -o other.md --around Nobodyatall");
  BOOST_TEST(unknown.status == 1);
  BOOST_TEST(contains(unknown.err, "no actor of the graph is called 'Nobodyatall'"));
  BOOST_TEST(run("report talks.json -o other.md --depth 1").status == 2);
  BOOST_TEST(files() == 3);
}

BOOST_AUTO_TEST_CASE(a_template_replaces_ours) {
  write("mine.md", "Who met:\n\n{{meets}}\n");
  BOOST_TEST(run("report talks.json -o talks.md --template mine.md").err == "");
  BOOST_TEST(read("talks.md").starts_with("Who met:\n\n### "));
  write("mine.md", "{{meets}}\n{{who}}\n");
  const Outcome unknown = run("report talks.json -o other.md --template mine.md");
  BOOST_TEST(unknown.status == 1);
  BOOST_TEST(unknown.err.starts_with("dramatis: mine.md:2: no place of that name; those known are {{actors}}"));
  BOOST_TEST(files() == 4);
}

BOOST_AUTO_TEST_CASE(mistakes_are_named) {
  const Outcome format = run("report talks.json -o talks.rtf");
  BOOST_TEST(format.status == 2);
  BOOST_TEST(
      contains(format.err, "talks.rtf: the extension names the format, and must be one of .md .html .docx .tex .pdf"));
  const Outcome kind = run("report talks.json -o talks.md --template mine.txt");
  BOOST_TEST(kind.status == 2);
  const Outcome unused = run("report talks.json -o talks.md --template mine.html");
  BOOST_TEST(unused.status == 2);
  BOOST_TEST(contains(unused.err, "mine.html: no file that is written takes a template of this kind"));
  BOOST_TEST(run("report missing.json -o talks.md").err.starts_with("dramatis: missing.json: "));
}

BOOST_AUTO_TEST_CASE(what_is_not_installed_is_named_with_a_remedy) {
  for (const std::string extension : {"docx", "tex", "pdf"}) {
    const Outcome outcome = shell("PATH=/nowhere $dramatis report talks.json -o talks." + extension + " -o talks.html");
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(
        contains(outcome.err, extension == "pdf" ? "install weasyprint" : "pandoc is not installed: install it"));
    BOOST_TEST(files() == 1);
  }
}

BOOST_AUTO_TEST_CASE(no_name_is_left_out_for_want_of_a_font) {
  const Outcome outcome = shell(
      "mkdir bin && printf '#!/bin/sh\\necho \"[WARNING] Missing character: There is no x in font y\" >&2\\n: > "
      "report.pdf\\n' "
      "> bin/pandoc && cp bin/pandoc bin/lualatex && chmod +x bin/* && PATH=$PWD/bin $dramatis report talks.json -o "
      "talks.pdf");
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(contains(outcome.err, "the fonts of lualatex lack characters of this report"));
  BOOST_TEST(files() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
