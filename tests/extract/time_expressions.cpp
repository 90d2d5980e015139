#include "extract/time_expressions.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

using namespace dramatis;

namespace {

/// A line of time_expressions.tsv.
struct Row {
  std::string part, date, status, value, marked;

  std::size_t start() const { return marked.find('{'); }
  std::string expression() const { return marked.substr(start() + 1, marked.find('}') - start() - 1); }
  std::string sentence() const {
    std::string text = marked;
    text.erase(text.find('}'), 1);
    return text.erase(start(), 1);
  }
};

std::vector<Row> rows() {
  std::ifstream file(DRAMATIS_SOURCE_DIR "/tests/data/time_expressions.tsv");
  std::vector<Row> result;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line.rfind("part\t", 0) == 0) continue;
    std::istringstream cells(line);
    Row row;
    for (auto* cell : {&row.part, &row.date, &row.status, &row.value, &row.marked}) std::getline(cells, *cell, '\t');
    result.push_back(row);
  }
  return result;
}

/// The value of the expression found where the row has one, "-" if there is none.
std::string value_of(const Row& row) {
  const auto text = row.sentence();
  for (const auto& time : TimeReader(text, {}, row.date)(status_from(row.status))) {
    const bool is_there = time.span.start < row.start() + row.expression().size() && row.start() < time.span.end;
    if (is_there && (row.value != "-" || time.stretch)) return time.value;
  }
  return "-";
}

