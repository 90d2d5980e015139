#include "graph/events/date_range.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace dramatis;

namespace {

/// "2024-05-01..2024-05-31"; empty for what is no date.
std::string days_of(const std::string& date) {
  const auto range = parse_date(date);
  return range ? to_string(range->first) + ".." + to_string(range->last) : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date_range)

BOOST_AUTO_TEST_CASE(a_date_means_the_days_of_its_precision) {
  BOOST_TEST(days_of("2024-05-14") == "2024-05-14..2024-05-14");
  BOOST_TEST(days_of("2024-02") == "2024-02-01..2024-02-29");
  BOOST_TEST(days_of("2023-02") == "2023-02-01..2023-02-28");
  BOOST_TEST(days_of("2024") == "2024-01-01..2024-12-31");
  BOOST_TEST(days_of("2024-05-14T10:00") == "2024-05-14..2024-05-14");
  BOOST_TEST(days_of("2024-05-14T10:00:30+03:00") == "2024-05-14..2024-05-14");
  BOOST_TEST(parse_date("2024-05")->length().count() == 31);
}

BOOST_AUTO_TEST_CASE(intervals_reach_from_the_start_of_one_to_the_end_of_the_other) {
  BOOST_TEST(days_of("2024-05-20/2024-05-26") == "2024-05-20..2024-05-26");
  BOOST_TEST(days_of("2024-05-20/2024-06") == "2024-05-20..2024-06-30");
  BOOST_TEST(days_of("2023/2024") == "2023-01-01..2024-12-31");
  BOOST_TEST(days_of("2024-05-26/2024-05-20") == "");
}

BOOST_AUTO_TEST_CASE(open_intervals_reach_beyond_all_days) {
  BOOST_TEST((parse_date("../2024-05")->first == first_of_days));
  BOOST_TEST(to_string(parse_date("../2024-05")->last) == "2024-05-31");
  BOOST_TEST(to_string(parse_date("2009/..")->first) == "2009-01-01");
  BOOST_TEST((parse_date("2009/..")->last == last_of_days));
  BOOST_TEST(to_string(parse_date("../2024-05")->day()) == "2024-05-31");
  BOOST_TEST(to_string(parse_date("2009/..")->day()) == "2009-01-01");
  BOOST_TEST((parse_date("../2024-05")->length() > parse_date("200X")->length()));
}

BOOST_AUTO_TEST_CASE(seasons_and_decades) {
  BOOST_TEST(days_of("2023-21") == "2023-03-01..2023-05-31");
  BOOST_TEST(days_of("2023-23") == "2023-09-01..2023-11-30");
  BOOST_TEST(days_of("2023-24") == "2023-12-01..2024-02-29");
  BOOST_TEST(days_of("199X") == "1990-01-01..1999-12-31");
}

BOOST_AUTO_TEST_CASE(approximate_dates_are_as_much_wider_as_they_are_long) {
  BOOST_TEST(days_of("2024-05-14~") == "2024-05-13..2024-05-15");
  BOOST_TEST(days_of("2024-05~") == "2024-03-31..2024-07-01");
  BOOST_TEST(days_of("2024-05-10~/2024-05-14") == "2024-05-09..2024-05-14");
}

BOOST_AUTO_TEST_CASE(all_else_is_no_date) {
  for (const std::string text : {"",
                                 "Friday",
                                 "in May",
                                 "24-05-14",
                                 "2024-13",
                                 "2024-00",
                                 "2024-5-1",
                                 "2024-02-30",
                                 "2024-05-",
                                 "2024-05-14 ",
                                 " 2024",
                                 "2024-05-14T",
                                 "2024-05-14Tea time",
                                 "2024T10:00",
                                 "2024-05/",
                                 "/2024",
                                 "2024/2025/2026",
                                 "~",
                                 "../..",
                                 "..",
                                 "/..",
                                 "2024-25",
                                 "2024-20",
                                 "2024-21-01",
                                 "19XX",
                                 "X",
                                 "20X4",
                                 "-2024",
                                 "+024",
                                 "20240514",
                                 "2024-05-14~~",
                                 "２０２４"}) {
    BOOST_TEST_CONTEXT("'" << text << "'") { BOOST_TEST(days_of(text) == ""); }
  }
}

BOOST_AUTO_TEST_CASE(overlap_is_the_days_of_both) {
  const auto of = [](const std::string& a, const std::string& b) {
    const auto both = overlap(*parse_date(a), *parse_date(b));
    BOOST_TEST((both == overlap(*parse_date(b), *parse_date(a))));
    return both ? to_string(both->first) + ".." + to_string(both->last) : "";
  };
  BOOST_TEST(of("2024-05", "2024-05-14") == "2024-05-14..2024-05-14");
  BOOST_TEST(of("2024-05-01/2024-05-20", "2024-05-15/2024-06") == "2024-05-15..2024-05-20");
  BOOST_TEST(of("2024-05-14", "2024-05-15") == "");
}

BOOST_AUTO_TEST_SUITE_END()
