#include "graph/merge.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "extract/document_json.hpp"
#include "graph/json/graph_json.hpp"
#include "tests/graph/annotated.hpp"
#include "tests/schema.hpp"

using namespace dramatis;

namespace {

/// Documents that depend on each other: spellings, short forms that fit one or two, wire copy, ids that stand twice,
/// one text read in two ways.
std::vector<Record> example() {
  std::vector<Record> records;
  std::istringstream lines(read_file("tests/data/talks.jsonl"));
  for (std::string line; std::getline(lines, line);) records.push_back(record_of(read_document(line, "talks.jsonl")));
  for (const char* text :
       {"[Jonas Brandel|PER b] met [Cem Karaböcek|PER c].\n= meets b c asserted",
        "[Brandel|PER b] met [Karaböcek|PER c], [envoy|per e].\n= meets b c asserted\n= meets e b denied",
        "[Velmar|PER v] met an [envoy|per e] of [Kenya|LOC k].\n= represents e k asserted\n= meets v e asserted",
        "[Jonas Brandel|PER b] met [Cem Karaböcek|PER c].\n= meets b c asserted\nLater, [Lea Brandel|PER l] left.",
        "[Wekesa|PER w] leads the [Lake Board|ORG o].\n= leads w o asserted\n= leads w o ended"}) {
    records.push_back(record_of(annotated("same", text)));
    Relation& relation = records.back().statements.front().relation;
    relation.confidence = 0.123456 + 0.1 * static_cast<double>(records.size());
  }
  Record other = records.front();
  other.model = "another model";
  other.statements.pop_back();
  records.push_back(other);
  return records;
}

/// Many reports of two people's meetings, with and without dates and places, some of them in wire copy.
std::vector<Record> reports() {
  const std::vector<std::string> statuses{"asserted", "planned", "proposed", "denied"};
  const std::vector<std::string> dates{"", "2031-05-01", "2031-05-10", "2031-05-12", "2031-05-20"};
  const std::vector<std::string> whens{"", "", "2031-05", "2031-05-11", "2031-05-11/2031-05-15", "on Friday"};
  const std::vector<std::string> wheres{"", "", "Kenya", "Nairobi", "Mombasa"};
  const std::vector<std::string> sayers{"", "", "v", "b"};
  std::mt19937 random(20310511);
  const auto any = [&](const std::vector<std::string>& choice) { return choice[random() % choice.size()]; };
  std::vector<Record> records;
  for (int i = 0; i < 24; ++i) {
    std::string text;
    for (int sentence = 0; sentence < 2; ++sentence) {
      text += "[Irena Velmar|PER v] and [Jonas Brandel|PER b], version " + std::to_string(random() % 20) +
              ".\n= meets v b " + any(statuses) + "\n";
    }
    records.push_back(record_of(annotated("paper" + std::to_string(i % 20), text + std::to_string(i))));
    records.back().date = any(dates);
    for (Record::Statement& statement : records.back().statements) {
      statement.relation.when = any(whens);
      statement.relation.where = any(wheres);
      statement.relation.attribution = any(sayers);
    }
  }
  return records;
}

/// As files keep it.
std::string written(const ActorGraph& graph) {
  std::ostringstream out;
  write_json(out, graph);
  return out.str();
}

std::string merged(const std::vector<std::string>& files) {
  std::vector<ActorGraph> graphs;
  for (const std::string& file : files) graphs.push_back(read_graph(file, "test"));
  return written(merge(std::move(graphs)));
}

void any_split_of(const std::vector<Record>& records, int rounds) {
  const std::string whole = written(build_graph(records));
  std::mt19937 random(20310512);
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::vector<Record>> parts(1 + random() % 4);
    for (const Record& record : records) {
      parts[random() % parts.size()].push_back(record);
      if (random() % 3 == 0) parts[random() % parts.size()].push_back(record);
    }
    std::vector<std::string> files;
    for (const std::vector<Record>& part : parts) files.push_back(written(build_graph(part)));
    BOOST_TEST(merged(files) == whole);
    std::shuffle(files.begin(), files.end(), random);
    while (files.size() > 1) {  // two at a time, the result to any place among the rest
      const std::string two = merged({files[files.size() - 2], files.back()});
      files.resize(files.size() - 2);
      files.insert(files.begin() + static_cast<std::ptrdiff_t>(random() % (files.size() + 1)), two);
    }
    BOOST_TEST(merged(files) == whole);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(merge_)

BOOST_AUTO_TEST_CASE(any_split_gives_the_graph_of_all) { any_split_of(example(), 100); }

BOOST_AUTO_TEST_CASE(any_split_gives_the_same_events) {
  std::size_t superseded = 0, standing = 0;
  const ActorGraph graph = build_graph(reports());
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.network))) {
    for (const Evidence& evidence : graph.network[edge].evidence) ++(evidence.superseded ? superseded : standing);
  }
  BOOST_TEST(superseded > 3U);
  BOOST_TEST(standing > 5U);
  any_split_of(reports(), 50);
}

BOOST_AUTO_TEST_CASE(is_associative_commutative_and_idempotent) {
  std::vector<Record> records = example();
  for (Record& record : reports()) records.insert(records.begin() + 4, std::move(record));
  const std::string a = written(build_graph({records.begin(), records.begin() + 3}));
  const std::string b = written(build_graph({records.begin() + 2, records.begin() + 12}));
  const std::string c = written(build_graph({records.begin() + 12, records.end()}));
  BOOST_TEST(merged({a, b}) != a);
  BOOST_TEST(merged({merged({a, b}), c}) == merged({a, merged({b, c})}));
  BOOST_TEST(merged({a, b}) == merged({b, a}));
  BOOST_TEST(merged({a, a}) == a);
  BOOST_TEST(merged({a}) == a);
  BOOST_TEST(merged({a, written(build_graph({}))}) == a);
}

BOOST_AUTO_TEST_SUITE_END()
