#include "graph/events/events.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/graph/annotated.hpp"

using namespace dramatis;

namespace {

using Strings = std::vector<std::string>;

/// One sentence about Ann and Bo, in the document of that id and date.
struct Told {
  std::string id;
  std::string date;
  std::string status;
  std::string when;
  std::string where;
};

/// Sentences of one id are of one document.
std::vector<Record> records_of(const std::vector<Told>& sentences) {
  std::map<std::string, std::string> lines;
  for (const Told& told : sentences) {
    lines[told.id] += "[Ann Roe|PER a] and [Bo Lind|PER b], sentence " + told.id + " " +
                      std::to_string(lines[told.id].size()) + ".\n= meets a b " + told.status + "\n";
  }
  std::map<std::string, Document> documents;
  for (const auto& [id, text] : lines) documents[id] = annotated(id, text);
  std::map<std::string, std::size_t> told_by;
  for (const Told& told : sentences) {
    documents[told.id].article.date = told.date;
    Relation& relation = documents[told.id].relations[told_by[told.id]++];
    relation.when = told.when;
    relation.where = told.where;
  }
  std::vector<Record> records;
  for (const auto& [id, document] : documents) records.push_back(record_of(document));
  return records;
}

/// "2024-05-14 Nairobi asserted: planned 2024-05-10 (a) superseded, asserted 2024-05-14 (b)".
std::string printed(const ActorGraph& graph, const Event& event) {
  std::string text = event.when.empty() ? "?" : event.when;
  if (!event.where.empty()) text += ' ' + event.where;
  text += ' ' + std::string(to_string(event.status)) + (event.overdue ? " overdue:" : ":");
  const char* separator = " ";
  for (const Report& report : event.reports) {
    text += std::exchange(separator, ", ") + std::string(to_string(report.status));
    if (report.published) text += ' ' + to_string(*report.published);
    const Evidence& evidence = graph.network[report.tie].evidence[report.evidence];
    text += " (" + evidence.place.document + ")";
    BOOST_TEST(evidence.superseded == report.superseded);
    if (report.superseded) text += " superseded";
  }
  return text;
}

Strings printed(const ActorGraph& graph) {
  Strings events;
  for (const Event& event : events_of(graph)) events.push_back(printed(graph, event));
  return events;
}

/// The events of sentences, which are the same in whatever order the documents come.
Strings events(const std::vector<Told>& sentences) {
  std::vector<Record> records = records_of(sentences);
  const Strings found = printed(build_graph(records));
  std::mt19937 random(7);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(records.begin(), records.end(), random);
    BOOST_TEST(printed(build_graph(records)) == found, boost::test_tools::per_element());
  }
  return found;
}

}  // namespace

#define BOOST_TEST_EVENTS(sentences, ...) \
  BOOST_TEST(events(sentences) == (Strings{__VA_ARGS__}), boost::test_tools::per_element())

BOOST_AUTO_TEST_SUITE(events_)

BOOST_AUTO_TEST_CASE(nothing_told_is_no_event) { BOOST_TEST(events_of(build_graph({})).empty()); }

// ---- By date

BOOST_AUTO_TEST_CASE(planned_then_held_is_held) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-16", ""},
                                       {"b", "2024-05-17", "asserted", "2024-05-16", ""}}),
                    "2024-05-16 asserted: planned 2024-05-10 (a) superseded, asserted 2024-05-17 (b)");
}

BOOST_AUTO_TEST_CASE(planned_then_cancelled_is_denied) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-16", ""},
                                       {"b", "2024-05-12", "denied", "2024-05-16", ""}}),
                    "2024-05-16 denied: planned 2024-05-10 (a) superseded, denied 2024-05-12 (b)");
}

BOOST_AUTO_TEST_CASE(held_in_may_and_refused_in_june_both_stand) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-15", "asserted", "2024-05-14", ""},
                                       {"b", "2024-06-02", "denied", "2024-06", ""}}),
                    "2024-05-14 asserted: asserted 2024-05-15 (a)", "2024-06 denied: denied 2024-06-02 (b)");
}

