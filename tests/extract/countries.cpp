#include "extract/countries.hpp"

#include <boost/test/unit_test.hpp>

#include "extract/fold.hpp"

namespace dramatis {

namespace {

std::string country(std::string_view text) {
  const auto* found = find_country(country_key(text));
  return found ? *found->country : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(countries)

BOOST_AUTO_TEST_CASE(fold_drops_marks_and_case) {
  BOOST_TEST(fold("Türkiye") == "turkiye");
  BOOST_TEST(fold("Erdoğan İSTANBUL") == "erdogan istanbul");
  BOOST_TEST(fold("Ångström ﬁne Ⅳ") == "angstrom fine iv");
  BOOST_TEST(fold("ΟΔΟΣ") == "οδος");
  BOOST_TEST(fold("Đặng Łódź") == "đang łodz");  // letters with a stroke are letters of their own
  BOOST_TEST(fold("") == "");
  BOOST_TEST(fold("a\xff") == "a\xef\xbf\xbd");
}

BOOST_AUTO_TEST_CASE(names_demonyms_and_capitals) {
  for (const auto* word : {"U.S.", "US", "United States", "America", "Americans", "Washington, D.C.", "washington"}) {
    BOOST_TEST_CONTEXT(word) BOOST_TEST(country(word) == "United States");
  }
  for (const auto* word : {"TÜRKİYE", "Turkey", "Turks", "Turkish", "Ankara"}) BOOST_TEST(country(word) == "Turkey");
  BOOST_TEST(country("Cote  d'Ivoire") == "Ivory Coast");
  BOOST_TEST(country("Kiev") == "Ukraine");
  BOOST_TEST(country("Georgia") == "Georgia");
  BOOST_TEST(country("Congolese") == "Democratic Republic of the Congo");
  BOOST_TEST(country("Nigerien") == "Niger");
  BOOST_TEST(country("Nigerian") == "Nigeria");
  BOOST_TEST(country("Holy See") == "Vatican");
  for (const auto* word : {"Korean", "Tel Aviv", "Texas", "", "Atlantis"}) BOOST_TEST(country(word) == "");
}

BOOST_AUTO_TEST_CASE(forms) {
  using Form = CountryName::Form;
  BOOST_TEST((find_country("russia")->form == Form::name));
  BOOST_TEST((find_country("russian federation")->form == Form::name));
  BOOST_TEST((find_country("russians")->form == Form::demonym));
  BOOST_TEST((find_country("moscow")->form == Form::capital));
  BOOST_TEST(find_country("russia")->country == find_country("moscow")->country);
  BOOST_TEST((find_country("singapore")->form == Form::name));
  BOOST_TEST(*country_of("russian") == "Russia");
  BOOST_TEST(country_of("moscow") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dramatis
