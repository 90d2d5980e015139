#include "extract/name_agreement.hpp"

#include <boost/algorithm/string/split.hpp>
#include <boost/test/unit_test.hpp>

using namespace dramatis;

namespace {

NameWords words(const std::u32string& name) {
  NameWords out;
  boost::split(out, name, [](char32_t c) { return c == U' '; });
  return out;
}

NameWords telling(const std::u32string& name) { return telling_words(words(name)); }

bool part(const std::u32string& a, const std::u32string& b) { return is_part_of(telling(a), telling(b)); }
bool agree(const std::u32string& a, const std::u32string& b) { return persons_agree(telling(a), telling(b)); }
bool short_for(const std::u32string& a, const std::u32string& b) {
  return is_short_for(telling(a), telling(b), words(b));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(name_agreement)

BOOST_AUTO_TEST_CASE(particles_tell_nothing) {
  BOOST_TEST((telling_words(words(U"rutger de blok")) == words(U"rutger blok")));
  BOOST_TEST((telling_words(words(U"al - bakri")) == words(U"bakri")));
  BOOST_TEST((telling_words(words(U"la")) == words(U"la")));
  BOOST_TEST(!agree(U"de blok", U"fleur de graaff"));
}

BOOST_AUTO_TEST_CASE(a_part_of_a_name_stands_in_it_in_order) {
  BOOST_TEST(part(U"tanko", U"hadiza tanko"));
  BOOST_TEST(part(U"hadiza", U"hadiza tanko"));
  BOOST_TEST(part(U"h tanko", U"hadiza b tanko"));
  BOOST_TEST(part(U"edgar mamani", U"edgar tito mamani"));
  BOOST_TEST(!part(U"tanko hadiza", U"hadiza tanko"));
  BOOST_TEST(!part(U"h", U"hadiza tanko"));
  BOOST_TEST(!part(U"hadiza", U"h tanko"));
}

BOOST_AUTO_TEST_CASE(spellings_differ_by_few_letters) {
  BOOST_TEST(agree(U"rajab kholiqov", U"kholikov"));
  BOOST_TEST(agree(U"josue salvaterra", U"josue salvatera"));
  BOOST_TEST(agree(U"azim dostiev", U"azim dostiyev"));
  BOOST_TEST(!agree(U"marina petrova", U"mariam petrova"));
  BOOST_TEST(!agree(U"ali", U"eli"));
}

BOOST_AUTO_TEST_CASE(two_full_names_agree_by_surname_and_the_beginning_of_the_given_name) {
  BOOST_TEST(agree(U"des gallagher", U"desmond patrick gallagher"));
  BOOST_TEST(agree(U"v putin", U"vladimir putin"));
  BOOST_TEST(!agree(U"joan gallagher", U"desmond gallagher"));
  BOOST_TEST(!agree(U"arjun bhargava", U"arjun mehra"));
}

BOOST_AUTO_TEST_CASE(short_forms_of_other_names_are_beginnings_and_acronyms) {
  BOOST_TEST(short_for(U"bow river", U"bow river pensions"));
  BOOST_TEST(short_for(U"oas", U"organization of american states"));
  BOOST_TEST(!short_for(U"river", U"bow river pensions"));
  BOOST_TEST(!short_for(U"o", U"oslo"));
  BOOST_TEST(!short_for(U"bow river pensions", U"bow river pensions"));
}

BOOST_AUTO_TEST_SUITE_END()
