#include "extract/html.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "extract/document_json.hpp"
#include "extract/html_limits.hpp"

namespace dramatis {
namespace {

std::string repeated(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

/// The message of the error about a page that is beyond the limits, empty if it is not.
std::string limit_of(const std::string& page) {
  try {
    check_html_limits(page, "a.html");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(visible_text_and_metadata_of_a_page) {
  std::ifstream file(DRAMATIS_SOURCE_DIR "/tests/data/text/page.html");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const auto article = read_html(page);
  BOOST_TEST(article.text ==
             "Premier receives envoy\n\n"
             "Odile Marchand in Nice (Agency)\n\n"
             "Premier Odile Marchand received the envoy of Kenya & his aides.\n\n"
             "They talked\nfor an hour.\n\n"
             "First\n\nSecond");
  BOOST_TEST(article.title == "Premier receives envoy");
  BOOST_TEST(article.date == "2024-05-14T08:30:00+02:00");
  BOOST_TEST(article.url == "https://example.org/premier-receives-envoy");
}

BOOST_AUTO_TEST_CASE(where_the_article_is) {
  BOOST_TEST(read_html("<p>Out</p><main><header>Top</header><p>In</p></main>").text == "In");
  BOOST_TEST(read_html("<header>Top</header><p>One<p>Two").text == "One\n\nTwo");
  BOOST_TEST(read_html("plain words").text == "plain words");
  BOOST_TEST(read_html("").text == "");
  BOOST_TEST(read_html("<script>x</script>").text == "");
}

BOOST_AUTO_TEST_CASE(white_space_as_shown) {
  BOOST_TEST(read_html("<p>a <b> b</b>\n c</p>").text == "a b c");
  BOOST_TEST(read_html("<p>a<br>b<br><br><br>c</p>").text == "a\nb\n\nc");
  BOOST_TEST(read_html("<table><tr><td>a<td>b<tr><td>c</table>").text == "a b\n\nc");
  BOOST_TEST(read_html("<p>U.S.&nbsp;envoy &#x2014; caf&eacute;</p>").text == "U.S.\u00a0envoy \u2014 caf\u00e9");
}

BOOST_AUTO_TEST_CASE(metadata_of_last_resort) {
  const auto article = read_html("<title> A\n title </title><time datetime='2024-05-14'>yesterday</time>");
  BOOST_TEST(article.title == "A title");
  BOOST_TEST(article.date == "2024-05-14");
  BOOST_TEST(article.url == "");
  BOOST_TEST(read_html("<title></title>").title == "");
}

BOOST_AUTO_TEST_CASE(declared_encodings) {
  BOOST_TEST(declared_encoding("<meta charset=\"KOI8-R\">") == "koi8-r");
  BOOST_TEST(declared_encoding("<meta content='text/html; charset=ISO-8859-1'>") == "windows-1252");
  BOOST_TEST(declared_encoding("<meta charset=utf-8>") == "utf-8");
  BOOST_TEST(declared_encoding("<p>none</p>") == "");
  BOOST_TEST(declared_encoding("charset=") == "");
}

BOOST_AUTO_TEST_CASE(deep_nesting_does_no_harm) {
  BOOST_TEST(read_html(repeated("<div>", 10000) + "deep").text == "deep");
}

BOOST_AUTO_TEST_CASE(pages_that_would_take_long_are_refused) {
  BOOST_TEST(limit_of(repeated("<div>", 501)) ==
             "a.html: elements are nested more than 500 deep; save the article's text as .txt");
  BOOST_TEST(limit_of(repeated("<DIV\n><b title='</div>'></p>", 251)) != "");
  BOOST_TEST(limit_of("<p " + repeated("a=1 b ", 501) + ">") == "a.html: has a tag <p> with more than 1000 attributes");
}

BOOST_AUTO_TEST_CASE(long_pages_are_not_deep) {
  for (const std::string part : {"<div>x</div>", "<p>x", "<li><p>x", "<tr><td>x", "<br>", "<a name=x>x", "<option>x",
                                 "<img src='a' / >", "</div>", "<svg><path d='M'/><circle/></svg>", "<!-- <div> -->",
                                 "<script>'<div>'</script>", "<p title='<div>'>", "<p title=\"a>b<div>\">", "< div >",
                                 "<style><b></style>", "<div>x</DIV >", "a < b", "<textarea><i></textarea>"})
    BOOST_TEST_CONTEXT(part) BOOST_TEST(limit_of(repeated(part, 2000)) == "");
  BOOST_TEST(limit_of(repeated("<div>", 500)) == "");
  BOOST_TEST(limit_of("<p " + repeated("a=1 b ", 500) + ">") == "");
  for (const std::string end : {"<", "</", "<!--", "<p", "<p a", "<p a=", "<p a='", "<script>", "<script></", "<div/"})
    BOOST_TEST(limit_of(end) == "");
}

BOOST_AUTO_TEST_CASE(random_markup_does_no_harm) {
  constexpr const char* parts[] = {"<p>",       "</p>",     "<article>",  "</article>", "<figure>", "<figcaption>",
                                   "</figure>", "<table>",  "<td>",       "</table>",   "<script>", "</script>",
                                   "<svg>",     "<title>",  "<meta ",     "content=",   "<br>",     "<!--",
                                   "-->",       "&amp;",    "&#0;",       "word ",      "<",        ">",
                                   "\"",        "<select>", "<template>", "\xff",       "<time ",   "<main>",
                                   "<b>",       "</b>"};
  std::mt19937 random(8);
  for (int round = 0; round < 2000; ++round) {
    std::string page;
    for (auto i = random() % 40; i > 0; --i) page += parts[random() % std::size(parts)];
    BOOST_TEST(read_html(page).text.size() <= 3 * page.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dramatis
