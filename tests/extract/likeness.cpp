#include "extract/likeness.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/extract/marked.hpp"

using namespace dramatis;
using Match = Likeness::Match;
using Between = Likeness::Between;

namespace {

Match match(const std::string& a, const std::string& b) {
  const Marked marked("[" + a + "|pN] ; [" + b + "|pN]");
  return Likeness(marked.text, marked.words, marked.mentions).match(1, 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(likeness)

BOOST_AUTO_TEST_CASE(names_are_alike_by_their_folded_words) {
  BOOST_TEST((match("Şebnem Aksoy", "Sebnem AKSOY") == Match::equal));
  BOOST_TEST((match("U.N.", "UN") == Match::acronym));
  BOOST_TEST((match("Aksoy", "Şebnem Aksoy") == Match::last_word));
  BOOST_TEST((match("Kemal Aksoy", "Şebnem Aksoy") == Match::surname));
  BOOST_TEST((match("Lemma", "Lemma Giorgis") == Match::subset));
  BOOST_TEST((match("Bank of Oman", "Oman Post") == Match::some_word));
  BOOST_TEST((match("Zelensky", "Volodymyr Zelenskyy") == Match::last_beginning));
  BOOST_TEST((match("Putin", "Puti Nova") == Match::beginning));
  BOOST_TEST((match("DPF", "Danakil Patriotic Front") == Match::acronym));
  BOOST_TEST((match("Oman", "Turkey") == Match::none));
}

BOOST_AUTO_TEST_CASE(what_stands_between) {
  const Marked marked("[Turkish|lN] [envoy|pn] [Aksoy|pN], the [negotiator|pn] who [she|pw] was");
  const Likeness likeness(marked.text, marked.words, marked.mentions);
  BOOST_TEST((likeness.between(1, 0) == Between::nothing));
  BOOST_TEST((likeness.between(3, 2) == Between::three_words));
  BOOST_TEST((likeness.between(4, 3) == Between::one_word));
  const Marked apposition("[Aksoy|pN], [envoy|pn]");
  BOOST_TEST((Likeness(apposition.text, apposition.words, apposition.mentions).between(1, 0) == Between::comma));
}

BOOST_AUTO_TEST_CASE(countries_own_titles) {
  const Marked marked(
      "[Turkish|lN] [president|pn] met the former [prime minister|pn] of the [United Kingdom|lN] and [Kenya|lN]'s new "
      "[envoy|pn]");
  const Likeness likeness(marked.text, marked.words, marked.mentions);
  BOOST_TEST(likeness.owning_countries(1) == std::set<std::string>{"Turkey"}, boost::test_tools::per_element());
  BOOST_TEST(likeness.owning_countries(2) == std::set<std::string>{"United Kingdom"}, boost::test_tools::per_element());
  BOOST_TEST(likeness.owning_countries(5) == std::set<std::string>{"Kenya"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(codes_say_whether_countries_are_the_same) {
  const Marked marked("[Russia|lN] [Russian|lN] [Moscow|lN] [Kyiv|lN] [Oman|lN] [Brooklyn|lN]");
  const Likeness likeness(marked.text, marked.words, marked.mentions);
  const auto code = [&](std::size_t i, std::size_t j) { return likeness.pair_codes(i, j).back() - 80; };
  BOOST_TEST(code(1, 0) == 2u);  // the same
  BOOST_TEST(code(2, 0) == 3u);  // the same by its capital
  BOOST_TEST(code(4, 0) == 4u);  // two
  BOOST_TEST(code(3, 0) == 5u);  // two, one by its capital
  BOOST_TEST(code(5, 0) == 1u);  // one is none
}

BOOST_AUTO_TEST_CASE(codes_stay_within_the_table) {
  std::string many;
  for (int i = 0; i < 300; ++i) many += "[Aksoy|pN] and [it|pw], ";
  const Marked marked(many);
  const Likeness likeness(marked.text, marked.words, marked.mentions);
  for (const auto code : likeness.pair_codes(marked.mentions.size() - 1, 0)) BOOST_TEST(code < Likeness::codes);
}

BOOST_AUTO_TEST_SUITE_END()
