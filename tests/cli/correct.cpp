#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/cli/program.hpp"

using namespace dramatis;

namespace {

const std::string graph = DRAMATIS_SOURCE_DIR "/tests/data/talks.json";
const std::string rejection =
    R"({"action":"reject","source":"Velmar","relation":"meets","target":"Brandel","who":"Ada","when":"2031-05-14"})";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(correct, Workplace)

BOOST_AUTO_TEST_CASE(file_is_applied_and_kept_wherever_it_is_given) {
  write("verdicts.jsonl", rejection);
  const std::string option = " --corrections verdicts.jsonl";
  BOOST_TEST(run("correct " + graph + " verdicts.jsonl -o corrected.json").err == "");
  BOOST_TEST(run("build " + documents + option + " -o built.json").err == "");
  BOOST_TEST(run("merge " + graph + option + " -o merged.json").err == "");
  BOOST_TEST(run("render " + graph + option + " -o rendered.json").err == "");
  BOOST_TEST(contains(read("corrected.json"), "\"who\":\"Ada\""));
  BOOST_TEST(!contains(run("show corrected.json Velmar").out, "planned"));
  for (const std::string file : {"built.json", "merged.json", "rendered.json"}) {
    BOOST_TEST(read(file) == read("corrected.json"));
  }
  BOOST_TEST(run("merge corrected.json " + graph + " -o again.json").status == 0);
  BOOST_TEST(read("again.json") == read("corrected.json"));
}

BOOST_AUTO_TEST_CASE(corrections_are_listed_and_withdrawn) {
  write("verdicts.jsonl", rejection);
  BOOST_TEST(run("correct " + graph).out == "");
  BOOST_TEST(run("correct " + graph +
                 " verdicts.jsonl -o talks.json --who Bo --why 'so it is' "
                 "--confirm Velmar represents Ostavia --status asserted --name Brandel 'J. Brandel'")
                 .err == "");
  const std::string list = run("correct talks.json").out;
  BOOST_TEST(contains(list, "1  reject Velmar meets Brandel, by Ada on 2031-05-14\n"));
  BOOST_TEST(contains(list, "2  confirm Velmar represents Ostavia (asserted), by Bo on "));
  BOOST_TEST(contains(list, ": so it is\n3  name Brandel: J. Brandel, by Bo on "));
  BOOST_TEST(run("correct talks.json --withdraw 2 --withdraw 1 --withdraw 3 -o talks.json").status == 0);
  BOOST_TEST(read("talks.json") == read_text(graph));
  const Outcome none = run("correct talks.json --withdraw 1 -o talks.json");
  BOOST_TEST(none.status == 1);
  BOOST_TEST(none.err == "dramatis: there is no correction 1 to withdraw; the graph has 0\n");
}

BOOST_AUTO_TEST_CASE(actors_are_joined_and_parted) {
  BOOST_TEST(run("correct " + graph + " --same person/karabocek 'Kemal Ali Karabocek' -o one.json").err == "");
  BOOST_TEST(contains(run("show one.json karabocek").out, "talks/nairobi"));
  BOOST_TEST(contains(
      run("correct " + graph + " --different 'Irena Velmar' Velmar --kind Brandel organization -o two.json").err,
      "without effect, as the texts take both names for one actor: different Irena Velmar and Velmar, by "));
  BOOST_TEST(contains(run("show two.json Brandel").out, "Jonas Brandel (organization)"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_meant_is_said) {
  const auto error = [&](const std::string& arguments) {
    const Outcome outcome = run("correct " + graph + ' ' + arguments + " -o out.json");
    BOOST_TEST(outcome.status == 1);
    return outcome.err;
  };
  BOOST_TEST(contains(error("--same Karabocek Velmar"), "may be any of 2 actors"));
  BOOST_TEST(contains(error("--same Velmer Brandel"), "near is Irena Velmar"));
  BOOST_TEST(error("--same Velmar 'irena velmar'") == "dramatis: both names mean Irena Velmar\n");
  BOOST_TEST(error("--reject Velmar leads Brandel") ==
             "dramatis: the graph does not say that Irena Velmar leads Jonas Brandel\n");
  BOOST_TEST(error("--reject Velmar meets Brandel --status ended") ==
             "dramatis: the graph does not say that Irena Velmar meets Jonas Brandel (ended)\n");
  BOOST_TEST(contains(error("--reject Velmar likes Brandel"), "known: leads, represents, meets"));
  BOOST_TEST(contains(error("--kind Velmar robot"), "known: person, organization, place"));
  BOOST_TEST(error("missing.jsonl") == "dramatis: missing.jsonl: No such file or directory\n");
  BOOST_TEST(files() == 0);
}

BOOST_AUTO_TEST_CASE(contradiction_leaves_the_graph_as_it_was) {
  write("verdicts.jsonl", rejection);
  BOOST_TEST(run("correct " + graph + " verdicts.jsonl -o talks.json").status == 0);
  const std::string before = read("talks.json");
  write("verdicts.jsonl", R"({"action":"confirm","source":"Brandel","relation":"meets","target":"Velmar","who":"Bo"})");
  const Outcome outcome = run("correct talks.json verdicts.jsonl -o talks.json");
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(outcome.err ==
             "dramatis: corrections contradict each other; withdraw one of\n"
             "  reject Velmar meets Brandel, by Ada on 2031-05-14\n"
             "  confirm Brandel meets Velmar, by Bo\n");
  BOOST_TEST(read("talks.json") == before);
  BOOST_TEST(run("correct talks.json verdicts.jsonl --withdraw 1 -o talks.json").status == 0);
  BOOST_TEST(contains(run("show talks.json Velmar").out, "planned"));
}

BOOST_AUTO_TEST_CASE(errors_of_usage_exit_with_2) {
  for (const std::string arguments :
       {"correct", "correct a.json b.jsonl", "correct a.json --same A B", "correct a.json --same A -o b.json",
        "correct a.json --reject A meets -o b.json", "correct a.json --status hoped", "correct a.json -o b.gif"}) {
    const Outcome outcome = run(arguments);
    BOOST_TEST_CONTEXT("dramatis " << arguments << ": " << outcome.err) {
      BOOST_TEST(outcome.status == 2);
      BOOST_TEST(outcome.err.starts_with("dramatis: "));
    }
  }
}

BOOST_AUTO_TEST_CASE(authority_is_kept) {
  write("people.csv", "id,name,aliases,kind\nQ1,Irena Velmar,I. Velmar;Velmar,person\n");
  BOOST_TEST(run("build " + documents + " --authority people.csv -o built.json").err == "");
  BOOST_TEST(run("merge " + graph + " --authority people.csv -o merged.json").err == "");
  BOOST_TEST(contains(read("built.json"), R"("authority":[)"));
  BOOST_TEST(read("merged.json") == read("built.json"));
  write("people.csv", "id,name\nQ1\n");
  BOOST_TEST(run("build " + documents + " --authority people.csv -o x.json").err ==
             "dramatis: people.csv:2: has 1 cells, but the first line 2\n");
}

BOOST_AUTO_TEST_SUITE_END()
