#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/cli/program.hpp"
#include "tests/cli/terminal.hpp"

using namespace dramatis;

namespace {

const std::string graph = DRAMATIS_SOURCE_DIR "/tests/data/talks.json";

/// The program's answers to the lines of a script.
Outcome ask(const Workplace& place, const std::string& lines) {
  place.write("script", lines);
  return place.shell("$dramatis shell " + graph + " <script");
}

const std::string prompt = "dramatis> ";

/// The command that starts a shell whose history is kept in the folder.
std::string session(const Workplace& place) {
  return "TERM=vt100 LC_ALL=C.UTF-8 XDG_STATE_HOME='" + place.folder().string() +
         "/state' '" DRAMATIS_PROGRAM "' shell " + graph;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shell, Workplace)

BOOST_AUTO_TEST_CASE(answers_as_the_subcommands_do) {
  const std::string questions[][2] = {{"show velmar", ""},
                                      {"path KENYA brandel", " --longer 1"},
                                      {"rank", " --top 3 --by pagerank"},
                                      {"communities", " --format csv"},
                                      {"stats", ""},
                                      {"query", " --relation meets --from 'Jonas Brandel'"}};
  std::string lines, expected;
  for (const auto& [question, options] : questions) {
    lines += question + options + "\n";
    const auto space = question.find(' ');
    std::string arguments = question;
    arguments.insert(std::min(space, question.size()), " " + graph);
    expected += run(arguments + options).out;
  }
  const Outcome outcome = ask(*this, lines);
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.out == expected);
}

BOOST_AUTO_TEST_CASE(an_error_does_not_end_it_but_is_told_at_the_end) {
  const Outcome outcome = ask(*this, "show nobody\nbogus\nrank --top 0\nshow \"open\nstats\n\n  \n");
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(outcome.out == run("stats " + graph).out);
  BOOST_TEST(contains(outcome.err, "dramatis: no actor of the graph is called 'nobody'"));
  BOOST_TEST(contains(outcome.err, "dramatis: unknown subcommand or option 'bogus'\ndramatis: see help\n"));
  BOOST_TEST(contains(outcome.err, "dramatis: see rank --help\n"));
  BOOST_TEST(contains(outcome.err, "a quotation mark is open"));
  BOOST_TEST(outcome.err.ends_with("dramatis: 4 commands failed\n"));
}

BOOST_AUTO_TEST_CASE(an_option_holds_for_its_line_only) {
  const Outcome outcome = ask(*this, "rank --top 1\nrank\n");
  BOOST_TEST(outcome.out == run("rank " + graph + " --top 1").out + run("rank " + graph).out);
}

BOOST_AUTO_TEST_CASE(help_lists_the_commands) {
  const Outcome outcome = ask(*this, "help\nhelp show\nrank --help\nhelp bogus\n");
  for (const std::string command : {"query", "show", "path", "rank", "communities", "stats", "help", "quit"}) {
    BOOST_TEST(contains(outcome.out, "\n  " + command + " "));
  }
  BOOST_TEST(contains(outcome.out, "--by WORD"));
  BOOST_TEST(!contains(outcome.out, "GRAPH.json"));
  BOOST_TEST(contains(outcome.err, "there is no command 'bogus'"));
}

BOOST_AUTO_TEST_CASE(quit_ends_it) {
  const Outcome outcome = ask(*this, "quit\nstats\n");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.out == "");
  BOOST_TEST(ask(*this, "").status == 0);
}

BOOST_AUTO_TEST_CASE(graph_that_cannot_be_read_is_named) {
  BOOST_TEST(run("shell missing.json").err.starts_with("dramatis: missing.json: "));
  const Outcome outcome = shell("$dramatis shell - <" + graph);
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(contains(outcome.err, "name a file"));
}

BOOST_AUTO_TEST_CASE(a_script_leaves_no_history) {
  shell("XDG_STATE_HOME=$PWD/state; export XDG_STATE_HOME; echo stats | $dramatis shell " + graph);
  BOOST_TEST(files() == 0);
}

BOOST_AUTO_TEST_CASE(commands_options_and_names_are_completed_on_a_terminal) {
  Terminal terminal(session(*this));
  terminal.wait_for(prompt);
  terminal.type("sho\tami\t\n");
  terminal.wait_for("Amina Wekesa (person)");
  terminal.wait_for(prompt);
  terminal.type("show \"jonas b\t\n");
  terminal.wait_for("Jonas Brandel (person)");
  terminal.wait_for(prompt);
  terminal.type("rank --to\t1\n");
  terminal.wait_for("Jonas Brandel");
  terminal.wait_for(prompt);
  terminal.type("show kara\t");
  terminal.wait_for(
      "Karab\xC3\xB6"
      "cek\r\n");
  terminal.wait_for(prompt + "show \"Karab");
  terminal.type("\003quit\n");
  BOOST_TEST(terminal.wait_for_end() == 0);
}

BOOST_AUTO_TEST_CASE(control_c_ends_the_line_and_control_d_the_shell) {
  Terminal terminal(session(*this));
  terminal.wait_for(prompt);
  terminal.type("show kara\003");
  const std::string seen = terminal.wait_for(prompt);
  BOOST_TEST(contains(seen, "^C"));
  BOOST_TEST(!contains(seen, "may be any of"));
  terminal.type("show nobody\n");
  terminal.wait_for("is called 'nobody'");
  terminal.wait_for(prompt);
  terminal.type("\004");
  BOOST_TEST(terminal.wait_for_end() == 0);
}

BOOST_AUTO_TEST_CASE(a_terminal_remembers_lines_from_one_session_to_the_next) {
  Terminal first(session(*this));
  first.wait_for(prompt);
  first.type("show wekesa\nquit\n");
  BOOST_TEST(first.wait_for_end() == 0);
  BOOST_TEST(contains(read("state/dramatis/history"), "wekesa"));
  Terminal second(session(*this));
  second.wait_for(prompt);
  second.type("\020\020\n");  // two lines up
  second.wait_for("Amina Wekesa (person)");
  second.wait_for(prompt);
  second.type("\004");
  BOOST_TEST(second.wait_for_end() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
