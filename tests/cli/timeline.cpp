#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/cli/program.hpp"

using namespace dramatis;

namespace {

/// A line of JSON Lines: a Document of one sentence, "Ann Roe <words> Bo Lind."
std::string told(const std::string& id, const std::string& date, const std::string& words, const std::string& status,
                 const std::string& when, const std::string& where) {
  const std::string text = "Ann Roe " + words + " Bo Lind.";
  const std::string end = std::to_string(text.size() - 1), start = std::to_string(text.size() - 8);
  return R"({"id":")" + id + R"(","date":")" + date + R"(","text":")" + text + R"(","sentences":[{"start":0,"end":)" +
         std::to_string(text.size()) +
         R"(}],"mentions":[{"start":0,"end":7,"text":"Ann Roe","kind":"person","level":"name","entity":"a"},{"start":)" +
         start + R"(,"end":)" + end +
         R"(,"text":"Bo Lind","kind":"person","level":"name","entity":"b"}],)"
         R"("relations":[{"type":"meets","source":"a","target":"b","sentence":0,"status":")" +
         status + R"(","when":")" + when + R"(","where":")" + where + "\"}]}\n";
}

/// A graph of meetings that were planned, held, cancelled and passed over in silence.
struct Meetings : Workplace {
  Meetings() {
    write("meetings.jsonl", told("a", "2031-05-10", "will receive", "planned", "2031-05-13", "Kenya") +
                                told("b", "2031-05-14", "received", "asserted", "2031-05-13", "Nairobi") +
                                told("c", "2031-05-15", "is to host", "planned", "2031-06-02", "") +
                                told("d", "2031-05-20", "will not see", "denied", "2031-06-02", "") +
                                told("e", "2031-05-21", "will visit", "planned", "2031-06", "Oslo") +
                                told("f", "2031-07-01", "may talk to", "proposed", "", "") +
                                told("g", "", "has met", "asserted", "once", "Rome"));
    BOOST_TEST(run("build meetings.jsonl -o meetings.json").err == "");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timeline, Meetings)

BOOST_AUTO_TEST_CASE(lists_events_by_date_with_their_history) {
  const Outcome outcome = run("timeline meetings.json");
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(
      outcome.out ==
      "when        reported    event                  where    status    history                               "
      "documents\n"
      "2031-05-13  2031-05-10  Ann Roe meets Bo Lind  Nairobi  asserted  planned 2031-05-10 (a)                a, b\n"
      "2031-06     2031-05-21  Ann Roe meets Bo Lind  Oslo     planned   its date has passed without a report  e\n"
      "2031-06-02  2031-05-15  Ann Roe meets Bo Lind           denied    planned 2031-05-15 (c)                c, d\n"
      "            2031-07-01  Ann Roe meets Bo Lind           proposed                                        f\n"
      "once                    Ann Roe meets Bo Lind  Rome     asserted                                        g\n");
  BOOST_TEST(run("timeline - <meetings.json").out == outcome.out);
}

BOOST_AUTO_TEST_CASE(csv_and_json_hold_the_same) {
  BOOST_TEST(run("timeline meetings.json --status denied --format csv").out ==
             "when,reported,event,where,status,history,documents\r\n"
             "2031-06-02,2031-05-15,Ann Roe meets Bo Lind,,denied,planned 2031-05-15 (c),\"c, d\"\r\n");
  BOOST_TEST(run("timeline meetings.json --status denied --format json").out ==
             R"([
{"when":"2031-06-02","reported":"2031-05-15","source":"Ann Roe","source_id":"person/ann-roe","relation":"meets",)"
             R"("target":"Bo Lind","target_id":"person/bo-lind","status":"denied","overdue":false,"reports":[)"
             R"({"status":"planned","published":"2031-05-15","document":"c","sentence":0,)"
             R"("text":"Ann Roe is to host Bo Lind.","superseded":true},)"
             R"({"status":"denied","published":"2031-05-20","document":"d","sentence":0,)"
             R"("text":"Ann Roe will not see Bo Lind."}]}
]
)");
}

BOOST_AUTO_TEST_CASE(options_restrict) {
  const auto count = [&](const std::string& options) {
    const std::string out = run("timeline meetings.json " + options).out;
    return std::count(out.begin(), out.end(), '\n') - 1;
  };
  BOOST_TEST(count("") == 5);
  BOOST_TEST(count("--actor lind") == 5);
  BOOST_TEST(count("--from 2031-06") == 3);
  BOOST_TEST(count("--from 2031-06 --to 2031-06") == 2);
  BOOST_TEST(count("--to 2031") == 4);
  BOOST_TEST(count("--to 2031-06-01") == 2);
  BOOST_TEST(count("--status planned") == 1);
  BOOST_TEST(count("--status ended") == 0);
}

BOOST_AUTO_TEST_CASE(bad_options_are_named) {
  for (const std::string option : {"--from Friday", "--to 2031-13", "--status maybe", "--format xml"}) {
    const Outcome outcome = run("timeline meetings.json " + option);
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(outcome.out == "");
  }
  BOOST_TEST(contains(run("timeline meetings.json --from Friday").err,
                      "--from: 'Friday' is no date such as 2024-05-14, 2024-05 or 2024"));
  const Outcome unknown = run("timeline meetings.json --actor Lund");
  BOOST_TEST(unknown.status == 1);
  BOOST_TEST(unknown.err == "dramatis: no actor of the graph is called 'Lund'; near is Bo Lind\n");
  BOOST_TEST(run("timeline missing.json").err.starts_with("dramatis: missing.json: "));
}

BOOST_AUTO_TEST_CASE(pictures_leave_out_what_is_superseded) {
  write("held.jsonl", told("a", "2031-05-10", "will receive", "planned", "2031-05-13", "") +
                          told("b", "2031-05-14", "received", "asserted", "2031-05-13", ""));
  BOOST_TEST(run("build held.jsonl -o held.json -o held.dot -o held.svg").err == "");
  BOOST_TEST(contains(read("held.json"), "\"superseded\":true"));
  BOOST_TEST(!contains(read("held.dot"), "planned"));
  BOOST_TEST(contains(read("held.svg"), "Not shown: 1 relation superseded by later reports."));
  BOOST_TEST(run("render held.json -o all.dot --history").err == "");
  BOOST_TEST(contains(read("all.dot"), "meets, planned"));
  BOOST_TEST(contains(read("all.dot"), "(a; superseded)"));
  BOOST_TEST(!contains(read("all.dot"), "Not shown"));
}

BOOST_AUTO_TEST_CASE(show_orders_by_time_and_says_what_is_superseded) {
  const std::string text = run("show meetings.json roe").out;
  const auto planned = text.substr(text.find("meets (planned)"));
  BOOST_TEST(
      planned.starts_with("meets (planned)\n"
                          "  Bo Lind\n"
                          "    Ann Roe will receive Bo Lind.\n"
                          "      a (2031-05-10); when: 2031-05-13; where: Kenya; superseded by a later report\n"
                          "    Ann Roe will visit Bo Lind.\n"
                          "      e (2031-05-21); when: 2031-06; where: Oslo\n"));
}

BOOST_AUTO_TEST_SUITE_END()
