#include "graph/corrections/corrections.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document_json.hpp"
#include "graph/corrections/corrections_json.hpp"
#include "graph/json/graph_json.hpp"
#include "graph/merge.hpp"
#include "tests/graph/annotated.hpp"
#include "tests/schema.hpp"

using namespace dramatis;

namespace {

std::vector<Record> records_of(const std::vector<Document>& documents) {
  std::vector<Record> records;
  for (const Document& document : documents) records.push_back(record_of(document));
  return records;
}

/// Two people with one surname, one of them in two spellings that no resolver joins, wire copy, an unnamed envoy.
std::vector<Record> talks() {
  std::vector<Document> documents{
      annotated("a",
                "[Ana Moreau|PER a] met [Bo Lindqvist|PER b] in [Oslo|LOC o].\n= meets a b asserted\n"
                "[Moreau|PER a] will meet [Lindqvist|PER b] again.\n= meets a b planned\n"
                "[Moreau|PER a] leads the [Lake Board|ORG l].\n= leads a l asserted"),
      annotated("b",
                "[Ana Moreau|PER a] met [Bo Lindqvist|PER b] in [Oslo|LOC o].\n= meets a b asserted\n"
                "[Bo Lindqvist|PER b] saw [Ana Moreau|PER a] twice.\n= meets b a asserted"),
      annotated("c",
                "[A. Moro|PER m] met an [envoy|per e] of [Turkey|LOC t].\n= meets m e asserted\n= represents e t "
                "asserted\n[Lake Board|LOC l] is led by [A. Moro|PER m].\n= leads m l asserted")};
  documents[0].relations[1].confidence = 0.25;
  return records_of(documents);
}

std::vector<Correction> parsed(const std::string& lines) { return read_corrections(lines, "test.jsonl"); }

ActorGraph corrected(const std::string& lines) { return build_graph(talks(), {}, parsed(lines)); }

/// All edges, in the order of the graph.
std::vector<std::string> edges(const ActorGraph& graph) {
  const Network& network = graph.network;
  std::vector<std::string> list;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    list.push_back(network[boost::source(edge, network)].label + ' ' + std::string(to_string(tie.relation)) + ' ' +
                   network[boost::target(edge, network)].label + ' ' + std::string(to_string(tie.status)) + ' ' +
                   std::to_string(tie.evidence.size()));
  }
  return list;
}

bool has(const ActorGraph& graph, const std::string& edge) {
  const auto list = edges(graph);
  return std::find(list.begin(), list.end(), edge) != list.end();
}

std::vector<std::string> ids(const ActorGraph& graph) {
  std::vector<std::string> list;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.network))) {
    list.push_back(graph.network[vertex].id);
  }
  return list;
}

bool is_there(const ActorGraph& graph, const std::string& id) {
  const auto list = ids(graph);
  return std::find(list.begin(), list.end(), id) != list.end();
}

const Actor& actor(const ActorGraph& graph, std::string_view id) {
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.network))) {
    if (graph.network[vertex].id == id) return graph.network[vertex];
  }
  throw std::out_of_range("no actor " + std::string(id));
}

const Tie& tie(const ActorGraph& graph, std::string_view edge) {
  auto at = boost::edges(graph.network).first;
  for (const std::string& other : edges(graph)) {
    if (other == edge) return graph.network[*at];
    ++at;
  }
  throw std::out_of_range("no edge " + std::string(edge));
}

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

