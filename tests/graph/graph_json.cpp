#include "graph/json/graph_json.hpp"

#include <array>
#include <boost/range/iterator_range.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "extract/document_json.hpp"
#include "tests/graph/annotated.hpp"
#include "tests/schema.hpp"

using namespace dramatis;

namespace {

std::string written(const ActorGraph& graph) {
  std::ostringstream out;
  write_json(out, graph);
  return out.str();
}

ActorGraph talks() {
  std::vector<Record> records;
  std::istringstream lines(read_file("tests/data/talks.jsonl"));
  for (std::string line; std::getline(lines, line);) records.push_back(record_of(read_document(line, "talks.jsonl")));
  return build_graph(records);
}

/// Every optional field set, and confidences that are not round.
ActorGraph full_graph() {
  Document document = annotated("a",
                                "[Kenya|LOC k]'s [president|per o] [Ron Otieno|PER o] met [Bo|PER b].\n"
                                "= leads o k asserted\n= meets o b asserted\n"
                                "\"[Bo|PER b]\" met [Bo|PER c].\n= meets b c asserted\n"
                                "[Otieno|PER o] had been due to see [Bo|PER b].\n= meets o b planned");
  document.article.source = "a.txt";
  document.article.url = "https://example.org/a";
  document.article.title = "A";
  document.article.date = "2031-05-12";
  document.model = "small 1f3a";
  document.relations[0].confidence = 0.123456;
  document.relations[1].when = "2031-05-11";
  document.relations[1].where = "Nairobi";
  document.relations[3].when = "2031-05-11";
  document.relations[1].attribution = "k";
  Document copy = document;
  copy.article.id = "b";
  copy.article.text += '\n';
  return graph_of({document, copy});
}

/// A small graph with one piece of its JSON replaced.
std::string with(const std::string& old_piece, const std::string& new_piece) {
  std::string json = written(graph_of({annotated("d", "[Ann|PER a] met [Bo|PER b].\n= meets a b asserted")}));
  const auto at = json.find(old_piece);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, old_piece + " is not in " + json);
  return json.replace(at, old_piece.size(), new_piece);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(graph_json)

// After a change of the format or of resolution: dramatis build tests/data/talks.jsonl -o tests/data/talks.json
BOOST_AUTO_TEST_CASE(writes_the_golden_file) { BOOST_TEST(written(talks()) == read_file("tests/data/talks.json")); }

BOOST_AUTO_TEST_CASE(fits_its_schema) {
  for (const ActorGraph& graph : {talks(), full_graph(), build_graph({})}) {
    BOOST_TEST(schema_violation("graph/json/graph.schema.json", written(graph)) == "");
  }
  BOOST_TEST(schema_violation("graph/json/graph.schema.json",
                              with("\"asserted\",\"confidence\"", "\"sure\",\"confidence\"")) ==
             "#/graph/edges/0/metadata/status breaks 'enum'");
}

BOOST_AUTO_TEST_CASE(has_one_node_and_one_edge_a_line) {
  const ActorGraph graph = talks();
  const std::string json = written(graph);
  const auto lines = static_cast<std::size_t>(std::count(json.begin(), json.end(), '\n'));
  BOOST_TEST(lines == graph.records.size() + boost::num_vertices(graph.network) + boost::num_edges(graph.network) + 4);
}

BOOST_AUTO_TEST_CASE(shows_each_sentence_in_the_edges_only) {
  const std::string json = written(full_graph());
  const std::string records = json.substr(0, json.find("\"nodes\":"));
  BOOST_TEST(records.find("Ron Otieno met Bo.") == records.npos);
  // Bo met himself, as resolution has it: no edge shows that sentence, so the record does.
  BOOST_TEST(records.find("\\\"Bo\\\" met Bo.") != records.npos);
}

BOOST_AUTO_TEST_CASE(reads_what_it_writes) {
  for (const ActorGraph& graph : {talks(), full_graph(), build_graph({})}) {
    const ActorGraph read = read_graph(written(graph), "test");
    BOOST_TEST(written(read) == written(graph));
    BOOST_TEST(written(build_graph(read.records)) == written(graph));
  }
}

BOOST_AUTO_TEST_CASE(says_what_is_superseded) {
  const std::string json = written(full_graph());
  BOOST_TEST(json.find(R"("when":"2031-05-11","confidence":1.0,"superseded":true,"copies":)") != json.npos);
  BOOST_TEST(json.find(R"("superseded":false)") == json.npos);
}

BOOST_AUTO_TEST_CASE(keeps_documents_of_one_id_apart) {
  const ActorGraph graph = graph_of({annotated("d", "[Ann|PER a] met [Bo|PER b].\n= meets a b asserted"),
                                     annotated("d", "[Ann|PER a] saw [Bo|PER b].\n= meets a b asserted")});
  BOOST_TEST(written(build_graph(read_graph(written(graph), "test").records)) == written(graph));
}

BOOST_AUTO_TEST_CASE(orders_what_others_wrote) {
  const ActorGraph graph = read_graph(with(R"("source":"person/ann","relation":"meets","target":"person/bo")",
                                           R"("source":"person/bo","relation":"meets","target":"person/ann")"),
                                      "test");
  BOOST_TEST(written(graph) == with("", ""));
}

const std::vector<std::array<std::string, 3>> faults{
    {R"("format":1)", R"("format":2)",
     "talks.json: graph.metadata.format: is 2, newer than this program reads (1); use a newer dramatis"},
    {R"({"graph":)", R"({"graphs":)", "talks.json: graph: is missing"},
    {R"("start":0)", R"("superseded":"no","start":0)",
     "talks.json: graph.edges[0].metadata.evidence[0].superseded: must be true or false"},
    {R"("records":)", R"("recs":)", "talks.json: graph.metadata.records: is missing"},
    {R"("nodes":{)", R"("nodes":[],"x":{)", "talks.json: graph.nodes: must be an object"},
    {R"("edges":[)", R"("edges":7,"x":[)", "talks.json: graph.edges: must be an array"},
    {R"("label":"Ann")", R"("label":["Ann"])", "talks.json: graph.nodes[\"person/ann\"].label: must be a string"},
    {R"("metadata":{"kind":"person")", R"("metadata":{"kind":"planet")",
     "talks.json: graph.nodes[\"person/ann\"].metadata.kind: unknown kind 'planet' (known: person, organization, "
     "place)"},
    {R"("aliases":{"Ann":1})", R"("aliases":{"Ann":"1"})",
     "talks.json: graph.nodes[\"person/ann\"].metadata.aliases[\"Ann\"]: must be a whole number, zero or more"},
    {R"("documents":["d"])", R"("documents":[1])",
     "talks.json: graph.nodes[\"person/ann\"].metadata.documents[0]: must be a string"},
    {R"("person/bo":{)", R"("person/ann":{)", "talks.json: graph.nodes[\"person/ann\"]: stands twice"},
    {R"("target":"person/bo")", R"("target":"person/cy")",
     "talks.json: graph.edges[0].target: there is no node 'person/cy'"},
    {R"("source":"person/ann")", R"("source":null)", "talks.json: graph.edges[0].source: is missing"},
    {R"("relation":"meets")", R"("relation":"likes")",
     "talks.json: graph.edges[0].relation: unknown relation 'likes' (known: leads, represents, meets)"},
    {R"("evidence":[{"document":"d")", R"("evidence":[{"document":4)",
     "talks.json: graph.edges[0].metadata.evidence[0].document: must be a string"},
    {R"("evidence":[{"document":"d")", R"("evidence":[{"document":"e")",
     "talks.json: graph.metadata.records[\"HASH\"].relations[0]: has no text, and no edge shows sentence 0 of 'd'"},
    {R"("target":"b")", R"("target":"c")",
     "talks.json: graph.metadata.records[\"HASH\"].relations[0].target: there is no entity 'c'"},
};

BOOST_DATA_TEST_CASE(names_the_place_of_a_fault, boost::unit_test::data::xrange(faults.size()), i) {
  auto [old_piece, new_piece, message] = faults[i];
  if (const auto at = message.find("HASH"); at != message.npos) {
    message.replace(at, 4, read_graph(with("", ""), "test").records.at(0).hash);
  }
  BOOST_CHECK_EXCEPTION(read_graph(with(old_piece, new_piece), "talks.json"), InputError, [&](const InputError& error) {
    BOOST_TEST(error.what() == message);
    return true;
  });
}

BOOST_AUTO_TEST_CASE(an_edge_stands_once) {
  const std::string json = with("", "");
  const auto start = json.find("{\"source\":\"person/ann\"");
  const std::string edge = json.substr(start, json.rfind("\n]}}") - start);
  BOOST_CHECK_THROW(read_graph(with("\"edges\":[\n", "\"edges\":[" + edge + ",\n"), "test"), InputError);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_cut_off) {
  const std::string whole = with("", "");
  for (std::size_t length = 0; length + 1 < whole.size(); ++length) {  // the last byte is the end of the line
    BOOST_CHECK_THROW(read_graph(whole.substr(0, length), "cut.json"), InputError);
  }
  BOOST_CHECK_EXCEPTION(
      read_graph(whole.substr(0, whole.find("\"nodes\"") + 9), "cut.json"), InputError, [](const InputError& error) {
        return std::string(error.what()).rfind("cut.json: not JSON, or cut off: line 3, byte ", 0) == 0;
      });
}

BOOST_AUTO_TEST_CASE(survives_deep_nesting) {
  const std::size_t depth = 1'000'000;
  BOOST_CHECK_THROW(read_graph(std::string(depth, '['), "deep"), InputError);
  std::string objects;
  for (std::size_t i = 0; i < depth; ++i) objects += "{\"graph\":";
  BOOST_CHECK_THROW(read_graph(objects, "deep"), InputError);
}

BOOST_AUTO_TEST_SUITE_END()