BOOST_AUTO_TEST_CASE(put_off_to_another_day_is_another_event) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-16", ""},
                                       {"b", "2024-05-15", "planned", "2024-05-23", ""},
                                       {"c", "2024-05-20", "proposed", "2024-06-03", ""}}),
                    "2024-05-16 planned overdue: planned 2024-05-10 (a)", "2024-05-23 planned: planned 2024-05-15 (b)",
                    "2024-06-03 proposed: proposed 2024-05-20 (c)");
}

BOOST_AUTO_TEST_CASE(a_coarser_date_joins_the_only_event_that_fits) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-04-20", "planned", "2024-05", ""},
                                       {"b", "2024-05-10", "planned", "2024-05-13/2024-05-19", ""},
                                       {"c", "2024-05-17", "asserted", "2024-05-16T10:00", ""},
                                       {"d", "2024-05-17", "asserted", "2024-05-16", ""}}),
                    "2024-05-16T10:00 asserted: planned 2024-04-20 (a) superseded, planned 2024-05-10 (b) superseded, "
                    "asserted 2024-05-17 (c), asserted 2024-05-17 (d)");
}

BOOST_AUTO_TEST_CASE(no_chain_of_coarse_dates_joins_days_that_differ) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-02", "asserted", "2024-05-01", ""},
                                       {"b", "2024-06-02", "asserted", "2024-05", ""},
                                       {"c", "2024-06-03", "asserted", "2024-05", ""},
                                       {"d", "2024-06-01", "asserted", "2024-05-31", ""}}),
                    "2024-05-01 asserted: asserted 2024-05-02 (a)",
                    "2024-05 asserted: asserted 2024-06-02 (b), asserted 2024-06-03 (c)",
                    "2024-05-31 asserted: asserted 2024-06-01 (d)");
  // Intervals that overlap two by two, but not all.
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-06-01", "asserted", "2024-05-01/2024-05-10", ""},
                                       {"b", "2024-06-01", "asserted", "2024-05-08/2024-05-20", ""},
                                       {"c", "2024-06-01", "asserted", "2024-05-18/2024-05-31", ""}}),
                    "2024-05-01/2024-05-10 asserted: asserted 2024-06-01 (a), asserted 2024-06-01 (b)",
                    "2024-05-18/2024-05-31 asserted: asserted 2024-06-01 (c)");
}

BOOST_AUTO_TEST_CASE(an_approximate_date_fits_the_days_around_it) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-15~", ""},
                                       {"b", "2024-05-17", "asserted", "2024-05-16", ""}}),
                    "2024-05-16 asserted: planned 2024-05-10 (a) superseded, asserted 2024-05-17 (b)");
}

// ---- By place

BOOST_AUTO_TEST_CASE(places_that_differ_are_two_events_and_no_place_fits_all) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-15", "asserted", "2024-05-14", "Nairobi"},
                                       {"b", "2024-05-15", "asserted", "2024-05-14", "Addis Ababa"}}),
                    "2024-05-14 Addis Ababa asserted: asserted 2024-05-15 (b)",
                    "2024-05-14 Nairobi asserted: asserted 2024-05-15 (a)");
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-14", "NAIROBI"},
                                       {"b", "2024-05-15", "asserted", "2024-05-14", ""},
                                       {"c", "2024-05-15", "asserted", "2024-05-14", "Nairobi"}}),
                    "2024-05-14 NAIROBI asserted: planned 2024-05-10 (a) superseded, asserted 2024-05-15 (b), asserted "
                    "2024-05-15 (c)");
}

BOOST_AUTO_TEST_CASE(a_country_and_its_town_do_not_contradict) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-14", "Kenya"},
                                       {"b", "2024-05-15", "asserted", "2024-05-14", "Nairobi"}}),
                    "2024-05-14 Nairobi asserted: planned 2024-05-10 (a) superseded, asserted 2024-05-15 (b)");
  BOOST_TEST(events({{"a", "2024-05-10", "planned", "2024-05-14", "Ethiopia"},
                     {"b", "2024-05-15", "asserted", "2024-05-14", "Nairobi"}})
                 .size() == 2U);
  // Through the country, no chain joins two towns.
  BOOST_TEST(events({{"a", "2024-05-10", "planned", "2024-05-14", "Kenya"},
                     {"b", "2024-05-15", "asserted", "2024-05-14", "Nairobi"},
                     {"c", "2024-05-15", "asserted", "2024-05-14", "Mombasa"}})
                 .size() == 3U);
}

