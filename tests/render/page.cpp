#include "render/page.hpp"

#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>

#include "extract/json.hpp"
#include "render/page_data.hpp"
#include "tests/render/networks.hpp"

using namespace dramatis;

namespace {

constexpr const char* hostile = "</script><script>alert(1)</script>\"'&\n{{data}}";

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pages)

BOOST_AUTO_TEST_CASE(is_whole_and_loads_nothing) {
  const std::string page = to_page(test::talks(), {.title = "The talks"});
  BOOST_TEST(page.starts_with("<!DOCTYPE html>"));
  BOOST_TEST(page.ends_with("</html>\n"));
  BOOST_TEST(count(page, "<title>The talks</title>") == 1U);
  BOOST_TEST(count(page, "data-actor=") == 4U);
  for (const char* loader : {" src=", "@import", "url(", "<link", "<iframe", "fetch("})
    BOOST_TEST(count(page, loader) == 0U);
}

BOOST_AUTO_TEST_CASE(same_graph_same_bytes) { BOOST_TEST(to_page(test::talks(), {}) == to_page(test::talks(), {})); }

BOOST_AUTO_TEST_CASE(hostile_text_stays_text) {
  ActorGraph graph = test::talks();
  const std::size_t actor = test::add_actor(graph, Kind::person, hostile, hostile);
  test::add_tie(graph, actor, 0, RelationType::meets);
  const std::string page = to_page(graph, {.title = hostile});
  BOOST_TEST(count(page, "<script") == 2U);
  BOOST_TEST(count(page, "</script>") == 2U);
  BOOST_TEST(count(page, "<h1>&lt;/script&gt;") == 1U);
}

BOOST_AUTO_TEST_CASE(data_names_the_documents_without_a_record) {
  const ActorGraph graph = test::talks();
  const std::string json = page_data(graph, select(graph, {.history = true}));
  BOOST_TEST(json.find('<') == json.npos);
  const rapidjson::Document data = parse_json(json, "data");
  BOOST_TEST(data["actors"].Size() == 5U);
  BOOST_TEST(data["edges"].Size() == 6U);
  BOOST_TEST(data["documents"][0]["id"].GetString() == std::string("article"));
  BOOST_TEST(data["edges"][0]["evidence"][0]["documents"][0].GetUint() == 0U);
}

BOOST_AUTO_TEST_CASE(of_nothing_is_empty) {
  const std::string page = to_page({}, {});
  BOOST_TEST(count(page, "data-actor=") == 0U);
  BOOST_TEST(count(page, "\"actors\":[]") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
