#include <hwy/highway.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "extract/code_points.hpp"
#include "extract/document_json.hpp"
#include "extract/encoder.hpp"
#include "extract/extractor.hpp"
#include "extract/weights.hpp"
#include "extract/wordpiece.hpp"
#include "extract/words.hpp"

using namespace dramatis;

namespace {

/// What the training framework computed with the weights that are built in (training/parity.py).
struct Parity {
  rapidjson::Document json;
  std::string text;
  std::vector<Span> sentences;
  std::vector<Word> words;

  Parity() {
    std::ifstream in(DRAMATIS_SOURCE_DIR "/tests/data/parity.json");
    json.Parse(std::string(std::istreambuf_iterator<char>(in), {}).c_str());
    BOOST_REQUIRE(json.IsObject());
    text = json["text"].GetString();
    const CodePoints code_points(text);
    for (const auto& s : json["sentences"].GetArray())
      sentences.push_back({code_points.to_byte(s["start"].GetUint()), code_points.to_byte(s["end"].GetUint())});
    words = split_words(text, sentences);
  }
};

double norm(const float* row) {
  double sum = 0;
  for (std::size_t k = 0; k < Encoder::width; ++k) sum += static_cast<double>(row[k]) * static_cast<double>(row[k]);
  return std::sqrt(sum);
}

double cosine(const float* a, const float* b) {
  double sum = 0;
  for (std::size_t k = 0; k < Encoder::width; ++k) sum += static_cast<double>(a[k]) * static_cast<double>(b[k]);
  return sum / norm(a) / norm(b);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine)

BOOST_FIXTURE_TEST_CASE(words_and_shapes_are_those_of_training, Parity) {
  BOOST_REQUIRE_EQUAL(words.size(), json["words"].Size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    const auto i = static_cast<rapidjson::SizeType>(w);
    BOOST_TEST(words[w].span.of(text) == json["words"][i].GetString());
    BOOST_TEST(static_cast<unsigned>(case_shape(words[w].span.of(text))) == json["shapes"][i].GetUint());
  }
}

BOOST_FIXTURE_TEST_CASE(word_pieces_are_those_of_training, Parity) {
  const auto embeddings = builtin_embeddings();
  const WordPiece wordpiece(embeddings.bytes("vocabulary"), embeddings.name());
  for (std::size_t w = 0; w < words.size(); ++w) {
    const auto& expected = json["pieces"][static_cast<rapidjson::SizeType>(w)];
    const auto pieces = wordpiece(words[w].span.of(text));
    BOOST_REQUIRE_EQUAL(pieces.size(), expected.Size());
    for (std::size_t k = 0; k < pieces.size(); ++k)
      BOOST_TEST(pieces[k] == expected[static_cast<rapidjson::SizeType>(k)].GetInt());
  }
}

BOOST_FIXTURE_TEST_CASE(states_are_those_of_the_training_framework, Parity) {
  const auto embeddings = builtin_embeddings();
  const auto model = builtin_model();
  const Matrix states = Encoder(embeddings, model, Precision::fp32)(text, words);
  BOOST_REQUIRE_EQUAL(states.rows, words.size());
  for (std::size_t k = 0; k < Encoder::width; ++k) {
    const double expected = json["state_of_word_1"][static_cast<rapidjson::SizeType>(k)].GetDouble();
    BOOST_TEST(std::abs(static_cast<double>(states.row(1)[k]) - expected) < 3e-3);
  }
  for (std::size_t w = 0; w < words.size(); ++w) {
    const double expected = json["state_norms"][static_cast<rapidjson::SizeType>(w)].GetDouble();
    BOOST_TEST(norm(states.row(w)) == expected, boost::test_tools::tolerance(1e-3));
  }
}

BOOST_FIXTURE_TEST_CASE(int8_stays_near_fp32, Parity) {
  const auto embeddings = builtin_embeddings();
  const auto model = builtin_model();
  const Matrix exact = Encoder(embeddings, model, Precision::fp32)(text, words);
  const Matrix quick = Encoder(embeddings, model, Precision::int8)(text, words);
  for (std::size_t w = 0; w < words.size(); ++w) BOOST_TEST(cosine(exact.row(w), quick.row(w)) > 0.98);
}

BOOST_FIXTURE_TEST_CASE(decisions_are_those_of_training, Parity) {
  const auto document = Extractor({}, Precision::fp32)({"parity", "", "", "", "", text}, sentences);
  const CodePoints code_points(text);
  BOOST_REQUIRE_EQUAL(document.mentions.size(), json["mentions"].Size());
  for (std::size_t k = 0; k < document.mentions.size(); ++k) {
    const auto& mention = document.mentions[k];
    const auto& expected = json["mentions"][static_cast<rapidjson::SizeType>(k)];
    BOOST_TEST(code_points.from_byte(mention.span.start) == expected["start"].GetUint());
    BOOST_TEST(code_points.from_byte(mention.span.end) == expected["end"].GetUint());
    BOOST_TEST(to_string(mention.kind) == expected["kind"].GetString());
    BOOST_TEST(to_string(mention.level) == expected["level"].GetString());
    BOOST_TEST(mention.entity == expected["entity"].GetString());
  }
  BOOST_REQUIRE_EQUAL(document.relations.size(), json["relations"].Size());
  for (const auto& expected : json["relations"].GetArray()) {
    const auto found = std::find_if(document.relations.begin(), document.relations.end(), [&](const Relation& r) {
      return to_string(r.type) == expected["type"].GetString() && r.source == expected["source"].GetString() &&
             r.target == expected["target"].GetString() && r.sentence == expected["sentence"].GetUint();
    });
    BOOST_REQUIRE(found != document.relations.end());
    BOOST_TEST(to_string(found->status) == expected["status"].GetString());
    BOOST_TEST(found->attribution == (expected.HasMember("attribution") ? expected["attribution"].GetString() : ""));
    BOOST_TEST(found->confidence == expected["confidence"].GetDouble(), boost::test_tools::tolerance(1e-2));
  }
}

BOOST_FIXTURE_TEST_CASE(documents_are_the_same_with_every_instruction_set, Parity) {
  std::set<std::string> found;
  for (const auto precision : {Precision::fp32, Precision::int8}) {
    found.clear();
    for (const auto target : hwy::SupportedAndGeneratedTargets()) {
      hwy::SetSupportedTargetsForTest(target);
      std::ostringstream out;
      write_json(out, Extractor({}, precision)({"parity", "", "", "", "", text}, sentences));
      found.insert(out.str());
    }
    BOOST_TEST(found.size() == 1u);
  }
  hwy::SetSupportedTargetsForTest(0);
}

BOOST_AUTO_TEST_CASE(a_sentence_of_many_mentions_states_each_relation_once) {
  std::string text = "The president of Oman met ";
  for (int i = 0; i < 60; ++i) text += "the president of Iran and the president of Oman, ";
  const auto document = Extractor()({"list", "", "", "", "", text}, {{0, text.size() - 1}});
  BOOST_TEST(document.mentions.size() > 200u);
  BOOST_TEST(!document.relations.empty());
  std::set<std::tuple<RelationType, std::string, std::string>> stated;
  for (const auto& r : document.relations) BOOST_TEST(stated.emplace(r.type, r.source, r.target).second);
}

BOOST_AUTO_TEST_SUITE_END()
