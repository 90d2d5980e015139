#include "extract/segment.hpp"

#include <unicode/uchar.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "extract/utf8.hpp"

namespace dramatis {

namespace {

/// The sentences with "|" between them, newlines within shown as "/".
std::string cut(std::string_view text) {
  std::string result;
  for (const auto& sentence : segment(text)) {
    if (!result.empty()) result += '|';
    for (const char c : sentence.of(text)) result += c == '\n' ? '/' : c;
  }
  return result;
}

/// Checks that `expected`, without its "|", is cut where they stand.
void check_cut(const std::string& expected) {
  std::string text = expected;
  for (std::size_t at; (at = text.find('|')) != text.npos;) text[at] = ' ';
  BOOST_TEST(cut(text) == expected);
}

/// What segment promises for every text.
void check_spans(std::string_view text) {
  std::size_t at = 0;
  const auto blank = [&](std::size_t from, std::size_t to) {
    while (from < to) {
      const auto c = next_code_point(text, from);
      if (!u_isUWhiteSpace(c) && c != 0xFEFF && c != 0x200B) return false;
    }
    return true;
  };
  for (const auto& sentence : segment(text)) {
    BOOST_TEST_REQUIRE(sentence.start >= at);
    BOOST_TEST_REQUIRE(sentence.end > sentence.start);
    BOOST_TEST_REQUIRE(sentence.end <= text.size());
    BOOST_TEST(blank(at, sentence.start));
    at = sentence.end;
  }
  BOOST_TEST(blank(at, text.size()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(segmentation)

BOOST_AUTO_TEST_CASE(sentences) {
  check_cut("Marchand met Odera.|They talked for an hour!|Will they meet again?|Nobody knows.");
  BOOST_TEST(segment("").empty());
  BOOST_TEST(segment(" \n\r\n\t ").empty());
  check_cut("One");
}

BOOST_AUTO_TEST_CASE(titles_and_initials) {
  check_cut("Gen. Adel Karam, Sen. Olin and Gov. Ruiz met Dr. Saad.|Lt. Col. Bo Lind stayed.");
  check_cut("J. K. Harlow met George W. Lind and St. Petersburg's mayor.|He left.");
  check_cut("GEN. KARAM MET MR. LIND.");
  check_cut("Gen. (ret.) Karam spoke.");
  check_cut("“Mr. Karam (Rep. Lind's aide) came.”|He left.");
}

BOOST_AUTO_TEST_CASE(abbreviations_may_end_a_sentence) {
  check_cut("U.S. President Lind was in the U.S.|The envoy stayed in Washington, D.C.|He left.");
  check_cut("The U.N. Security Council met U.K. officials.");
  check_cut("They met at 5 p.m. Tuesday.|It was over by 9 p.m.|Officials went home.");
  check_cut("The talks of Jan. 5 were about Article No. 7.|Was it right?|No.|He left.");
  check_cut("Lind Corp. Chairman Bo Lind Jr. met Olin Inc.|The firms agreed.");
}

BOOST_AUTO_TEST_CASE(quotes) {
  check_cut("\"We will meet,\" he said.|\"Will you come?\" he asked.|\"Never!\" she said.");
  check_cut("“We agreed.|It was hard.”|He left.");
  check_cut("He said: \"We agreed.\"|\"It was hard,\" she said.");
  check_cut("'No.'|It was all that he said.");
  check_cut("They agreed (after an hour.)|He left.");
}

BOOST_AUTO_TEST_CASE(stops_within_sentences) {
  check_cut("He waited ... and left.|The bank of.example paid 3.5 million.");
  check_cut("Marchand greets Odera in Nice on May 5. (Agency)");
  BOOST_TEST(segment("Marchand greets Odera in Nice. | AGENCY").size() == 1);
}

BOOST_AUTO_TEST_CASE(lines_of_their_own) {
  BOOST_TEST(cut("Talks fail\n\nBy Marta Olin\n\nThey met. He left.") == "Talks fail|By Marta Olin|They met.|He left.");
  BOOST_TEST(cut("Talks fail\nBy Marta Olin\n\nThe premier met the envoy of the northern council in the capital on "
                 "Monday. He left.\n\nNothing was agreed, said the premier, who is to travel on Friday to meet him.") ==
             "Talks fail|By Marta Olin|The premier met the envoy of the northern council in the capital on Monday.|He "
             "left.|Nothing was agreed, said the premier, who is to travel on Friday to meet him.");
  BOOST_TEST(cut("The draft has:\r\n- a truce\r\n- an exchange\r\n") == "The draft has:|- a truce|- an exchange");
}

BOOST_AUTO_TEST_CASE(wrapped_lines_are_joined) {
  std::ifstream file(DRAMATIS_SOURCE_DIR "/tests/data/text/wrapped.txt");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  BOOST_TEST(cut(text) ==
             "Envoys of two rivals sit down in Geneva|By Marta Olin|"
             "GENEVA, May 18, 2015 (Wire) -- Gen. Adel Karam, who leads the/delegation of the northern council, met "
             "U.S. envoy J. K. Harlow/on Monday.|\"Will you come back?\" he was asked.|\"We may,\" he/said.|"
             "Karam's deputy, Lina Saad, had refused to travel.");
  check_spans(text);
}

BOOST_AUTO_TEST_CASE(broken_text_does_no_harm) {
  constexpr const char* parts[] = {"A",    "b",    " ",    ".", "?", "!",        "\"",     "\n",
                                   "\r\n", "U.S.", "Gen.", "(", ")", "\xff",     "é",      "…",
                                   "。",   "”",    "“",    "-", "1", "\xe2\x80", "\u00a0", "\ufeff"};
  std::mt19937 random(8);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto i = random() % 30; i > 0; --i) text += parts[random() % std::size(parts)];
    check_spans(text);
  }
}

BOOST_AUTO_TEST_CASE(long_texts_take_linear_time) {
  for (const std::string part : {"a.\"", "A. ", "\n", "(", "?\" x ", "a", "U.S.", "A.\n"}) {
    std::string text;
    while (text.size() < 300'000) text += part;
    check_spans(text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dramatis