/// The only expression of a sentence under a status, on Tuesday, 2024-05-14.
std::string value_in(const std::string& sentence, Status status = Status::asserted,
                     const std::string& date = "2024-05-14") {
  const auto times = TimeReader(sentence, {}, date)(status);
  BOOST_REQUIRE_MESSAGE(times.size() == 1, sentence << ": " << times.size() << " expressions");
  return times[0].value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(time_expressions)

BOOST_AUTO_TEST_CASE(values_of_the_corpus) {
  std::map<std::string, std::pair<int, int>> right;  // of all, for each part
  for (const auto& row : rows()) {
    const auto value = value_of(row);
    auto& [hits, all] = right[row.part];
    ++all;
    hits += value == row.value;
    if (row.part == "develop" && value != row.value)
      BOOST_TEST_MESSAGE(row.date << ' ' << row.status << ": " << value << " is not " << row.value << ": "
                                  << row.marked);
  }
  for (const auto& [part, count] : right) {
    const double rate = double(count.first) / count.second;
    std::cout << "time expressions, " << part << ": " << count.first << " of " << count.second << " right, " << rate
              << '\n';
    BOOST_TEST(count.second >= 150);
    BOOST_TEST(rate >= 0.90);
  }
}

BOOST_AUTO_TEST_CASE(a_weekday_follows_the_status) {
  BOOST_TEST(value_in("talks on Thursday", Status::planned) == "2024-05-16");
  BOOST_TEST(value_in("talks on Thursday", Status::proposed) == "2024-05-16");
  BOOST_TEST(value_in("talks on Thursday", Status::asserted) == "2024-05-09");
  BOOST_TEST(value_in("talks on Tuesday", Status::planned) == "2024-05-14");
  BOOST_TEST(value_in("talks on Tuesday", Status::asserted) == "2024-05-14");
}

BOOST_AUTO_TEST_CASE(a_denied_meeting_follows_the_tense) {
  BOOST_TEST(value_in("Ann refused to meet Bo on Thursday.", Status::denied) == "2024-05-09");
  BOOST_TEST(value_in("Ann will not meet Bo on Thursday.", Status::denied) == "2024-05-16");
}

BOOST_AUTO_TEST_CASE(each_expression_has_the_tense_of_its_clause) {
  const auto times =
      TimeReader("Ann, who met Bo on Monday, will see Cy on Friday.", {}, "2024-05-14")(Status::asserted);
  BOOST_REQUIRE(times.size() == 2u);
  BOOST_TEST(times[0].value == "2024-05-13");
  BOOST_TEST(times[1].value == "2024-05-17");
}

BOOST_AUTO_TEST_CASE(words_that_choose_go_before_the_tense) {
  BOOST_TEST(value_in("met last Tuesday") == "2024-05-07");
  BOOST_TEST(value_in("will meet next Tuesday") == "2024-05-21");
  BOOST_TEST(value_in("this coming Monday") == "2024-05-20");
  BOOST_TEST(value_in("Thursday next week") == "2024-05-23");
  BOOST_TEST(value_in("Friday of last week") == "2024-05-10");
  BOOST_TEST(value_in("in July last year") == "2023-07");
  BOOST_TEST(value_in("last May") == "2023-05");
  BOOST_TEST(value_in("last summer") == "2023-22");
}

BOOST_AUTO_TEST_CASE(precision_is_that_of_the_words) {
  BOOST_TEST(value_in("today") == "2024-05-14");
  BOOST_TEST(value_in("last night") == "2024-05-13");
  BOOST_TEST(value_in("next week") == "2024-05-20/2024-05-26");
  BOOST_TEST(value_in("over the weekend") == "2024-05-11/2024-05-12");
  BOOST_TEST(value_in("three weeks ago") == "2024-04-22/2024-04-28");
  BOOST_TEST(value_in("two months ago") == "2024-03");
  BOOST_TEST(value_in("five years ago") == "2019");
  BOOST_TEST(value_in("will end in two days") == "2024-05-16");
  BOOST_TEST(value_in("later this month") == "2024-05");
  BOOST_TEST(value_in("early May") == "2024-05");
  BOOST_TEST(value_in("mid-March") == "2024-03");
  BOOST_TEST(value_in("in late 2023") == "2023");
  BOOST_TEST(value_in("in the 1990s") == "199X");
  BOOST_TEST(value_in("in the second quarter") == "2024-04/2024-06");
  BOOST_TEST(value_in("around May 12") == "2024-05-12~");
  BOOST_TEST(value_in("the week of May 20", Status::planned) == "2024-05-20/2024-05-26");
  BOOST_TEST(value_in("at Christmas", Status::planned) == "2024-12-25");
  BOOST_TEST(value_in("on the 20th.", Status::planned) == "2024-05-20");
  BOOST_TEST(value_in("on 2024-06-01") == "2024-06-01");
}

BOOST_AUTO_TEST_CASE(ranges) {
  BOOST_TEST(value_in("on May 14-16", Status::planned) == "2024-05-14/2024-05-16");
  BOOST_TEST(value_in("between 3 and 5 June", Status::planned) == "2024-06-03/2024-06-05");
  BOOST_TEST(value_in("from Monday to Wednesday", Status::planned) == "2024-05-20/2024-05-22");
  BOOST_TEST(value_in("from Monday to Wednesday", Status::asserted) == "2024-05-06/2024-05-08");
  BOOST_TEST(value_in("from May until July 2024") == "2024-05/2024-07");
  BOOST_TEST(value_in("between 2010 and 2014") == "2010/2014");
  BOOST_TEST(value_in("from 2010-14") == "2010/2014");
}

BOOST_AUTO_TEST_CASE(clock_times_need_a_day) {
  BOOST_TEST(value_in("at 10 a.m. on Friday", Status::planned) == "2024-05-17T10:00");
  BOOST_TEST(value_in("on Friday at 3:30 pm", Status::planned) == "2024-05-17T15:30");
  BOOST_TEST(value_in("at noon on Friday", Status::planned) == "2024-05-17T12:00");
  BOOST_TEST(value_in("on Friday evening", Status::planned) == "2024-05-17");
  BOOST_TEST(value_in("at 10 a.m.") == "at 10 a.m.");
}

BOOST_AUTO_TEST_CASE(a_day_later_than_another) {
  const auto last = [](const std::string& sentence) {
    return TimeReader(sentence, {}, "2024-05-14")(Status::asserted).back().value;
  };
  BOOST_TEST(last("They met on Friday, and a day later Bo resigned.") == "2024-05-11");
  BOOST_TEST(last("They met on Friday, two days after Bo resigned.") == "2024-05-08");
  BOOST_TEST(last("They met on Friday, two days before Bo resigned.") == "2024-05-12");
  BOOST_TEST(last("They met a day earlier.") == "2024-05-13");
  BOOST_TEST(last("They met a day later.") == "a day later");
  BOOST_TEST(last("They met two days before the vote.") == "two days before");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_decided_stays_text) {
  BOOST_TEST(value_in("They will meet soon.") == "soon");
  BOOST_TEST(value_in("They will meet in the coming days.") == "in the coming days");
  BOOST_TEST(value_in("They met on Friday.", Status::asserted, "") == "Friday");
  BOOST_TEST(value_in("They met on Friday.", Status::asserted, "May 2024") == "Friday");
  BOOST_TEST(value_in("They met on May 18, 2015.", Status::asserted, "") == "2015-05-18");
  BOOST_TEST(value_in("They met last\nweek.", Status::asserted, "") == "last week");
}

BOOST_AUTO_TEST_CASE(what_is_no_date) {
  for (const std::string text :
       {"They spoke for two hours.", "three-day talks", "their first talks in seven years", "He may come.",
        "2,000 soldiers", "as soon as he lands", "the 30th anniversary", "a summer house"})
    for (const auto& time : TimeReader(text, {}, "2024-05-14")(Status::asserted))
      BOOST_TEST(!time.stretch, text << ": " << time.value);
  const std::string names = "August Wilson met the March 8 Alliance.";
  BOOST_TEST(TimeReader(names, {{0, 13}, {22, 38}}, "2024-05-14")(Status::asserted).empty());
}

BOOST_AUTO_TEST_CASE(signals) {
  using Signal = TimeExpression::Signal;
  const auto signal = [](const std::string& sentence) {
    return TimeReader(sentence, {}, "2024-05-14")(Status::asserted).at(0).signal;
  };
  BOOST_TEST((signal("not since May") == Signal::since));
  BOOST_TEST((signal("not until late May") == Signal::until));
  BOOST_TEST((signal("by the end of the month") == Signal::by));
  BOOST_TEST((signal("on Friday") == Signal::none));
}

BOOST_AUTO_TEST_SUITE_END()
