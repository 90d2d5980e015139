#include "extract/circumstances.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iostream>
#include <map>

#include "tests/graph/annotated.hpp"

using namespace dramatis;

namespace {

/// A sentence of circumstances.ann with the relations that it states, and what they should become.
struct Example {
  std::string part, sentence;
  Document document;
  std::vector<std::pair<std::string, std::string>> expected;  // when and where of each relation
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<Example> examples() {
  std::ifstream file(DRAMATIS_SOURCE_DIR "/tests/data/circumstances.ann");
  std::vector<Example> result;
  std::string part, date, lines;
  std::vector<std::pair<std::string, std::string>> expected;
  const auto finish = [&] {
    if (lines.empty()) return;
    result.push_back({part, lines.substr(0, lines.find('\n')), annotated("a", lines), expected});
    result.back().document.article.date = date;
    lines.clear();
    expected.clear();
  };
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) finish();
    if (line.rfind("# part: ", 0) == 0) part = line.substr(8);
    if (line.rfind("# date: ", 0) == 0) date = line.substr(8);
    if (line.empty() || line[0] == '#') continue;
    if (line.rfind("= ", 0) == 0) {
      const auto first = line.find(" |"), second = line.find(" |", first + 2);
      expected.emplace_back(trimmed(line.substr(first + 2, second - first - 2)), trimmed(line.substr(second + 2)));
      line.resize(first);
    }
    lines += line + '\n';
  }
  finish();
  return result;
}

/// The relations of one line, on Tuesday, 2024-05-14.
std::vector<Relation> relations_of(const std::string& lines) {
  Document document = annotated("a", lines);
  document.article.date = "2024-05-14";
  add_circumstances(document);
  return document.relations;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(circumstances)

BOOST_AUTO_TEST_CASE(meetings_of_the_corpus) {
  struct Count {
    int all = 0, when = 0, where = 0;
  };
  std::map<std::string, Count> right;
  for (auto& example : examples()) {
    add_circumstances(example.document);
    BOOST_REQUIRE(example.document.relations.size() == example.expected.size());
    for (std::size_t i = 0; i < example.expected.size(); ++i) {
      const auto& relation = example.document.relations[i];
      const auto& [when, where] = example.expected[i];
      auto& count = right[example.part];
      ++count.all;
      count.when += relation.when == when;
      count.where += relation.where == where;
      if (example.part == "develop" && (relation.when != when || relation.where != where))
        BOOST_TEST_MESSAGE(relation.source << ' ' << relation.target << ' ' << to_string(relation.status) << ": " << relation.when << " | "
                           << relation.where << " is not " << when << " | " << where << ": " << example.sentence);
    }
  }
  for (const auto& [part, count] : right) {
    std::cout << "meetings, " << part << ": when " << count.when << ", where " << count.where << " of " << count.all
              << " right\n";
    BOOST_TEST(count.all >= 75);
    BOOST_TEST(count.when >= 0.85 * count.all);
    BOOST_TEST(count.where >= 0.85 * count.all);
  }
}

BOOST_AUTO_TEST_CASE(each_meeting_has_its_own_day_and_place) {
  const auto relations = relations_of(
      "[Ann|PER a], [who|pro a] met [Bo|PER b] in [Paris|LOC p] on Monday, will see [Cy|PER c] in [Rome|LOC r] on "
      "Friday.\n= meets a b asserted\n= meets a c planned");
  BOOST_TEST(relations.at(0).when == "2024-05-13");
  BOOST_TEST(relations.at(0).where == "Paris");
  BOOST_TEST(relations.at(1).when == "2024-05-17");
  BOOST_TEST(relations.at(1).where == "Rome");
}

BOOST_AUTO_TEST_SUITE_END()
