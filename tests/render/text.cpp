#include "render/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace dramatis;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(cleaning_drops_control_characters_and_joins_lines) {
  BOOST_TEST(clean_text(" Anna\n\t Berg\x01\x7f ") == "Anna Berg");
  BOOST_TEST(clean_text("a\u202eb\u0085c") == "ab c");
  BOOST_TEST(clean_text("Erdo\u011fan") == "Erdo\u011fan");
  BOOST_TEST(clean_text("a\xff"
                        "b") ==
             "a\ufffd"
             "b");
  BOOST_TEST(clean_text("") == "");
}

BOOST_AUTO_TEST_CASE(xml_is_escaped) {
  BOOST_TEST(escape_xml("<b a=\"1\">R&D's</b>") == "&lt;b a=&quot;1&quot;&gt;R&amp;D&#39;s&lt;/b&gt;");
}

BOOST_AUTO_TEST_CASE(widths_are_those_of_arial) {
  BOOST_TEST(text_width("Anna", Weight::regular) == 0.667 + 3 * 0.556, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(text_width("A", Weight::bold) == 0.722, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(text_width("\u00c9", Weight::regular) == text_width("E", Weight::regular));
  BOOST_TEST(text_width("e\u0301", Weight::regular) == text_width("e", Weight::regular));
  BOOST_TEST(text_width("\u5317\u4eac", Weight::regular) == 2.0);
}

BOOST_AUTO_TEST_CASE(latin_text_is_measured_and_the_rest_estimated) {
  for (const char* text : {"Erdo\u011fan, 3rd \u201cman\u201d \u2013 O\u2019Neill\u2026", "e\u0301", ""})
    BOOST_TEST(is_measured(text));
  for (const char* text :
       {"\u5317\u4eac", "\u041f\u0443\u0442\u0438\u043d", "\u0646\u062c\u064a\u0628", "A \U0001f600"})
    BOOST_TEST(!is_measured(text));
}

BOOST_AUTO_TEST_CASE(lines_are_balanced_and_no_wider_than_asked) {
  const auto lines = wrap_text("Organization for the Prohibition of Weapons", 14, Weight::bold, 3);
  BOOST_TEST(lines.size() == 2U);
  for (const std::string& line : lines) BOOST_TEST(text_width(line, Weight::bold) <= 14);
  BOOST_TEST(text_width(lines[1], Weight::bold) > 9);
  BOOST_TEST(wrap_text("", 10, Weight::bold, 3).empty());
}

BOOST_AUTO_TEST_CASE(what_is_too_long_ends_in_an_ellipsis) {
  const auto lines = wrap_text("one two three four five six seven eight nine ten", 6, Weight::regular, 2);
  BOOST_TEST(lines.size() == 2U);
  BOOST_TEST(lines[1].ends_with("\u2026"));
  BOOST_TEST(text_width(lines[1], Weight::regular) <= 6);
}

BOOST_AUTO_TEST_CASE(a_word_that_is_too_wide_is_broken) {
  const auto lines = wrap_text("Donaudampfschifffahrtsgesellschaft", 5, Weight::regular, 9);
  BOOST_TEST(lines.size() > 2U);
  std::string joined;
  for (const std::string& line : lines) {
    BOOST_TEST(text_width(line, Weight::regular) <= 5);
    joined += line;
  }
  BOOST_TEST(joined == "Donaudampfschifffahrtsgesellschaft");
}

BOOST_AUTO_TEST_SUITE_END()
