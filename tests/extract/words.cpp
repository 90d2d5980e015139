#include "extract/words.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "extract/document_json.hpp"
#include "extract/wordpiece.hpp"

using namespace dramatis;

namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& word : split_words(text, {{0, text.size()}})) out.emplace_back(word.span.of(text));
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(runs_of_letters_and_single_marks) {
  const std::vector<std::string> expected{"The",   "U", ".", "S",      ".", "-",  "led",
                                          "talks", ",", "“", "Şebnem", "”", "2nd"};
  BOOST_TEST(words_of("The U.S.-led talks,\n“Şebnem” 2nd") == expected, boost::test_tools::per_element());
  BOOST_TEST(words_of("  ").empty());
  BOOST_TEST(words_of("e\u0301a") == std::vector<std::string>{"e\u0301a"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(words_know_their_sentence) {
  const std::string text = "One. Two three.";
  const auto found = split_words(text, {{0, 4}, {5, 15}});
  BOOST_REQUIRE_EQUAL(found.size(), 5u);
  BOOST_TEST(found[1].sentence == 0u);
  BOOST_TEST(found[2].sentence == 1u);
}

BOOST_AUTO_TEST_CASE(case_shapes) {
  BOOST_TEST((case_shape("MUSCAT") == CaseShape::caps));
  BOOST_TEST((case_shape("Muscat") == CaseShape::capitalised));
  BOOST_TEST((case_shape("I") == CaseShape::capitalised));
  BOOST_TEST((case_shape("Şebnem") == CaseShape::capitalised));
  BOOST_TEST((case_shape("McKay") == CaseShape::mixed));
  BOOST_TEST((case_shape("iPhone") == CaseShape::lower));
  BOOST_TEST((case_shape("3rd") == CaseShape::digit));
  BOOST_TEST((case_shape("G20") == CaseShape::capitalised));
  BOOST_TEST((case_shape("talks") == CaseShape::lower));
  BOOST_TEST((case_shape(",") == CaseShape::lower));
}

BOOST_AUTO_TEST_CASE(longest_pieces_first) {
  const WordPiece wordpiece("[UNK]\n[CLS]\n[SEP]\nnego\nnegotia\n##tor\n##tors\n##s\nsebnem", "vocabulary");
  const auto pieces = [&](const std::string& word) { return wordpiece(word); };
  BOOST_TEST(wordpiece.size() == 9u);
  BOOST_TEST((pieces("Negotiators") == std::vector<std::int32_t>{4, 6}));
  BOOST_TEST((pieces("ŞEBNEM") == std::vector<std::int32_t>{8}));
  BOOST_TEST((pieces("negotiate") == std::vector<std::int32_t>{0}));
  BOOST_TEST((pieces(std::string(101, 's')) == std::vector<std::int32_t>{0}));
  BOOST_CHECK_THROW(WordPiece("[UNK]\n[CLS]", "vocabulary"), InputError);
}

BOOST_AUTO_TEST_SUITE_END()