// ---- By the date of the document

BOOST_AUTO_TEST_CASE(without_a_date_the_document_gives_a_hint) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "", ""},
                                       {"b", "2024-05-14", "asserted", "", ""},
                                       {"c", "2024-05-15", "asserted", "", ""}}),
                    "? asserted: planned 2024-05-10 (a) superseded, asserted 2024-05-14 (b), asserted 2024-05-15 (c)");
  BOOST_TEST_EVENTS(
      (std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-14", ""},
                         {"b", "2024-05-15", "asserted", "", ""},
                         {"c", "2024-05-12", "planned", "", ""}}),
      "2024-05-14 asserted: planned 2024-05-10 (a) superseded, planned 2024-05-12 (c) superseded, asserted "
      "2024-05-15 (b)");
  BOOST_TEST_EVENTS(
      (std::vector<Told>{{"a", "2024-05-10", "planned", "after the vote", ""}, {"b", "2024-05-12", "denied", "", ""}}),
      "after the vote denied: planned 2024-05-10 (a) superseded, denied 2024-05-12 (b)");
}

BOOST_AUTO_TEST_CASE(a_plan_without_a_date_is_for_the_next_meeting) {
  BOOST_TEST_EVENTS(
      (std::vector<Told>{{"a", "2024-05-14", "asserted", "", ""}, {"a", "2024-05-14", "planned", "", ""}}),
      "? asserted: asserted 2024-05-14 (a)", "? planned: planned 2024-05-14 (a)");
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-14", "asserted", "2024-05-14", ""},
                                       {"a", "2024-05-14", "planned", "", ""},
                                       {"b", "2024-06-02", "asserted", "2024-06-01", ""},
                                       {"c", "2024-06-09", "asserted", "2024-06-08", ""}}),
                    "2024-05-14 asserted: asserted 2024-05-14 (a)",
                    "2024-06-01 asserted: planned 2024-05-14 (a) superseded, asserted 2024-06-02 (b)",
                    "2024-06-08 asserted: asserted 2024-06-09 (c)");
}

BOOST_AUTO_TEST_CASE(a_denial_without_a_date_answers_a_plan_and_undoes_nothing_held) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "asserted", "", ""}, {"b", "2024-05-12", "denied", "", ""}}),
                    "? asserted: asserted 2024-05-10 (a)", "? denied: denied 2024-05-12 (b)");
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-12", "denied", "", ""},
                                       {"b", "2024-05-13", "denied", "", ""},
                                       {"c", "2024-05-14", "asserted", "", ""}}),
                    "? denied: denied 2024-05-12 (a), denied 2024-05-13 (b)", "? asserted: asserted 2024-05-14 (c)");
  // Refused before anything was planned.
  BOOST_TEST_EVENTS(
      (std::vector<Told>{{"a", "2024-05-10", "denied", "", ""}, {"b", "2024-05-12", "planned", "2024-05-16", ""}}),
      "? denied: denied 2024-05-10 (a)", "2024-05-16 planned: planned 2024-05-12 (b)");
}

BOOST_AUTO_TEST_CASE(what_happened_long_before_the_document_is_not_in_it) {
  BOOST_TEST(
      events({{"a", "2024-05-10", "planned", "2024-05-14", ""}, {"b", "2024-06-15", "asserted", "", ""}}).size() == 2U);
  BOOST_TEST(events({{"a", "2024-05-10", "planned", "", ""}, {"b", "2024-09-15", "asserted", "", ""}}).size() == 2U);
}

BOOST_AUTO_TEST_CASE(reports_two_days_apart_never_chain) {
  std::vector<Told> sentences;
  for (int day = 10; day < 30; day += 2) {
    sentences.push_back({std::string("d") + std::to_string(day), "2024-05-" + std::to_string(day), "asserted", "", ""});
  }
  BOOST_TEST(events(sentences).size() == 3U);
}

