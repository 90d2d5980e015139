#include "extract/encoding.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "extract/document_json.hpp"

namespace dramatis {

namespace {

using namespace std::string_literals;

struct Result {
  std::string text;
  std::vector<std::string> notices;
};

Result decoded(const std::string& bytes, const std::string& declared = {}) {
  Result result;
  result.text = decode(bytes, "a.txt", [&](const std::string& notice) { result.notices.push_back(notice); }, declared);
  return result;
}

std::string error_of(const std::string& bytes) {
  try {
    decoded(bytes);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(encoding)

BOOST_AUTO_TEST_CASE(utf8_is_verbatim) {
  for (const auto& text : {""s, "caf\u00e9\r\n\ttab\n"s, "\U0001F600"s, "\xEF\xBF\xBF"s}) {
    BOOST_TEST(decoded(text).text == text);
    BOOST_TEST(decoded("\xEF\xBB\xBF" + text).text == text);
    BOOST_TEST(decoded(text).notices.empty());
  }
}

BOOST_AUTO_TEST_CASE(byte_order_marks) {
  BOOST_TEST(decoded("\xFF\xFE\x41\x00\xE9\x00"s).text == "A\u00e9");
  BOOST_TEST(decoded("\xFE\xFF\x00\x41\x00\xE9"s).text == "A\u00e9");
  BOOST_TEST(decoded("\xFF\xFE\x00\x00\x41\x00\x00\x00"s).text == "A");
  BOOST_TEST(decoded("\x00\x00\xFE\xFF\x00\x01\xF6\x00"s).text == "\U0001F600");
  BOOST_TEST(decoded("\xFF\xFE\x41\x00"s).notices.empty());
}

BOOST_AUTO_TEST_CASE(utf16_that_is_cut_off_is_an_error) {
  BOOST_TEST(error_of("\xFF\xFE\x41\x00\xE9"s).find("a.txt: is not valid UTF-16LE before byte") == 0);
  BOOST_TEST(error_of("\xFF\xFE\x41\x00\x00\xD8"s).find("UTF-16LE") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(utf16_without_mark_is_detected) {
  std::string wide;
  for (const char c : "The president met the envoy in the capital on Monday."s) wide += {c, '\0'};
  const auto result = decoded(wide);
  BOOST_TEST(result.text == "The president met the envoy in the capital on Monday.");
  BOOST_TEST(result.notices.size() == 1);
}

BOOST_AUTO_TEST_CASE(other_encodings_are_detected_with_a_notice) {
  const auto result =
      decoded("President Ren\xe9 Dupr\xe9 met the mayor of K\xf6ln on Monday. \x93We agreed,\x94 he said.");
  BOOST_TEST(result.text ==
             "President Ren\u00e9 Dupr\u00e9 met the mayor of K\u00f6ln on Monday. \u201cWe agreed,\u201d he said.");
  BOOST_TEST(result.notices == std::vector{"a.txt: is not UTF-8; read as windows-1252, which was detected"s},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_declared_encoding_is_believed) {
  const auto result = decoded("\xcc\xce\xd3\xca", "koi8-r");
  BOOST_TEST(result.text == "лнсй");
  BOOST_TEST(result.notices.empty());
  BOOST_TEST(decoded("caf\u00e9", "koi8-r").text == "caf\u00e9");
  BOOST_TEST(decoded("The caf\xe9 was open to the public.", "no-such-encoding").text ==
             "The caf\u00e9 was open to the public.");
}

BOOST_AUTO_TEST_CASE(nearly_utf8_names_the_byte) {
  BOOST_TEST(error_of("Erdo\u011fan\nand Dupr\u00e9\nand caf\xe9 and more") ==
             "a.txt: byte 27 (line 3) is 0xE9, which is not valid UTF-8, as the rest is; correct it, or convert the "
             "text with iconv");
  BOOST_TEST(error_of("\xEF\xBB\xBF"
                      "caf\xe9")
                 .find("a.txt: byte 3 (line 1)") == 0);
  BOOST_TEST(error_of("MUSCAT, Oman \u2014 They \xff\xfe met \xc3.").find("a.txt: byte 22 (line 1)") == 0);
  BOOST_CHECK_THROW(check_utf8("ab\xff", "a.jsonl:4"), InputError);
  BOOST_CHECK_NO_THROW(check_utf8("caf\u00e9", "a.jsonl:4"));
}

BOOST_AUTO_TEST_CASE(binary_data) {
  BOOST_TEST(error_of("\x7f"
                      "ELF\x02\x01\x01\x00\x00\x00"s)
                 .find("a.txt: is binary data, not text: byte ") == 0);
  BOOST_TEST(error_of("plain words\0and a zero byte"s) == "a.txt: is binary data, not text: byte 11 (line 1) is 0x00");
  BOOST_TEST(error_of("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"s).find("binary") != std::string::npos);
  BOOST_TEST(error_of("%PDF-1.7\n%\xe2\xe3").find("pdftotext") != std::string::npos);
  BOOST_TEST(error_of("\xFF\xFE\x00\x00\x00\x00\x00\x00"s).find("binary") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(noise_is_refused) {
  BOOST_TEST(error_of("\x81\x8d\x8f\x90\x9d").find("its encoding is not clear") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(random_bytes_give_utf8_or_an_error) {
  std::mt19937 random(8);
  int accepted = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 60, ' ');
    const unsigned lowest = round % 2 == 0 ? 0 : 32;
    for (auto& c : bytes) c = static_cast<char>(lowest + random() % (256 - lowest));
    try {
      check_utf8(decoded(bytes).text, "random");
      ++accepted;
    } catch (const InputError& error) {
      BOOST_TEST(std::string(error.what()).find("a.txt: ") == 0);
    }
  }
  BOOST_TEST(accepted > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dramatis
