#include "graph/names.hpp"

#include <boost/test/unit_test.hpp>

using namespace dramatis;

BOOST_AUTO_TEST_SUITE(names)

BOOST_AUTO_TEST_CASE(folds_case_marks_scripts_and_punctuation) {
  BOOST_TEST(fold_name("Recep Tayyip Erdoğan") == "recep tayyip erdogan");
  BOOST_TEST(fold_name("Зеленский") == "zelenskij");
  BOOST_TEST(fold_name("Großmann") == "grossmann");
  BOOST_TEST(fold_name("U.S.") == "us");
  BOOST_TEST(fold_name("al-Assad") == "al assad");
  BOOST_TEST(fold_name("O’Neill") == fold_name("O'Neill"));
  BOOST_TEST(fold_name("  Jean-Claude \n Juncker, ") == "jean claude juncker");
  BOOST_TEST(fold_name("...") == "");
  BOOST_TEST(fold_name("") == "");
  BOOST_TEST(fold_name("Γιώργος") == "giorgos");
}

BOOST_AUTO_TEST_CASE(ascii_folds_as_it_does_beside_other_letters) {
  for (char c = 1; c > 0 && c < 127; ++c) {
    const std::string name = std::string("A") + c + "b" + c;
    BOOST_TEST(fold_name(name + " e") == fold_name(name + " é"));
  }
}

BOOST_AUTO_TEST_CASE(spellings_of_one_name_share_a_key) {
  BOOST_TEST(spelling_key("zelensky") == spelling_key("zelenskyy"));
  BOOST_TEST(spelling_key("zelensky") == spelling_key(fold_name("Зеленский")));
  BOOST_TEST(spelling_key("nasser al harthy") == spelling_key("nasir el harthi"));
  BOOST_TEST(spelling_key("andersen") != spelling_key("anderson"));
  BOOST_TEST(spelling_key("jane lee") != spelling_key("jane li"));
  BOOST_TEST(spelling_key("jan smith") != spelling_key("jon smith"));
}

BOOST_AUTO_TEST_CASE(lowers_words_but_not_acronyms) {
  BOOST_TEST(lower_words("Deputy CEO") == "deputy CEO");
  BOOST_TEST(lower_words("Foreign Minister") == "foreign minister");
  BOOST_TEST(lower_words("A Élu") == "a élu");
  BOOST_TEST(lower_words("") == "");
}

BOOST_AUTO_TEST_CASE(squeezes_white_space_and_control_characters) {
  BOOST_TEST(squeeze("  two\n lines\x1b[31m ") == "two lines [31m");
  BOOST_TEST(squeeze("\t\n") == "");
}

BOOST_AUTO_TEST_SUITE_END()
