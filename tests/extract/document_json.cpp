#include "extract/document_json.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "tests/schema.hpp"

using namespace dramatis;

namespace {

std::string written(const Document& document) {
  std::ostringstream out;
  write_json(out, document);
  return out.str();
}

/// Every field set; a text whose bytes, UTF-16 units and code points all differ.
Document full_document() {
  Document document;
  document.article = {"talks/may", "talks/may.txt",          "https://example.org/may",
                      "Talks",     "2031-05-12T08:00+02:00", "🕊 Ødegård met Li.\n\nThe envoy left."};
  document.sentences = {{0, 22}, {24, 39}};
  document.mentions = {{{5, 14}, Kind::person, Level::name, "o", 0.9876},
                       {{19, 21}, Kind::person, Level::name, "l", 1},
                       {{28, 33}, Kind::person, Level::nominal, "l", 0.5}};
  document.relations = {{RelationType::meets, "o", "l", Status::asserted, 0, 0.75, "envoy", "2031-05-11", "Oslo", "l"}};
  document.model = "small 1f3a";
  return document;
}

/// A small document, with one piece of its JSON replaced.
std::string with(const std::string& old_piece, const std::string& new_piece) {
  std::string json = R"({"id":"a","text":"Ann met Bo.","sentences":[{"start":0,"end":11}],"mentions":[)"
                     R"({"start":0,"end":3,"text":"Ann","kind":"person","level":"name","entity":"a"},)"
                     R"({"start":8,"end":10,"text":"Bo","kind":"person","level":"name","entity":"b"}],)"
                     R"("relations":[{"type":"meets","source":"a","target":"b","status":"asserted","sentence":0}]})";
  const auto at = json.find(old_piece);
  BOOST_REQUIRE(at != std::string::npos);
  return json.replace(at, old_piece.size(), new_piece);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_json)

BOOST_AUTO_TEST_CASE(keeps_every_field) {
  const Document document = full_document();
  const Document read = read_document(written(document), "test");
  BOOST_TEST(read.article.id == document.article.id);
  BOOST_TEST(read.article.source == document.article.source);
  BOOST_TEST(read.article.url == document.article.url);
  BOOST_TEST(read.article.title == document.article.title);
  BOOST_TEST(read.article.date == document.article.date);
  BOOST_TEST(read.article.text == document.article.text);
  BOOST_TEST(read.model == document.model);
  BOOST_TEST((read.sentences == document.sentences));
  BOOST_TEST((read.relations == document.relations));
  BOOST_REQUIRE(read.mentions.size() == 3u);
  BOOST_TEST((read.mentions[1] == document.mentions[1]));
  BOOST_TEST((read.mentions[2] == document.mentions[2]));
  BOOST_TEST(read.mentions[0].confidence == 0.988);  // three decimals
  BOOST_TEST(written(read) == written(document));
}

BOOST_AUTO_TEST_CASE(writes_offsets_in_code_points) {
  const std::string json = written(full_document());
  BOOST_TEST(json.find(R"("sentences":[{"start":0,"end":17},{"start":19,"end":34}])") != json.npos);
  BOOST_TEST(json.find(R"({"start":2,"end":9,"text":"Ødegård")") != json.npos);
}

BOOST_AUTO_TEST_CASE(writes_one_line_without_empty_fields) {
  Document document;
  document.article.id = "a";
  document.article.text = "One.\nTwo.";
  BOOST_TEST(
      written(document) ==
      "{\"id\":\"a\",\"text\":\"One.\\nTwo.\",\"sentences\":[],\"mentions\":[],\"relations\":[],\"format\":1}\n");
}

BOOST_AUTO_TEST_CASE(fits_its_schema) {
  BOOST_TEST(schema_violation("extract/document.schema.json", written(full_document())) == "");
  BOOST_TEST(schema_violation("extract/document.schema.json", with("", "")) == "");
  BOOST_TEST(schema_violation("extract/document.schema.json", with("\"person\"", "\"planet\"")) ==
             "#/mentions/0/kind breaks 'enum'");
  BOOST_TEST(schema_violation("extract/document.schema.json", with("\"id\"", "\"ident\"")) != "");
}

BOOST_AUTO_TEST_CASE(reads_annotations_by_hand) {
  std::istringstream lines(read_file("tests/data/talks.jsonl"));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    BOOST_TEST(schema_violation("extract/document.schema.json", line) == "");
    const Document document = read_document(line, "talks.jsonl:" + std::to_string(++number));
    const std::string once = written(document);
    BOOST_TEST(written(read_document(once, "again")) == once);
    for (const Mention& mention : document.mentions) BOOST_TEST(mention.confidence == 1);
  }
  BOOST_TEST(number == 3u);
}

BOOST_AUTO_TEST_CASE(null_and_absent_fields_take_defaults) {
  const Document document = read_document(with("\"id\":\"a\"", "\"id\":\"a\",\"date\":null,\"format\":null"), "test");
  BOOST_TEST(document.article.date == "");
  BOOST_TEST(document.relations.at(0).confidence == 1);
}

