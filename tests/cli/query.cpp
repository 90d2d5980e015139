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
  BOOST_TEST(run("query " + graph + " --format jsonl").out.starts_with("{"));
}

BOOST_AUTO_TEST_CASE(nothing_that_fits_is_no_error) {
  const Outcome outcome = run("query " + graph + " --from Brandel --to Ankara --min-confidence 1");
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.status == 0);
}

BOOST_AUTO_TEST_CASE(a_name_without_letters_is_a_mistake_on_the_command_line) {
  const Outcome outcome = run("query " + graph + " --from ''");
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(contains(outcome.err, "--from: must be the name of an actor"));
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

BOOST_FIXTURE_TEST_SUITE(cypher, Workplace)

BOOST_AUTO_TEST_CASE(answers_a_question_in_all_formats) {
  const std::string question =
      " 'MATCH (a:person)-[m:meets {status: \"planned\"}]-(b {name: \"brandel\"}) RETURN a.name AS who, "
      "m.date, m' ";
  BOOST_TEST(contains(run("query " + graph + question).out, "Irena Velmar"));
  BOOST_TEST(
      run("query " + graph + question + "--format csv").out.starts_with("who,m.date,m\r\nIrena Velmar,2031-05-16,"));
  const std::string line = run("query " + graph + question + "--format jsonl").out;
  BOOST_TEST(line.starts_with(R"({"who":"Irena Velmar","m.date":"2031-05-16","m":{"type":"meets","source":"person/)"));
  BOOST_TEST(line.find('\n') == line.size() - 1);
  BOOST_TEST(run("query " + graph + question + "--format json").out == "[\n" + line + "]\n");
  BOOST_TEST(run("query - " + question + "--format jsonl <" + graph).out == line);
  BOOST_TEST(run("query " + graph + " 'MATCH (a {name: \"nobody\"}) RETURN a' --format jsonl").out == "");
}

BOOST_AUTO_TEST_CASE(parameters_are_json_or_a_word) {
  const std::string question = " 'MATCH (a) WHERE a.name IN $who RETURN a.name' --format jsonl --param ";
  BOOST_TEST(run("query " + graph + question + "'who=[\"velmar\", \"x\"]'").out == "{\"a.name\":\"Irena Velmar\"}\n");
  BOOST_TEST(run("query " + graph + " 'MATCH (a {name: $n}) RETURN a.kind' --param n=Velmar --format csv").out ==
             "a.kind\r\nperson\r\n");
  for (const std::string bad :
       {"'who=[1'", "who", "=1", "'who={\"a\":1}'", "who=[1] --param who=[2]", "who=[1] --param x=1"}) {
    const Outcome outcome = run("query " + graph + question + bad);
    BOOST_TEST_CONTEXT(bad) {
      BOOST_TEST(outcome.status == 2);
      BOOST_TEST(outcome.err.starts_with("dramatis: --param: "));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_bad_question_is_an_error_of_usage_that_points_at_the_place) {
  const Outcome outcome = run("query missing.json 'MATCH (a:persn) RETURN a'");
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.out == "");
  BOOST_TEST(outcome.err ==
             "dramatis: query: line 1, column 10: 'persn' is no label; near is person (known are actor, person, "
             "organization, place)\n  MATCH (a:persn) RETURN a\n           ^\ndramatis: see dramatis query --help\n");
  BOOST_TEST(run("query " + graph + " 'RETURN 1' --from Velmar").status == 2);
  BOOST_TEST(run("query " + graph + " --timeout 3").status == 2);
}

BOOST_AUTO_TEST_CASE(a_question_that_takes_too_long_is_given_up) {
  const Outcome outcome =
      run("query " + graph + " 'MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*)' --timeout 0.1");
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(contains(outcome.err, "took more than 0.1 s"));
}

BOOST_AUTO_TEST_CASE(the_part_of_an_answer_is_a_graph) {
  const std::string question = " 'MATCH p = (a {name: \"velmar\"})-[:meets]-() RETURN p' ";
  BOOST_TEST(run("query " + graph + question + "-o part.svg -o part.json -o part.dot").err == "");
  BOOST_TEST(contains(read("part.svg"), "Irena Velmar"));
  BOOST_TEST(run("query part.json 'MATCH (a) RETURN count(*)' --format csv").out == "count(*)\r\n3\r\n");
  BOOST_TEST(run("render part.json -o again.svg").status == 0);
  BOOST_TEST(read("again.svg") == read("part.svg"));
  BOOST_TEST(run("merge part.json " + graph + " -o both.json").status == 0);
  BOOST_TEST(run("merge " + graph + " -o one.json").status == 0);
  BOOST_TEST(read("both.json") == read("one.json"));
  BOOST_TEST(run("query " + graph + " --from velmar -o flags.json").status == 0);
  BOOST_TEST(contains(read("flags.json"), "Velmar"));
  const Outcome nothing = run("query " + graph + " 'MATCH (a) RETURN a.name' -o nothing.svg");
  BOOST_TEST(nothing.status == 1);
  BOOST_TEST(contains(nothing.err, "nothing to write"));
}

BOOST_AUTO_TEST_SUITE_END()
