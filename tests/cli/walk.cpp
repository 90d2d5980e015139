#include <boost/test/unit_test.hpp>

#include "tests/cli/program.hpp"

using namespace dramatis;

namespace {

const std::string graph = DRAMATIS_SOURCE_DIR "/tests/data/talks.json";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(merge, Workplace)

BOOST_AUTO_TEST_CASE(gives_the_bytes_of_building_from_all) {
  BOOST_TEST(shell("i=0; while read -r line; do i=$((i+1)); printf '%s\\n' \"$line\" >$i.jsonl; "
                   "$dramatis build $i.jsonl -o $i.json; done <" +
                   documents)
                 .status == 0);
  const Outcome outcome =
      run("merge 3.json 1.json 2.json 3.json -o all.json -o all.dot -o all.svg --title 'The talks'");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.out + outcome.err == "");
  BOOST_TEST(read("all.json") == read_text(graph));
  BOOST_TEST(read("all.dot") == read_text(DRAMATIS_SOURCE_DIR "/tests/data/talks.dot"));
  BOOST_TEST(contains(read("all.svg"), "<svg"));
  BOOST_TEST(run("merge 1.json - -o some.json <2.json").status == 0);
  BOOST_TEST(run("merge some.json 3.json -o again.json").status == 0);
  BOOST_TEST(read("again.json") == read("all.json"));
}

BOOST_AUTO_TEST_CASE(graph_that_cannot_be_read_is_named_and_nothing_written) {
  write("cut.json", read_text(graph).substr(0, 1000));
  for (const std::string bad : {"missing.json", "cut.json"}) {
    const Outcome outcome = run("merge " + graph + " " + bad + " -o all.json");
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.err.starts_with("dramatis: " + bad));
  }
  BOOST_TEST(files() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(walk, Workplace)

BOOST_AUTO_TEST_CASE(help_shows_an_example) {
  for (const std::string command : {"merge", "show", "path", "rank", "timeline", "communities", "stats", "shell"}) {
    const Outcome help = run(command + " --help");
    BOOST_TEST(help.status == 0);
    BOOST_TEST(contains(help.out, "Example:\n  dramatis " + command));
    BOOST_TEST(contains(run("--help").out, "  " + command + " "));
  }
}

BOOST_AUTO_TEST_CASE(errors_of_usage_exit_with_2) {
  for (const std::string arguments :
       {"merge", "merge a.json", "merge a.json -o a.gif", "show", "show a.json", "path a.json A",
        "path a.json A B --limit 0", "rank", "rank a.json --by fame", "rank a.json --top 0",
        "path a.json A B --longer 11", "path a.json A B --relation likes", "rank a.json --pivots 0", "communities",
        "communities a.json --top 0", "shell", "rank a.json --format xml", "stats"}) {
    const Outcome outcome = run(arguments);
    BOOST_TEST_CONTEXT("dramatis " << arguments << ": " << outcome.err) {
      BOOST_TEST(outcome.status == 2);
      BOOST_TEST(outcome.out.empty());
      BOOST_TEST(outcome.err.starts_with("dramatis: "));
    }
  }
  BOOST_TEST(contains(run("rank a.json --by fame").err, "degree, betweenness, pagerank"));
}

BOOST_AUTO_TEST_CASE(show_says_who_it_is_and_why) {
  const Outcome outcome = run("show " + graph + " VELMAR");
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(
      outcome.out ==
      "Irena Velmar (person)\n"
      "  id: person/irena-velmar\n"
      "  roles: foreign minister of Ostavia (1)\n"
      "  names: Irena Velmar (2), Velmar (1)\n"
      "  mentions: 5\n"
      "  documents: talks/ankara (2031-05-12), talks/nairobi (2031-05-13)\n"
      "\n"
      "represents (asserted)\n"
      "  Ostavia\n"
      "    Turkish President Kemal Ali Karaböcek received Ostavia's foreign minister, Irena Velmar, on Monday.\n"
      "      talks/ankara (2031-05-12); role: foreign minister\n"
      "\n"
      "meets (asserted)\n"
      "  Kemal Ali Karaböcek\n"
      "    Turkish President Kemal Ali Karaböcek received Ostavia's foreign minister, Irena Velmar, on Monday.\n"
      "      talks/ankara (2031-05-12); when: 2031-05-12\n"
      "\n"
      "meets (planned)\n"
      "  Jonas Brandel\n"
      "    She will sit down with Dr Jonas Brandel, a former mayor of Gdynia, on Friday.\n"
      "      talks/ankara (2031-05-12); when: 2031-05-16\n"
      "    Irena Velmar and Jonas Brandel will talk on Friday; an unnamed envoy of the United Nations will join them.\n"
      "      talks/nairobi (2031-05-13); when: 2031-05-16\n");
  BOOST_TEST(run("show - person/irena-velmar <" + graph).out == outcome.out);
}

BOOST_AUTO_TEST_CASE(show_reads_a_relation_from_either_end_and_names_copies) {
  const std::string kenya = run("show " + graph + " kenya").out;
  BOOST_TEST(contains(kenya, "\nis represented by (asserted)\n  delegation of Kenya\n"));
  BOOST_TEST(!contains(kenya, "\nrepresents ("));
  BOOST_TEST(contains(run("show " + graph + " wekesa").out, "      talks/nairobi (2031-05-13), talks/wire\n"));
}

BOOST_AUTO_TEST_CASE(name_that_fits_several_actors_lists_them) {
  for (const std::string& command : {"show " + graph + " of", "path " + graph + " velmar of"}) {
    const Outcome outcome = run(command);
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.out == "");
    BOOST_TEST(outcome.err ==
               "dramatis: 'of' may be any of 2 actors; give a longer name or an id:\n"
               "  delegation of Kenya (organization/delegation-of-kenya)\n"
               "  envoy of the United Nations (person/envoy-of-the-united-nations)\n");
  }
}