BOOST_AUTO_TEST_CASE(takes_linear_time) {
  Document document;
  document.article.id = "long";
  for (std::size_t i = 0; i < 100'000; ++i) {
    document.article.text += "Łódź ";  // 5 code points in 8 bytes
    document.mentions.push_back({{i * 8, i * 8 + 7}, Kind::place, Level::name, std::to_string(i)});
  }
  const Document read = read_document(written(document), "test");  // hours, were each offset counted from the start
  BOOST_TEST((read.mentions == document.mentions));
}

const std::vector<std::array<std::string, 3>> faults{
    {R"("id":"a",)", "", "talks.jsonl:3: id: is missing"},
    {R"("id":"a")", R"("id":7)", "talks.jsonl:3: id: must be a string"},
    {R"("id":"a")", R"("id":"a","format":2)",
     "talks.jsonl:3: format: is 2, newer than this program reads (1); use a newer dramatis"},
    {R"("id":"a")", R"("id":"a","format":"1")", "talks.jsonl:3: format: must be a whole number, zero or more"},
    {R"("id":"a")", R"("id":"\udc00")", "talks.jsonl:3: id: holds half of a surrogate pair, such as \\udc00"},
    {R"("sentences":[{"start":0,"end":11}])", R"("sentences":{})", "talks.jsonl:3: sentences: must be an array"},
    {R"("end":11)", R"("end":12)", "talks.jsonl:3: sentences[0].end: is 12, beyond the text's 11 code points"},
    {R"("end":11)", R"("end":0)", "talks.jsonl:3: sentences[0].end: must be greater than start"},
    {R"("start":0,"end":3)", R"("start":-1,"end":3)",
     "talks.jsonl:3: mentions[0].start: must be a whole number, zero or more"},
    {R"("start":0,"end":3)", R"("start":0.5,"end":3)",
     "talks.jsonl:3: mentions[0].start: must be a whole number, zero or more"},
    {R"("start":8,"end":10,"text":"Bo")", R"("start":2,"end":10)",
     "talks.jsonl:3: mentions[1].start: must not lie before the end of the one before"},
    {R"("text":"Bo")", R"("text":"Jo")",
     "talks.jsonl:3: mentions[1].text: is 'Jo', but start and end, in code points, give 'Bo'"},
    {R"("kind":"person")", R"("kind":"planet")",
     "talks.jsonl:3: mentions[0].kind: unknown kind 'planet' (known: person, organization, place)"},
    {R"("target":"b")", R"("target":"c")", "talks.jsonl:3: relations[0].target: 'c' has no mention"},
    {R"("sentence":0)", R"("sentence":0,"attribution":"c")",
     "talks.jsonl:3: relations[0].attribution: 'c' has no mention"},
    {R"("sentence":0)", R"("sentence":1)",
     "talks.jsonl:3: relations[0].sentence: is 1, but the document has 1 sentences, counted from 0"},
    {R"("sentence":0)", R"("sentence":0,"confidence":1.5)",
     "talks.jsonl:3: relations[0].confidence: must be a number from 0 to 1"},
    {R"([{"type")", R"([7,{"type")", "talks.jsonl:3: relations[0]: must be a JSON object"},
};

BOOST_DATA_TEST_CASE(names_the_place_of_a_fault, boost::unit_test::data::xrange(faults.size()), i) {
  const auto& [old_piece, new_piece, message] = faults[i];
  BOOST_CHECK_EXCEPTION(read_document(with(old_piece, new_piece), "talks.jsonl:3"), InputError,
                        [&](const InputError& error) {
                          BOOST_TEST(error.what() == message);
                          return true;
                        });
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_json) {
  const std::string whole = with("", "");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    BOOST_CHECK_THROW(read_document(whole.substr(0, length), "cut"), InputError);
  }
  for (const std::string& text : {std::string("[]"), std::string("null"), whole + "x", whole + '\0' + "x",
                                  std::string("{\"id\":\"\xff\"}"), std::string("\x1f\x8b\x08\x00", 4)}) {
    BOOST_CHECK_THROW(read_document(text, "bad"), InputError);
  }
}

BOOST_AUTO_TEST_CASE(survives_any_number) {
  for (const std::string zeros : {"", "0", "000"}) {
    for (const std::size_t size : {300U, 330U, 400U, 5000U}) {
      const std::string number = "0." + std::string(size, '0') + "1" + zeros;
      const Document read =
          read_document(with(R"("level":"name")", R"("level":"name","confidence":)" + number), "test");
      BOOST_TEST(read.mentions.at(0).confidence < 1e-299);
    }
  }
  const Document read = read_document(with(R"("level":"name")", R"("level":"name","confidence":0.987)"), "test");
  BOOST_TEST(read.mentions.at(0).confidence == 0.987);
}

BOOST_AUTO_TEST_CASE(survives_deep_nesting) {
  const std::size_t depth = 1'000'000;
  BOOST_CHECK_THROW(read_document(std::string(depth, '['), "deep"), InputError);
  BOOST_CHECK_THROW(read_document(std::string(depth, '[') + std::string(depth, ']'), "deep"), InputError);
  const std::string extra = "\"id\":\"a\",\"x\":" + std::string(depth, '[') + std::string(depth, ']');
  BOOST_TEST(read_document(with("\"id\":\"a\"", extra), "deep").article.id == "a");
}

BOOST_AUTO_TEST_SUITE_END()
