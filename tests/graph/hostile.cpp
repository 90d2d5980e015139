#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "extract/document_json.hpp"
#include "graph/json/graph_json.hpp"
#include "tests/graph/annotated.hpp"

using namespace dramatis;

namespace {

std::string written(const ActorGraph& graph) {
  std::ostringstream out;
  write_json(out, graph);
  return out.str();
}

/// A graph file of its parts, as any program may write them.
std::string file_of(const std::string& parts) { return "{\"graph\":{" + parts + "}}"; }

const std::string metadata = R"("metadata":{"records":{},"format":1})";
const std::string nodes =
    R"("nodes":{"b":{"label":"B","metadata":{"kind":"person","aliases":{},"roles":{},"mentions":1,"documents":[]}},)"
    R"("a":{"metadata":{"documents":[],"mentions":1,"roles":{},"aliases":{},"kind":"place"},"label":"A"}})";

std::string edge(const std::string& source, const std::string& target) {
  return R"({"source":")" + source + R"(","target":")" + target +
         R"(","relation":"leads","metadata":{"status":"asserted","evidence":[]}})";
}

std::string edges(const std::string& source, const std::string& target) {
  return R"("edges":[)" + edge(source, target) + "]";
}

/// What the reader says of a text; empty if it takes it.
std::string fault(const std::string& json) {
  try {
    read_graph(json, "g.json");
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_graphs)

BOOST_AUTO_TEST_CASE(parts_may_stand_in_any_order) {
  const std::string tie = edges("b", "a");
  const std::string expected = written(read_graph(file_of(metadata + "," + nodes + "," + tie), "test"));
  BOOST_TEST(expected.find(R"("source":"b","relation":"leads","target":"a")") != expected.npos);
  for (const std::string& parts : {tie + "," + nodes + "," + metadata, nodes + "," + metadata + "," + tie,
                                   "\"x\":[[{}]]," + tie + "," + metadata + ",\"y\":null," + nodes}) {
    BOOST_TEST(written(read_graph(file_of(parts), "test")) == expected);
  }
}

BOOST_AUTO_TEST_CASE(space_and_a_byte_order_mark_are_no_fault) {
  BOOST_TEST(fault("\xEF\xBB\xBF { \"graph\" :\n{ " + metadata + " ,\t" + nodes + " , \"edges\" : [ ] } }\r\n ") == "");
}

BOOST_AUTO_TEST_CASE(an_edge_to_a_missing_node_is_named) {
  for (const std::string& parts :
       {metadata + "," + nodes + "," + edges("a", "c"), edges("a", "c") + "," + nodes + "," + metadata}) {
    BOOST_TEST(fault(file_of(parts)) == "g.json: graph.edges[0].target: there is no node 'c'");
  }
}

BOOST_AUTO_TEST_CASE(a_newer_format_is_found_before_what_it_changed) {
  const std::string newer = R"("metadata":{"format":2,"records":["changed"]})";
  BOOST_TEST(fault(file_of(newer + "," + nodes)) ==
             "g.json: graph.metadata.format: is 2, newer than this program reads (1); use a newer dramatis");
  BOOST_TEST(fault(file_of(nodes + R"(,"edges":[],"metadata":{"records":{},"format":7})")).find("newer dramatis") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_stands_twice_is_named) {
  const auto twice = [](const std::string& parts, const std::string& place) {
    BOOST_TEST(fault(file_of(parts)) == "g.json: " + place + ": stands twice");
  };
  twice(metadata + "," + metadata, "graph.metadata");
  twice(nodes + "," + nodes, "graph.nodes");
  twice(R"("metadata":{"format":1,"format":1,"records":{}})", "graph.metadata.format");
  twice(R"("nodes":{"a":{"label":"A","label":"B"}})", R"(graph.nodes["a"].label)");
  twice(R"("nodes":{"a":{"label":"A","metadata":{"kind":"person","aliases":{"A":1,"A":2}}}})",
        R"(graph.nodes["a"].metadata.aliases["A"])");
  const std::string record = R"("ab":{"document":"d","entities":[],"relations":[]})";
  twice(nodes + R"(,"edges":[],"metadata":{"records":{)" + record + "," + record + "}}",
        R"(graph.metadata.records["ab"])");
}

BOOST_AUTO_TEST_CASE(edges_that_stand_twice_are_found_in_any_order) {
  const std::string parts =
      metadata + "," + nodes + R"(,"edges":[)" + edge("b", "a") + "," + edge("a", "b") + "," + edge("b", "a") + "]";
  BOOST_TEST(fault(file_of(parts)) ==
             "g.json: graph.edges[2]: an edge with its source, relation, target and status stands before it");
}

BOOST_AUTO_TEST_CASE(what_is_no_object_or_array_is_named) {
  BOOST_TEST(fault("[]") == "g.json: must be an object");
  BOOST_TEST(fault("null") == "g.json: must be an object");
  BOOST_TEST(fault("{}") == "g.json: graph: is missing");
  BOOST_TEST(fault(R"({"graph":null})") == "g.json: graph: is missing");
  BOOST_TEST(fault(R"({"graph":7})") == "g.json: graph: must be an object");
  BOOST_TEST(fault(file_of(nodes + R"(,"edges":{},)" + metadata)) == "g.json: graph.edges: must be an array");
  BOOST_TEST(fault(file_of(metadata + "," + nodes)) == "g.json: graph.edges: is missing");
  BOOST_TEST(fault(file_of(R"("nodes":{"a":7})")) == "g.json: graph.nodes[\"a\"]: must be a JSON object");
}

BOOST_AUTO_TEST_CASE(numbers_out_of_range_are_no_counts) {
  for (const std::string number : {"-1", "1.5", "1e400", "18446744073709551616", "\"1\"", "true"}) {
    const std::string message = fault(file_of(R"("nodes":{"a":{"label":"A","metadata":{"kind":"person","aliases":{},)"
                                              R"("roles":{},"documents":[],"mentions":)" +
                                              number + "}}}"));
    BOOST_TEST_CONTEXT(number << ": " << message) {
      BOOST_TEST(message.starts_with("g.json: "));
      BOOST_TEST((number == "1e400" || message.ends_with("mentions: must be a whole number, zero or more")));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_fault_of_syntax_has_its_line_and_byte_however_far_it_stands) {
  const std::string start = "{\"graph\":{\"note\":\"";
  for (const std::size_t size : {0, 65517, 65518, 65519, 200000}) {  // about where a buffer ends, too
    BOOST_TEST(fault(start + std::string(size, 'x') + "\" 7") ==
               "g.json: not JSON, or cut off: line 1, byte " + std::to_string(start.size() + size + 3) +
                   ": Missing a comma or '}' after an object member.");
    BOOST_TEST(fault("{" + std::string(size, '\n') + "x") ==
               "g.json: not JSON, or cut off: line " + std::to_string(size + 1) + ", byte " + (size ? "1" : "2") +
                   ": Missing a name for object member.");
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_json_is_refused) {
  const std::string whole = file_of(metadata + "," + nodes + "," + edges("a", "b"));
  BOOST_TEST(fault(whole) == "");
  for (const std::string& json :
       std::vector<std::string>{whole + "x", whole + whole, "{\"graph\" 1}", "{\"graph\":}", "{,}", "{\"x\":{},}", "",
                                "{", file_of(metadata + ",,"), file_of(R"("edges":[,])"), file_of(R"("x":[{},])"),
                                whole.substr(0, 8) + '\0', file_of("\"\xFF\":1"), file_of("\"x\":\"\xC3\"")}) {
    BOOST_TEST_CONTEXT(json) { BOOST_TEST(fault(json).starts_with("g.json: not JSON, or cut off: line 1, byte ")); }
  }
}

BOOST_AUTO_TEST_CASE(deep_nesting_of_what_is_left_out_does_no_harm) {
  const std::size_t depth = 1'000'000;
  const std::string deep = std::string(depth, '[') + std::string(depth, ']');
  BOOST_TEST(fault(file_of("\"x\":" + deep + "," + metadata + "," + nodes + ",\"edges\":[]")) == "");
  BOOST_TEST(fault(file_of(R"("edges":[)" + deep)) == "g.json: graph.edges[0]: must be a JSON object");
  BOOST_TEST(fault(file_of(R"("metadata":{"x":)" + deep + "}")) == "g.json: graph.metadata.records: is missing");
}

BOOST_AUTO_TEST_SUITE_END()