BOOST_AUTO_TEST_CASE(unknown_name_is_an_error_that_says_which_are_near) {
  for (const std::string& command : {"show " + graph + " Velmer", "path " + graph + " Velmer Brandel"}) {
    const Outcome outcome = run(command);
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.err == "dramatis: no actor of the graph is called 'Velmer'; near is Irena Velmar\n");
  }
  BOOST_TEST(run("show " + graph + " ''").status == 1);
}

BOOST_AUTO_TEST_CASE(path_tells_the_relations_of_each_step) {
  const Outcome outcome = run("path " + graph + " KENYA brandel");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.out ==
             "Kenya and Jonas Brandel: 2 shortest paths of 2 steps\n"
             "\n"
             "Kenya\n"
             "  is represented by (asserted) delegation of Kenya\n"
             "  meets (denied) Jonas Brandel\n"
             "\n"
             "Kenya\n"
             "  is represented by (asserted) Amina Wekesa\n"
             "  meets (denied) Jonas Brandel\n");
}

BOOST_AUTO_TEST_CASE(path_says_where_it_stopped) {
  const Outcome outcome = run("path " + graph + " kenya brandel --limit 1");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.out.starts_with("Kenya and Jonas Brandel: more than 1 shortest path of 2 steps\n"));
  BOOST_TEST(contains(outcome.out, "delegation of Kenya"));
  BOOST_TEST(!contains(outcome.out, "Wekesa"));
  BOOST_TEST(outcome.err == "dramatis: there are more paths than 1; --limit shows more\n");
  BOOST_TEST(run("path " + graph + " kenya brandel --limit 2").err == "");
}

BOOST_AUTO_TEST_CASE(path_keeps_to_relations_and_statuses) {
  BOOST_TEST(contains(run("path " + graph + " kenya brandel --status asserted").out, ": no path\n"));
  const std::string met = run("path " + graph + " velmar brandel --relation meets").out;
  BOOST_TEST(met.starts_with("Irena Velmar and Jonas Brandel: 1 shortest path of 1 step\n"));
  BOOST_TEST(contains(met, "  meets (planned) Jonas Brandel\n"));
}

BOOST_AUTO_TEST_CASE(path_shows_longer_ones_after_the_shortest) {
  const std::string longer = run("path " + graph + " kenya brandel --longer 1").out;
  const std::string shortest = run("path " + graph + " kenya brandel").out;
  BOOST_TEST(contains(longer, shortest.substr(shortest.find('\n'))));
}

BOOST_AUTO_TEST_CASE(path_that_is_not_there_is_no_error) {
  const Outcome none = run("path " + graph + " wekesa 'Cem Karaböcek'");
  BOOST_TEST(none.status == 0);
  BOOST_TEST(none.out == "Amina Wekesa and Cem Karaböcek: no path\n");
  const Outcome same = run("path " + graph + " Turkey turkish");
  BOOST_TEST(same.status == 1);
  BOOST_TEST(same.err == "dramatis: both names mean Turkey\n");
}

BOOST_AUTO_TEST_CASE(rank_lists_the_most_central_first) {
  BOOST_TEST(run("rank " + graph + " --top 3").out ==
             "degree  kind          actor\n"
             "5       person        Jonas Brandel\n"
             "3       organization  delegation of Kenya\n"
             "3       person        Amina Wekesa\n");
  BOOST_TEST(run("rank " + graph + " --by betweenness --format csv")
                 .out.starts_with("betweenness,kind,actor\r\n0.274725,person,Jonas Brandel\r\n"));
  BOOST_TEST(run("rank " + graph + " --by pagerank --format json")
                 .out.starts_with("[\n{\"actor\":\"Jonas Brandel\",\"actor_id\":\"person/jonas-brandel\","));
}

BOOST_AUTO_TEST_CASE(rank_says_that_it_estimates) {
  BOOST_TEST(
      run("rank " + graph + " --by betweenness --pivots 3").out.starts_with("betweenness (estimate from 3 pivots)  "));
  BOOST_TEST(run("rank " + graph + " --by betweenness --pivots 99").out.starts_with("betweenness  "));
}

BOOST_AUTO_TEST_CASE(communities_are_listed) {
  const Outcome outcome = run("communities " + graph + " --top 2");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.out.starts_with("community  size  actors\n1  "));
  BOOST_TEST(contains(outcome.out, "\nmodularity 0."));
  BOOST_TEST(run("communities " + graph + " --format json").out.starts_with("{\"modularity\":0."));
}

BOOST_AUTO_TEST_CASE(stats_counts_what_is_there) {
  BOOST_TEST(run("stats " + graph).out ==
             "documents   3, dated 2031-05-12 to 2031-05-13, 1 undated\n"
             "actors      15: 7 person, 3 organization, 5 place\n"
             "components  5, the largest of 10 actors\n"
             "density     0.12381 of the pairs of actors have a relation\n"
             "\n"
             "relations   asserted  planned  proposed  denied  ended  all\n"
             "leads       3         0        0         0       1      4\n"
             "represents  4         0        0         0       0      4\n"
             "meets       1         1        1         2       0      5\n"
             "all         8         1        1         2       1      13\n");
}

BOOST_AUTO_TEST_CASE(graph_that_cannot_be_read_is_named) {
  for (const std::string command : {"show missing.json A", "path missing.json A B", "rank missing.json",
                                    "communities missing.json", "stats missing.json"}) {
    const Outcome outcome = run(command);
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.err.starts_with("dramatis: missing.json: "));
  }
}

BOOST_AUTO_TEST_SUITE_END()