std::string error_of(const std::string& lines) {
  try {
    corrected(lines);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corrections)

BOOST_AUTO_TEST_CASE(rejected_edge_leaves_the_network_and_stays_in_the_records) {
  const ActorGraph before = build_graph(talks());
  BOOST_TEST(has(before, "Ana Moreau meets Bo Lindqvist planned 1"));
  ActorGraph after = corrected(
      R"({"action":"reject","source":"lindqvist","relation":"meets","target":"MOREAU","status":"planned","who":"Ada"})");
  BOOST_TEST(!has(after, "Ana Moreau meets Bo Lindqvist planned 1"));
  BOOST_TEST(has(after, "Ana Moreau meets Bo Lindqvist asserted 2"));
  BOOST_TEST(after.notices.empty());
  const std::string json = written(after);
  BOOST_TEST(json.find("will meet Lindqvist again") != json.npos);
  after.corrections.clear();
  BOOST_TEST(written(merge({after})) == written(before));
}

BOOST_AUTO_TEST_CASE(without_a_status_an_edge_is_rejected_in_all) {
  const ActorGraph graph =
      corrected(R"({"action":"reject","source":"Moreau","relation":"meets","target":"Lindqvist"})");
  for (const std::string& edge : edges(graph)) BOOST_TEST(edge.find("Lindqvist") == edge.npos);
  BOOST_TEST(has(graph, "Ana Moreau leads Lake Board asserted 1"));
}

BOOST_AUTO_TEST_CASE(direction_counts_unless_actors_meet) {
  const ActorGraph graph =
      corrected(R"({"action":"reject","source":"Lake Board","relation":"leads","target":"Moreau"})");
  BOOST_TEST(edges(graph) == edges(build_graph(talks())));
  BOOST_TEST(graph.notices.size() == 1);
}

BOOST_AUTO_TEST_CASE(rejected_evidence_leaves_the_other_sentences) {
  const std::string sentence =
      R"({"action":"reject","source":"Moreau","relation":"meets","target":"Lindqvist","sentence":"Bo Lindqvist saw Ana Moreau  twice."})";
  BOOST_TEST(has(corrected(sentence), "Ana Moreau meets Bo Lindqvist asserted 1"));
  const std::string document =
      R"({"action":"reject","source":"Moreau","relation":"meets","target":"Lindqvist","document":"b"})";
  const ActorGraph graph = corrected(document);
  const Tie& left = tie(graph, "Ana Moreau meets Bo Lindqvist asserted 1");
  BOOST_TEST(left.evidence[0].place.document == "a");
  BOOST_TEST(left.evidence[0].copies.empty());
}

BOOST_AUTO_TEST_CASE(edge_whose_sentences_are_all_rejected_vanishes) {
  const ActorGraph graph = corrected(
      R"({"action":"reject","source":"Moreau","relation":"leads","target":"Lake Board","sentence":"Moreau leads the Lake Board."})");
  BOOST_TEST(!has(graph, "Ana Moreau leads Lake Board asserted 1"));
  BOOST_TEST(actor(graph, "person/ana-moreau").roles.empty());
}

BOOST_AUTO_TEST_CASE(confirmed_edge_is_certain_and_says_by_whom) {
  const ActorGraph graph = corrected(
      R"({"action":"confirm","source":"Moreau","relation":"meets","target":"Lindqvist","status":"planned","who":"Ada","when":"2031-05-12","why":"saw the agenda"})");
  const Tie& planned = tie(graph, "Ana Moreau meets Bo Lindqvist planned 1");
  BOOST_TEST(planned.confidence == 1);
  BOOST_TEST(planned.confirmed == "Ada on 2031-05-12: saw the agenda");
  BOOST_TEST(planned.evidence[0].confidence == 0.25);
  BOOST_TEST(planned.evidence[0].confirmed == "");
  BOOST_TEST(tie(graph, "Ana Moreau meets Bo Lindqvist asserted 2").confirmed == "");
  const std::string json = written(graph);
  BOOST_TEST(written(read_graph(json, "test")) == json);
  BOOST_TEST(schema_violation("graph/json/graph.schema.json", json) == "");
}

BOOST_AUTO_TEST_CASE(confirmed_sentence_makes_its_edge_certain) {
  const ActorGraph graph = corrected(
      R"({"action":"confirm","source":"Moreau","relation":"meets","target":"Lindqvist","sentence":"Moreau will meet Lindqvist again.","who":"Ada"})");
  const Tie& planned = tie(graph, "Ana Moreau meets Bo Lindqvist planned 1");
  BOOST_TEST(planned.confidence == 1);
  BOOST_TEST(planned.confirmed == "Ada");
  BOOST_TEST(planned.evidence[0].confidence == 1);
  BOOST_TEST(planned.evidence[0].confirmed == "Ada");
}

BOOST_AUTO_TEST_CASE(same_joins_and_different_parts) {
  BOOST_TEST(is_there(build_graph(talks()), "person/a-moro"));
  const ActorGraph one = corrected(R"({"action":"same","actor":"A. Moro","other":"Moreau"})");
  BOOST_TEST(!is_there(one, "person/a-moro"));
  BOOST_TEST(actor(one, "person/ana-moreau").aliases.count("A. Moro") == 1);
  const ActorGraph two = corrected(
      R"({"action":"different","actor":{"name":"Ana Moreau","document":"a"},"other":{"name":"Ana Moreau","document":"b"}})");
  BOOST_TEST(is_there(two, "person/ana-moreau-2"));
  BOOST_TEST(!is_there(build_graph(talks()), "person/ana-moreau-2"));
}

BOOST_AUTO_TEST_CASE(one_bearer_of_a_name_is_parted_from_all_others) {
  const ActorGraph graph =
      corrected(R"({"action":"different","actor":{"name":"Ana Moreau","document":"b"},"other":"Ana Moreau"})");
  BOOST_TEST(actor(graph, "person/ana-moreau").documents == std::vector<std::string>{"a"});
  BOOST_TEST(actor(graph, "person/ana-moreau-2").documents == std::vector<std::string>{"b"});
  BOOST_TEST(graph.notices.empty());
}

BOOST_AUTO_TEST_CASE(names_that_a_document_takes_for_one_actor_cannot_be_parted) {
  const ActorGraph graph =
      build_graph(records_of({annotated("d", "[Moreau|PER a] is [Moreno|PER a].")}), {},
                  parsed(R"({"action":"different","actor":"Moreau","other":"Moreno","who":"Ada"})"));
  BOOST_TEST(
      graph.notices ==
          std::vector<std::string>{"correction without effect, as the texts take both names for one actor: different "
                                   "Moreau and Moreno, by Ada"},
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_says_whom_a_bare_name_means_does_not_join_all_who_bear_it) {
  const std::vector<Record> records = records_of({annotated("a", "[Ana Moreau|PER a] left. [Moreau|PER a] stayed."),
                                                  annotated("b", "[Luc Moreau|PER l] left. [Moreau|PER l] stayed."),
                                                  annotated("c", "[Moreau|PER m] left.")});
  const ActorGraph graph =
      build_graph(records, {}, parsed(R"({"action":"same","actor":"Moreau","other":"Luc Moreau"})"));
  BOOST_TEST(ids(graph) == (std::vector<std::string>{"person/ana-moreau", "person/luc-moreau"}),
             boost::test_tools::per_element());
  BOOST_TEST(actor(graph, "person/luc-moreau").documents == (std::vector<std::string>{"b", "c"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_is_said_to_be_somebody_is_not_taken_for_another_besides) {
  const std::vector<Record> records =
      records_of({annotated("a", "[Ana Moreau|PER a] is [president|per a] of [Kenya|LOC k].\n= leads a k asserted"),
                  annotated("b", "[Luc Duval|PER l] met [Moreau|PER m].\n= meets l m asserted"),
                  annotated("c", "[Kenya|LOC k]'s [president|per p] left.\n= leads p k asserted")});
  const ActorGraph graph =
      build_graph(records, {},
                  parsed(R"({"action":"same","actor":"Moreau","other":"Zoe Quill"})"
                         "\n"
                         R"({"action":"same","actor":{"name":"Moreau","document":"b"},"other":"Luc Duval"})"
                         "\n"
                         R"({"action":"same","actor":{"name":"president","document":"c"},"other":"Luc Duval"})"));
  BOOST_TEST(ids(graph) == (std::vector<std::string>{"person/ana-moreau", "person/luc-duval", "place/kenya"}),
             boost::test_tools::per_element());
  BOOST_TEST(actor(graph, "person/luc-duval").documents == (std::vector<std::string>{"b", "c"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(label_for_several_actors_is_said) {
  const ActorGraph graph = build_graph(records_of({annotated("a", "[Moreau|PER a] met [Moreau|ORG o].")}), {},
                                       parsed(R"({"action":"name","actor":"Moreau","value":"X","who":"Ada"})"));
  BOOST_TEST(graph.notices == std::vector<std::string>{"correction that fits 2 actors, who are all called so now: name "
                                                       "Moreau: X, by Ada"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(name_gives_the_label_and_kind_the_kind) {
  const ActorGraph graph = corrected(R"({"action":"name","actor":"Moreau","value":"Ana Maria Moreau","who":"Ada"})"
                                     "\n"
                                     R"({"action":"kind","actor":"lake board","value":"organization","who":"Bo"})");
  const Actor& moreau = actor(graph, "person/ana-maria-moreau");
  BOOST_TEST(moreau.label == "Ana Maria Moreau");
  BOOST_TEST(moreau.reasons[0].why == "given the name 'Ana Maria Moreau' by Ada");
  // One actor now, whom one text has as a place: resolution goes by the corrected kind.
  BOOST_TEST(actor(graph, "organization/lake-board").documents == (std::vector<std::string>{"a", "c"}),
             boost::test_tools::per_element());
  BOOST_TEST(!is_there(graph, "place/lake-board"));
  for (const Record& record : graph.records) {
    for (const Record::Entity& entity : record.entities) {
      if (record.document == "c" && entity.id == "l") BOOST_TEST((entity.kind == Kind::place));
    }
  }
}

BOOST_AUTO_TEST_CASE(given_label_may_be_used_in_other_corrections) {
  const ActorGraph graph =
      corrected(R"({"action":"name","actor":"Moreau","value":"The Chair"})"
                "\n"
                R"({"action":"reject","source":"the chair","relation":"leads","target":"Lake Board"})");
  BOOST_TEST(graph.notices.empty());
  BOOST_TEST(!has(graph, "The Chair leads Lake Board asserted 1"));
}

BOOST_AUTO_TEST_CASE(country_is_meant_by_any_of_its_names) {
  const ActorGraph graph = corrected(R"({"action":"name","actor":"Türkiye","value":"the Republic"})");
  BOOST_TEST(is_there(graph, "place/the-republic"));
}

BOOST_AUTO_TEST_CASE(unnamed_is_meant_by_a_noun_in_a_document) {
  const std::string edge = "envoy of Turkey represents Turkey asserted 1";
  BOOST_TEST(has(build_graph(talks()), edge));
  BOOST_TEST(has(corrected(R"({"action":"reject","source":"envoy","relation":"represents","target":"Turkey"})"), edge));
  BOOST_TEST(!has(corrected(R"({"action":"reject","source":{"name":"envoy","document":"c"},"relation":"represents",)"
                            R"("target":"Turkey"})"),
                  edge));
}

BOOST_AUTO_TEST_CASE(what_fits_nothing_is_kept_and_said) {
  const ActorGraph graph = corrected(
      R"({"action":"reject","source":"Moreau","relation":"leads","target":"Nobody","who":"Ada","when":"2031-05-12"})");
  BOOST_TEST(graph.notices == std::vector<std::string>{"correction that fits nothing in the graph, kept: reject Moreau "
                                                       "leads Nobody, by Ada on 2031-05-12"},
             boost::test_tools::per_element());
  BOOST_TEST(graph.corrections.size() == 1);
}

BOOST_AUTO_TEST_CASE(contradictions_are_shown_with_both_sides) {
  const std::string yes =
      R"({"action":"confirm","source":"Moreau","relation":"leads","target":"Lake Board","who":"Ada","when":"2031-05-12"})";
  const std::string no =
      R"({"action":"reject","source":"Ana Moreau","relation":"leads","target":"Lake Board","status":"asserted","who":"Bo","when":"2031-05-13"})";
  BOOST_TEST(error_of(yes + '\n' + no) ==
             "corrections contradict each other; withdraw one of\n"
             "  reject Ana Moreau leads Lake Board (asserted), by Bo on 2031-05-13\n"
             "  confirm Moreau leads Lake Board, by Ada on 2031-05-12");
  const std::string sentence = R"(","sentence":"Moreau leads the Lake Board.","who":)";
  const auto with_sentence = [&](std::string line) { return line.replace(line.find(R"(","who":)"), 8, sentence); };
  BOOST_TEST(error_of(with_sentence(yes) + '\n' + with_sentence(no)) != "no error");
  BOOST_TEST(error_of(with_sentence(yes) + '\n' + no) != "no error");
  BOOST_TEST(error_of(yes + '\n' + with_sentence(no)) == "no error");

  const std::string name = R"({"action":"name","actor":"Moreau","value":"X","who":"Ada"})";
  BOOST_TEST(error_of(name + '\n' + R"({"action":"name","actor":"Ana Moreau","value":"Y","who":"Bo"})") ==
             "corrections contradict each other; withdraw one of\n"
             "  name Ana Moreau: Y, by Bo\n  name Moreau: X, by Ada");
  BOOST_TEST(error_of(name + '\n' + R"({"action":"name","actor":"Ana Moreau","value":"X","who":"Bo"})") == "no error");
  BOOST_TEST(error_of(R"({"action":"kind","actor":"Lake Board","value":"place"})"
                      "\n"
                      R"({"action":"kind","actor":"Lake Board","value":"person"})") != "no error");
}

BOOST_AUTO_TEST_CASE(same_and_different_contradict_through_a_chain) {
  const std::string first = R"({"action":"same","actor":"Moreau","other":"A. Moro","who":"Ada"})";
  const std::string second = R"({"action":"same","actor":"A. Moro","other":"Lindqvist","who":"Bo"})";
  const std::string third = R"({"action":"different","actor":"Ana Moreau","other":"Bo Lindqvist","who":"Cy"})";
  BOOST_TEST(error_of(first + '\n' + third) == "no error");
  BOOST_TEST(error_of(second + '\n' + third) == "no error");
  BOOST_TEST(error_of(first + '\n' + second) == "no error");
  BOOST_TEST(error_of(first + '\n' + second + '\n' + third) ==
             "corrections contradict each other; withdraw one of\n"
             "  different Ana Moreau and Bo Lindqvist, by Cy\n"
             "  same A. Moro and Lindqvist, by Bo\n"
             "  same Moreau and A. Moro, by Ada");
}

BOOST_AUTO_TEST_CASE(merge_does_not_depend_on_who_brings_records_and_corrections) {
  const std::vector<Record> records = talks();
  const std::vector<Correction> all = parsed(
      R"({"action":"same","actor":"A. Moro","other":"Moreau","who":"Ada"}
{"action":"name","actor":"A. Moro","value":"Ana M. Moreau","who":"Ada"}
{"action":"kind","actor":{"name":"Lake Board","document":"c"},"value":"organization"}
{"action":"reject","source":"Moreau","relation":"meets","target":"Lindqvist","sentence":"Bo Lindqvist saw Ana Moreau twice."}
{"action":"confirm","source":"Moreau","relation":"meets","target":"Lindqvist","status":"planned","who":"Bo"}
{"action":"confirm","source":"Moreau","relation":"meets","target":"Lindqvist","status":"planned","who":"Cy"}
{"action":"different","actor":{"name":"Bo Lindqvist","document":"a"},"other":{"name":"Bo Lindqvist","document":"b"}}
{"action":"reject","source":"Nobody","relation":"leads","target":"Lindqvist"})");
  const std::vector<AuthorityEntry> authority{{"Q1", "Ana Moreau", {"Moro"}, Kind::person, ""},
                                              {"Q1", "Ana Moreau", {"Moreau"}, {}, "https://example.org/1"}};
  const std::string whole = written(build_graph(records, authority, all));
  std::mt19937 random(20310512);
  for (int round = 0; round < 100; ++round) {
    std::vector<ActorGraph> parts(1 + random() % 4);
    const auto deal = [&](const auto& elements, auto member) {
      for (const auto& element : elements) {
        for (std::size_t copy = 0; copy <= random() % 2; ++copy) {
          (parts[random() % parts.size()].*member).push_back(element);
        }
      }
    };
    deal(records, &ActorGraph::records);
    deal(all, &ActorGraph::corrections);
    deal(authority, &ActorGraph::authority);
    std::vector<std::string> files;
    for (const ActorGraph& part : parts) {
      files.push_back(written(build_graph(part.records, part.authority, part.corrections)));
    }
    BOOST_TEST(merged(files) == whole);
    while (files.size() > 1) {  // two at a time
      std::shuffle(files.begin(), files.end(), random);
      const std::string two = merged({files[files.size() - 2], files.back()});
      files.resize(files.size() - 2);
      files.push_back(two);
    }
    BOOST_TEST(merged({files[0], files[0]}) == whole);
  }
}

BOOST_AUTO_TEST_SUITE_END()