BOOST_AUTO_TEST_CASE(without_any_date_a_report_joins_only_its_like) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "", "planned", "", ""},
                                       {"b", "", "asserted", "", ""},
                                       {"c", "", "denied", "", ""},
                                       {"d", "", "asserted", "", ""}}),
                    "? asserted: asserted (b), asserted (d)", "? planned: planned (a)", "? denied: denied (c)");
  BOOST_TEST_EVENTS(
      (std::vector<Told>{{"a", "2024-05-15", "asserted", "2024-05-14", ""}, {"b", "", "asserted", "", ""}}),
      "2024-05-14 asserted: asserted (b), asserted 2024-05-15 (a)");
  BOOST_TEST(events({{"a", "2024-05-15", "asserted", "2024-05-14", ""},
                     {"b", "", "asserted", "", ""},
                     {"c", "2024-05-23", "asserted", "2024-05-23", ""}})
                 .size() == 3U);
  BOOST_TEST(events({{"a", "May 2024", "asserted", "", ""}, {"b", "2024-05", "planned", "", ""}}).size() == 2U);
}

// ---- Status

BOOST_AUTO_TEST_CASE(a_later_article_that_recalls_the_plan_does_not_undo_what_was_held) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-17", "asserted", "2024-05-16", ""},
                                       {"b", "2024-05-20", "planned", "2024-05-16", ""}}),
                    "2024-05-16 asserted: asserted 2024-05-17 (a), planned 2024-05-20 (b) superseded");
}

BOOST_AUTO_TEST_CASE(a_later_article_that_recalls_the_plan_does_not_undo_the_cancellation) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-15", "denied", "2024-05-16", ""},
                                       {"b", "2024-05-20", "planned", "2024-05-16", ""}}),
                    "2024-05-16 denied: denied 2024-05-15 (a), planned 2024-05-20 (b) superseded");
}

BOOST_AUTO_TEST_CASE(a_new_plan_undoes_a_cancellation) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-12", "denied", "2024-05-16", ""},
                                       {"b", "2024-05-14", "planned", "2024-05-16", ""}}),
                    "2024-05-16 planned: denied 2024-05-12 (a) superseded, planned 2024-05-14 (b)");
}

BOOST_AUTO_TEST_CASE(a_coarser_plan_after_the_outcome_is_for_another_meeting) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "denied", "2024-05-16", ""},
                                       {"b", "2024-05-14", "planned", "2024-05", ""}}),
                    "2024-05 planned: planned 2024-05-14 (b)", "2024-05-16 denied: denied 2024-05-10 (a)");
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-17", "asserted", "2024-05-16", ""},
                                       {"b", "2024-06-14", "planned", "2024-05", ""}}),
                    "2024-05-16 asserted: asserted 2024-05-17 (a), planned 2024-06-14 (b) superseded");
}

BOOST_AUTO_TEST_CASE(a_later_denial_undoes_a_claim) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-16", "asserted", "2024-05-16", ""},
                                       {"b", "2024-05-18", "denied", "2024-05-16", ""}}),
                    "2024-05-16 denied: asserted 2024-05-16 (a) superseded, denied 2024-05-18 (b)");
}

BOOST_AUTO_TEST_CASE(of_one_day_the_outcome_counts) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-16", "asserted", "2024-05-16", ""},
                                       {"b", "2024-05-16", "denied", "2024-05-16", ""},
                                       {"c", "2024-05-16", "planned", "2024-05-16", ""}}),
                    "2024-05-16 asserted: asserted 2024-05-16 (a), denied 2024-05-16 (b) superseded, planned "
                    "2024-05-16 (c) superseded");
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-12", "denied", "2024-05-16", ""},
                                       {"a", "2024-05-12", "planned", "2024-05-16", ""}}),
                    "2024-05-16 denied: denied 2024-05-12 (a), planned 2024-05-12 (a) superseded");
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-12", "planned", "2024-05-16", ""},
                                       {"b", "2024-05-12", "proposed", "2024-05-16", ""}}),
                    "2024-05-16 planned: planned 2024-05-12 (a), proposed 2024-05-12 (b) superseded");
}

BOOST_AUTO_TEST_CASE(a_denial_of_unknown_date_is_not_undone) {
  BOOST_TEST_EVENTS(
      (std::vector<Told>{{"a", "", "denied", "2024-05-16", ""}, {"b", "2024-05-12", "planned", "2024-05-16", ""}}),
      "2024-05-16 denied: denied (a), planned 2024-05-12 (b) superseded");
}

