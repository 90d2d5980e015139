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
    int all = 0, right = 0, told = 0, found = 0, right_told = 0;  // told: by the annotation
    void add(const std::string& value, const std::string& gold) {
      ++all;
      right += value == gold;
      told += !gold.empty();
      found += !value.empty();
      right_told += value == gold && !gold.empty();
    }
  };
  std::map<std::string, std::map<std::string, Count>> counts;
  for (auto& example : examples()) {
    add_circumstances(example.document);
    BOOST_REQUIRE(example.document.relations.size() == example.expected.size());
    for (std::size_t i = 0; i < example.expected.size(); ++i) {
      const auto& relation = example.document.relations[i];
      const auto& [when, where] = example.expected[i];
      counts[example.part]["when"].add(relation.when, when);
      counts[example.part]["where"].add(relation.where, where);
      if (example.part == "develop" && (relation.when != when || relation.where != where))
        BOOST_TEST_MESSAGE(relation.source << ' ' << relation.target << ' ' << to_string(relation.status) << ": "
                                           << relation.when << " | " << relation.where << " is not " << when << " | "
                                           << where << ": " << example.sentence);
    }
  }
  for (const auto& [part, of_part] : counts) {
    for (const auto& [what, count] : of_part) {
      std::cout << "meetings, " << part << ", " << what << ": " << count.right << " of " << count.all << " right; "
                << count.right_told << " of " << count.told << " told, " << count.found << " found\n";
      BOOST_TEST(count.all >= 75);
      BOOST_TEST(count.right >= (what == "when" ? 0.80 : 0.85) * count.all);
    }
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

BOOST_AUTO_TEST_CASE(a_day_told_by_a_verb_of_saying_is_that_of_the_saying) {
  const auto relations =
      relations_of("[Ann|PER a] said on Monday that [she|pro a] had met [Bo|PER b].\n= meets a b asserted");
  BOOST_TEST(relations.at(0).when == "");
}

BOOST_AUTO_TEST_CASE(a_bound_dates_only_what_is_to_come) {
  BOOST_TEST(relations_of("[Ann|PER a] has not met [Bo|PER b] since 2019.\n= meets a b denied").at(0).when == "");
  BOOST_TEST(
      relations_of("[Ann|PER a] met [Bo|PER b] for the first time since May.\n= meets a b asserted").at(0).when == "");
  BOOST_TEST(relations_of("[Ann|PER a] will meet [Bo|PER b] by Friday.\n= meets a b planned").at(0).when ==
             "../2024-05-17");
}

BOOST_AUTO_TEST_CASE(datelines_set_no_meeting) {
  const auto relations =
      relations_of("[GENEVA|LOC g], May 13 (AP) - [Ann|PER a] met [Bo|PER b] for two hours.\n= meets a b asserted");
  BOOST_TEST(relations.at(0).when == "");
  BOOST_TEST(relations.at(0).where == "");
}

BOOST_AUTO_TEST_CASE(places_are_where_it_happens) {
  const auto place = [](const std::string& sentence) {
    return relations_of(sentence + "\n= meets a b asserted").at(0).where;
  };
  BOOST_TEST(place("[Ann|PER a] met [Bo|PER b] at the [Al Bustan|LOC h] hotel in [Muscat|LOC m].") == "Al Bustan");
  BOOST_TEST(place("[Ann|PER a] flew to [Asmara|LOC m] to meet [Bo|PER b].") == "Asmara");
  BOOST_TEST(place("In [Rome|LOC m], [Ann|PER a] met [Bo|PER b].") == "Rome");
  BOOST_TEST(place("[Ann|PER a] met the [envoy|per b] in [Rome|LOC m], [Bo|PER b].") == "");
  BOOST_TEST(place("[Ann|PER a] met the [president|per b] of [Mali|LOC m], [Bo|PER b].") == "");
  BOOST_TEST(place("[Ann|PER a] met [Bo|PER b], who was born in [Rome|LOC m].") == "");
  BOOST_TEST(place("[Ann|PER a] met [Bo|PER b] in the [Turkish|LOC t] [capital|loc m]. [Ankara|LOC m] is cold.") ==
             "Ankara");
}

BOOST_AUTO_TEST_CASE(an_office_is_held_for_an_interval) {
  const auto when = [](const std::string& sentence, const std::string& status) {
    return relations_of(sentence + "\n= leads a k " + status).at(0).when;
  };
  BOOST_TEST(when("[Ann|PER a], [president|per a] of [Kenya|LOC k] since 2009, came.", "asserted") == "2009/..");
  BOOST_TEST(when("[Ann|PER a] was elected [president|per a] of [Kenya|LOC k] in May.", "asserted") == "2024-05/..");
  BOOST_TEST(when("[Ann|PER a] was [president|per a] of [Kenya|LOC k] until Monday.", "ended") == "../2024-05-13");
  BOOST_TEST(when("[Ann|PER a], who led [Kenya|LOC k] from 1993 to 1996, came.", "ended") == "1993/1996");
  BOOST_TEST(when("[Kenya|LOC k]'s [president|per a], [Ann|PER a], came on Monday.", "asserted") == "");
}

BOOST_AUTO_TEST_CASE(what_is_filled_stays) {
  Document document = annotated("a", "[Ann|PER a] met [Bo|PER b] in [Rome|LOC r] in 2019.\n= meets a b asserted");
  document.relations[0].when = "2020";
  document.relations[0].where = "Paris";
  add_circumstances(document);
  BOOST_TEST(document.relations[0].when == "2020");
  BOOST_TEST(document.relations[0].where == "Paris");
}

BOOST_AUTO_TEST_SUITE_END()
