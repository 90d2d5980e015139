#include "graph/corrections/corrections_json.hpp"

#include <array>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "extract/document_json.hpp"
#include "tests/schema.hpp"

using namespace dramatis;

namespace {

const std::vector<std::string> lines{
    R"({"action":"reject","source":"Ana Moreau","relation":"meets","target":{"name":"envoy","document":"talks"},"status":"planned","document":"0f24","sentence":"They met.","who":"Ada","when":"2031-05-12","why":"never happened"})",
    R"({"action":"confirm","source":{"name":"Georgia","kind":"place"},"relation":"leads","target":"Bo"})",
    R"({"action":"same","actor":"Ana","other":"Bo","who":"Ada"})",
    R"({"action":"different","actor":"Ana","other":{"name":"Ana","kind":"person","document":"b"},"when":"2031-05-12T10:00"})",
    R"({"action":"name","actor":"Ana","value":"Ana Moreau"})",
    R"({"action":"kind","actor":"Kremlin","value":"organization","why":"acts"})"};

const std::vector<std::array<std::string, 2>> faults{
    {R"({"action":"remove","actor":"Ana"})",
     "v.jsonl:2: action: unknown action 'remove' (known: reject, confirm, same, different, name, kind)"},
    {R"({"action":"reject","source":"A","target":"B"})", "v.jsonl:2: relation: is missing"},
    {R"({"action":"reject","source":"A","relation":"meets","target":"B","sentense":"x"})",
     "v.jsonl:2: sentense: is not a field here; known are action, source, relation, target, status, document, "
     "sentence, who, when, why"},
    {R"({"action":"same","actor":"A"})", "v.jsonl:2: other: is missing"},
    {R"({"action":"same","actor":"A","other":"A"})", "v.jsonl:2: other: is the same as actor"},
    {R"({"action":"same","actor":"A","other":" "})", "v.jsonl:2: other: must not be empty"},
    {R"({"action":"same","actor":"A","other":{"kind":"person"}})", "v.jsonl:2: other.name: is missing"},
    {R"({"action":"same","actor":7,"other":"B"})", "v.jsonl:2: actor: must be a string"},
    {R"({"action":"kind","actor":"A","value":"robot"})",
     "v.jsonl:2: value: unknown kind 'robot' (known: person, organization, place)"},
    {R"({"action":"name","actor":"A","value":""})", "v.jsonl:2: value: must not be empty"},
    {R"({"action":"name","actor":"A","value":"B","when":"yesterday"})",
     "v.jsonl:2: when: 'yesterday' does not begin with a date such as 2026-11-28"},
    {"[]", "v.jsonl:2: must be a JSON object"},
};

std::string written(const Correction& correction) {
  std::ostringstream out;
  write_json(out, correction);
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corrections_json)

BOOST_DATA_TEST_CASE(reads_what_it_writes, boost::unit_test::data::make(lines), line) {
  const std::vector<Correction> read = read_corrections(line, "v.jsonl");
  BOOST_REQUIRE(read.size() == 1);
  BOOST_TEST(written(read[0]) == line + '\n');
  BOOST_TEST(schema_violation("graph/corrections/corrections.schema.json", line) == "");
}

BOOST_AUTO_TEST_CASE(reads_many_lines) {
  BOOST_TEST(read_corrections("\xEF\xBB\xBF" + lines[0] + "\r\n\n" + lines[1], "v.jsonl").size() == 2);
  BOOST_TEST(read_corrections("", "v.jsonl").empty());
}

BOOST_DATA_TEST_CASE(names_the_line_of_a_fault, boost::unit_test::data::xrange(faults.size()), i) {
  BOOST_CHECK_EXCEPTION(read_corrections('\n' + faults[i][0], "v.jsonl"), InputError, [&](const InputError& error) {
    BOOST_TEST(error.what() == faults[i][1]);
    return true;
  });
}

BOOST_AUTO_TEST_CASE(schema_refuses_fields_of_another_action) {
  BOOST_TEST(schema_violation("graph/corrections/corrections.schema.json",
                              R"({"action":"same","source":"A","target":"B"})") != "");
}

BOOST_AUTO_TEST_SUITE_END()