BOOST_AUTO_TEST_CASE(an_offer_after_the_plan_is_what_is_left_of_it) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-16", ""},
                                       {"b", "2024-05-12", "proposed", "2024-05-16", ""}}),
                    "2024-05-16 proposed: planned 2024-05-10 (a) superseded, proposed 2024-05-12 (b)");
}

BOOST_AUTO_TEST_CASE(overdue_is_counted_by_the_newest_document) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-16", ""},
                                       {"b", "2024-05-16", "planned", "2024-05", ""}}),
                    "2024-05-16 planned: planned 2024-05-10 (a), planned 2024-05-16 (b)");
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "2024-05-16", ""},
                                       {"b", "2024-05-17", "denied", "2024-06-20", ""}}),
                    "2024-05-16 planned overdue: planned 2024-05-10 (a)", "2024-06-20 denied: denied 2024-05-17 (b)");
  // The cancellation was known when this was planned.
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-04-30", "denied", "2024-05-10", ""},
                                       {"b", "2024-05-01", "planned", "2024-05", ""},
                                       {"c", "2024-06-10", "proposed", "2024-07", ""}}),
                    "2024-05 planned overdue: planned 2024-05-01 (b)", "2024-05-10 denied: denied 2024-04-30 (a)",
                    "2024-07 proposed: proposed 2024-06-10 (c)");
  // Which of two meetings was meant is not known, but one of them it was.
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-04-10", "planned", "2024-05", ""},
                                       {"b", "2024-05-03", "asserted", "2024-05-02", ""},
                                       {"c", "2024-06-10", "asserted", "2024-05-30", ""}}),
                    "2024-05 planned: planned 2024-04-10 (a)", "2024-05-02 asserted: asserted 2024-05-03 (b)",
                    "2024-05-30 asserted: asserted 2024-06-10 (c)");
}

// ---- Copies, offices

BOOST_AUTO_TEST_CASE(wire_copy_counts_once_with_the_earliest_date) {
  const auto told = [](const std::string& id, const std::string& date, const std::string& when) {
    Document document = annotated(id, "[Ann Roe|PER a] sees [Bo Lind|PER b] on Friday.\n= meets a b planned\nBy " + id);
    document.article.date = date;
    document.relations[0].when = when;
    return document;
  };
  // A week later the copy's Friday is another one.
  const ActorGraph graph =
      graph_of({told("a", "2024-05-17", "2024-05-17"), told("b", "2024-05-09", "2024-05-10"), told("c", "", "")});
  BOOST_TEST(printed(graph) == Strings{"2024-05-10 planned overdue: planned 2024-05-09 (a)"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(by_friday_is_between_the_document_and_friday) {
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "../2024-05-17", ""},
                                       {"b", "2024-05-16", "asserted", "2024-05-15", ""},
                                       {"c", "2024-05-09", "asserted", "2024-05-08", ""}}),
                    "2024-05-08 asserted: asserted 2024-05-09 (c)",
                    "2024-05-15 asserted: planned 2024-05-10 (a) superseded, asserted 2024-05-16 (b)");
  BOOST_TEST_EVENTS((std::vector<Told>{{"a", "2024-05-10", "planned", "../2024-05-17", ""},
                                       {"b", "2024-05-18", "proposed", "2024-06", ""}}),
                    "../2024-05-17 planned overdue: planned 2024-05-10 (a)",
                    "2024-06 proposed: proposed 2024-05-18 (b)");
}

BOOST_AUTO_TEST_CASE(offices_are_listed_where_they_have_a_date_and_undo_nothing) {
  Document document = annotated("a",
                                "[Ann Roe|PER a], mayor of [Gdynia|LOC g] since 2009.\n= leads a g asserted\n"
                                "[Ann Roe|PER a] led [Gdynia|LOC g] until 2016.\n= leads a g ended\n"
                                "[Ann Roe|PER a] took over [Gdynia|LOC g] in 2009.\n= leads a g asserted\n"
                                "[Ann Roe|PER a] leads the [Lake Board|ORG o].\n= leads a o asserted");
  document.relations[0].when = document.relations[2].when = "2009/..";
  document.relations[1].when = "../2016";
  BOOST_TEST(printed(graph_of({document})) ==
                 (Strings{"2009/.. asserted: asserted (a), asserted (a)", "../2016 ended: ended (a)"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
