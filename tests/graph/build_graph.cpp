#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <sstream>

#include "extract/document_json.hpp"
#include "graph/json/graph_json.hpp"
#include "tests/graph/annotated.hpp"
#include "tests/schema.hpp"

using namespace dramatis;

namespace {

std::vector<std::string> ids(const ActorGraph& graph) {
  std::vector<std::string> ids;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.network))) {
    ids.push_back(graph.network[vertex].id);
  }
  return ids;
}

const Actor& actor(const ActorGraph& graph, const std::string& id) {
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.network))) {
    if (graph.network[vertex].id == id) return graph.network[vertex];
  }
  throw std::out_of_range("no actor " + id);
}

std::vector<std::string> edges(const ActorGraph& graph) {
  std::vector<std::string> edges;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.network))) {
    const Tie& tie = graph.network[edge];
    edges.push_back(graph.network[boost::source(edge, graph.network)].label + ' ' +
                    std::string(to_string(tie.relation)) + ' ' +
                    graph.network[boost::target(edge, graph.network)].label + ' ' + std::string(to_string(tie.status)) +
                    ' ' + std::to_string(tie.evidence.size()));
  }
  return edges;
}

/// The ids of the actors of some persons, each document's names separated by semicolons into entities of one name, or
/// of several that are separated by commas.
std::vector<std::string> persons(const std::vector<std::string>& documents) {
  std::vector<Document> annotated_documents;
  for (const std::string& names : documents) {
    std::string line;
    std::size_t entity = 0;
    for (std::size_t start = 0; start < names.size();) {
      const std::size_t end = std::min(names.find_first_of(",;", start), names.size());
      line.append("[").append(names, start, end - start).append("|PER e").append(std::to_string(entity)).append("] ");
      if (end < names.size() && names[end] == ';') ++entity;
      start = end + 1;
    }
    annotated_documents.push_back(annotated(std::to_string(annotated_documents.size()), line));
  }
  return ids(graph_of(annotated_documents));
}

std::vector<Record> records_of_file(const std::string& path) {
  std::vector<Record> records;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) records.push_back(record_of(read_document(line, path)));
  return records;
}

std::string written(const ActorGraph& graph) {
  std::ostringstream out;
  write_json(out, graph);
  return out.str();
}

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(build_graph_)

BOOST_AUTO_TEST_CASE(evidence_names_who_says_so) {
  const ActorGraph graph =
      graph_of({annotated("d",
                          "[Ann Lee|PER a] met [Bo|PER b], a [spokesman|per s] said.\n= meets a b asserted by s\n"
                          "[Bo|PER b] will see [Lee|PER a], [she|pro a] said.\n= meets a b planned by a\n"
                          "[Bo|PER b] refused to see [Lee|PER a].\n= meets a b denied")});
  std::vector<std::string> attributions;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.network))) {
    attributions.push_back(graph.network[edge].evidence.front().attribution);
  }
  BOOST_TEST(attributions == (Strings{"spokesman", "Ann Lee", ""}), boost::test_tools::per_element());
  BOOST_TEST(ids(graph) == (Strings{"person/ann-lee", "person/bo"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nothing_makes_an_empty_graph) {
  const ActorGraph graph = build_graph({});
  BOOST_TEST(boost::num_vertices(graph.network) == 0u);
  BOOST_TEST(graph.records.size() == 0u);
}

// ---- Resolution

BOOST_AUTO_TEST_CASE(persons_with_one_folded_name_are_one) {
  BOOST_TEST(persons({"Kemal Karaböcek", "KEMAL KARABOCEK", "Kemal Karaböcek"}) == Strings{"person/kemal-karabocek"},
             boost::test_tools::per_element());
  BOOST_TEST(persons({"Tesfalem Ghirmay", "Tesfa-Alem Ghirmai", "Tesfalem Girmay"}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_bare_surname_joins_the_only_full_name_that_ends_with_it) {
  BOOST_TEST(persons({"Karaböcek", "Kemal Ali Karaböcek"}) == Strings{"person/kemal-ali-karabocek"},
             boost::test_tools::per_element());
  BOOST_TEST(persons({"von der Heide", "Ursa von der Heide"}) == Strings{"person/ursa-von-der-heide"},
             boost::test_tools::per_element());
  BOOST_TEST(persons({"Karaböcek", "Kemal Karaböcek", "Cem Karaböcek"}).size() == 3u);
  BOOST_TEST(persons({"al-Tarif", "Bassam al-Tarif", "Asma al-Tarif"}).size() == 3u);
  BOOST_TEST(persons({"Böcek", "Kemal Karaböcek"}).size() == 2u);  // part of a word
}

BOOST_AUTO_TEST_CASE(a_name_that_a_document_uses_for_somebody_is_theirs_elsewhere) {
  BOOST_TEST(persons({"Wu Lanying,Wu", "Wu"}).size() == 1u);
  BOOST_TEST(persons({"Wu Lanying,Wu", "Wu Mei,Wu", "Wu"}).size() == 3u);
}

BOOST_AUTO_TEST_CASE(no_chain_of_likenesses_joins_full_names_that_differ) {
  // One mistaken coreference must not make one person of two.
  BOOST_TEST(persons({"Irena Velmar,Irena Velmar,Jonas Brandel", "Jonas Brandel", "Irena Velmar"}).size() == 2u);
  BOOST_TEST(persons({"Irena Velmar,Brandel", "Brandel", "Jonas Brandel"}).size() == 2u);
  // A shorter name that fits two longer ones is neither's.
  BOOST_TEST(persons({"Pat Moor,Pat A. Moor", "Pat Moor,Pat B. Moor", "Pat Moor"}).size() == 3u);
  BOOST_TEST(persons({"Moor,Pat Moor", "Moor,Kim Moor", "Moor"}).size() == 3u);
}

BOOST_AUTO_TEST_CASE(kinds_stay_apart) {
  const ActorGraph graph = graph_of({annotated("a", "[Lumen|PER a]"), annotated("b", "[Lumen|ORG a] [Lumen|LOC b]")});
  BOOST_TEST(ids(graph) == (Strings{"organization/lumen", "person/lumen", "place/lumen"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(organizations_are_one_by_any_name) {
  const ActorGraph graph = graph_of(
      {annotated("a", "[Free Rivers Front|ORG f], or [FRF|ORG f]"), annotated("b", "[FRF|ORG f] and [FRF|ORG f]")});
  BOOST_TEST(ids(graph) == Strings{"organization/free-rivers-front"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(countries_are_one_by_name_and_demonym_but_not_by_capital) {
  const ActorGraph graph =
      graph_of({annotated("a", "[Turkish|LOC t] and [Ankara|LOC t]"), annotated("b", "[Türkiye|LOC t]"),
                annotated("c", "[Ankara|LOC a], city of [Turkey|LOC t]")});
  BOOST_TEST(ids(graph) == (Strings{"place/ankara", "place/turkey"}), boost::test_tools::per_element());
  BOOST_TEST(actor(graph, "place/turkey").label == "Turkey");
  BOOST_TEST(actor(graph, "place/turkey").aliases.at("Ankara") == 1u);
}

// ---- Actors

BOOST_AUTO_TEST_CASE(the_label_is_the_fullest_usual_form) {
  const auto label = [](const std::string& line) {
    const ActorGraph graph = graph_of({annotated("a", line)});
    return graph.network[0].label;
  };
  BOOST_TEST(label("[Velmar|PER v] [Velmar|PER v] [Velmar|PER v] [Velmar|PER v] [Velmar|PER v] [Irena Velmar|PER v]") ==
             "Irena Velmar");
  BOOST_TEST(label("[Irena Velmar|PER v] [Irena Maria Velmar|PER v]") == "Irena Maria Velmar");
  BOOST_TEST(label("[Irena Velmar|PER v] [Irena Velmar|PER v] [Irena Velmar|PER v] [Irena Velmar|PER v] "
                   "[Irena Velmar|PER v] [Irena Maria Velmar|PER v]") == "Irena Velmar");
  BOOST_TEST(label("[UN|ORG u] [UN|ORG u] [UN|ORG u] [UN|ORG u] [UN|ORG u] [UN|ORG u] [United Nations|ORG u]") ==
             "United Nations");
  BOOST_TEST(label("[Lodz|LOC l] [Łódź|LOC l] [Łódź|LOC l]") == "Łódź");
  BOOST_TEST(label("[Paris|LOC p] [Paris|LOC p] [Parisian|LOC p]") == "Paris");
}

BOOST_AUTO_TEST_CASE(counts_aliases_mentions_and_documents) {
  const ActorGraph graph = graph_of({annotated("b", "[Irena Velmar|PER v] said [she|pro v] left."),
                                     annotated("a", "[Velmar|PER x] and [Irena Velmar|PER x].")});
  const Actor velmar = actor(graph, "person/irena-velmar");
  BOOST_TEST((velmar.aliases == std::map<std::string, std::size_t>{{"Irena Velmar", 2}, {"Velmar", 1}}));
  BOOST_TEST(velmar.mentions == 4u);
  BOOST_TEST(velmar.documents == (Strings{"a", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(offices_are_roles_while_held_and_after) {
  const ActorGraph graph =
      graph_of({annotated("a",
                          "[Turkish|LOC t] [President|per k] [Kemal Karaböcek|PER k].\n= leads k t asserted\n"
                          "A former [envoy|per k] of the [UN|ORG u], [Karaböcek|PER k].\n= represents k u ended\n"
                          "[Karaböcek|PER k] may be [mayor|per k] of [Gdynia|LOC g].\n= leads k g proposed")});
  BOOST_TEST((actor(graph, "person/kemal-karabocek").roles ==
              std::map<std::string, std::size_t>{{"president of Turkey", 1}, {"former envoy of the UN", 1}}));
}

BOOST_AUTO_TEST_CASE(the_unnamed_are_actors_where_they_take_part) {
  const std::string text =
      "The [Ukrainian|LOC u] [delegation|org d] met the [foreign minister|per m] of [France|LOC f] and [rebels|org "
      "r].\n"
      "= represents d u asserted\n= represents m f asserted\n= meets d m asserted\n= meets d r denied\n"
      "A [guard|per g] and [he|pro p] watched [Bo|PER b].\n= meets p b asserted";
  const ActorGraph graph = graph_of({annotated("a", text), annotated("b", "Again. " + text)});
  BOOST_TEST(
      ids(graph) == (Strings{"organization/delegation-of-ukraine", "organization/rebels", "organization/rebels-2",
                             "person/bo", "person/foreign-minister-of-france", "place/france", "place/ukraine"}),
      boost::test_tools::per_element());
  BOOST_TEST(actor(graph, "organization/delegation-of-ukraine").label == "delegation of Ukraine");
}

BOOST_AUTO_TEST_CASE(ids_are_unique) {
  const ActorGraph graph =
      graph_of({annotated("a",
                          "[Moor|PER a] [Kim Moor|PER b] [Pat Moor|PER c] [???|PER d] [Moor 2|ORG e] "
                          "[delegation|org f] [delegation|org g]\n= meets f g asserted")});
  BOOST_TEST(ids(graph) == (Strings{"organization/delegation", "organization/delegation-2", "organization/moor-2",
                                    "person/kim-moor", "person/moor", "person/pat-moor", "person/unnamed"}),
             boost::test_tools::per_element());
}

// ---- Edges

BOOST_AUTO_TEST_CASE(one_edge_for_each_source_relation_target_and_status) {
  const ActorGraph graph = graph_of({annotated("a",
                                               "[Bo|PER b] met [Ann|PER a].\n= meets b a asserted\n"
                                               "[Ann|PER a] met [Bo|PER b] again.\n= meets a b asserted\n"
                                               "[Ann|PER a] will not see [Bo|PER b].\n= meets a b denied\n"
                                               "[Ann|PER a] leads [Bo|PER b].\n= leads a b asserted\n"
                                               "[Bo|PER b] leads [Ann|PER a].\n= leads b a asserted")});
  BOOST_TEST(edges(graph) == (Strings{"Ann leads Bo asserted 1", "Ann meets Bo asserted 2", "Ann meets Bo denied 1",
                                      "Bo leads Ann asserted 1"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_sentence_elsewhere_is_a_copy) {
  const std::string wire = "[Ann Roe|PER a] met [Bo|PER b].\n= meets a b asserted\n";
  const ActorGraph graph = graph_of({annotated("z", wire + "Later."), annotated("y", wire),
                                     annotated("x", "[Roe|PER r] met [Bo|PER b].\n= meets r b asserted")});
  BOOST_TEST(edges(graph) == Strings{"Ann Roe meets Bo asserted 2"}, boost::test_tools::per_element());
  const Tie& tie = graph.network[*boost::edges(graph.network).first];
  BOOST_TEST(tie.evidence[0].place.document == "x");
  BOOST_TEST(tie.evidence[0].copies.size() == 0u);
  BOOST_TEST(tie.evidence[1].place.document == "y");
  BOOST_TEST(tie.evidence[1].copies.at(0).document == "z");
}

BOOST_AUTO_TEST_CASE(nobody_is_tied_to_themselves) {
  const ActorGraph graph = graph_of({annotated("a", "[Kenya|LOC a] met [Kenyan|LOC b] troops.\n= meets a b asserted")});
  BOOST_TEST(ids(graph).size() == 1u);
  BOOST_TEST(edges(graph).size() == 0u);
  BOOST_TEST(written(read_graph(written(graph), "test")) == written(graph));  // its sentence is kept all the same
}

// ---- The set of records

BOOST_AUTO_TEST_CASE(one_text_counts_once) {
  Document first = annotated("b", "[Ann|PER a] met [Bo|PER b].\n= meets a b asserted");
  Document second = first;
  second.article.id = "a";
  const ActorGraph graph = graph_of({first, second, first});
  BOOST_TEST(graph.records.size() == 1u);
  BOOST_TEST(graph.records[0].document == "a");
}

BOOST_AUTO_TEST_CASE(documents_of_one_id_are_told_apart_by_their_hash) {
  const std::vector<Record> records{record_of(annotated("a", "One.")), record_of(annotated("a", "Two.")),
                                    record_of(annotated("b", "Three."))};
  BOOST_TEST(document_ids(records) ==
                 (Strings{"a#" + records[0].hash.substr(0, 12), "a#" + records[1].hash.substr(0, 12), "b"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_order_of_documents_changes_nothing) {
  std::vector<Record> records = records_of_file("tests/data/talks.jsonl");
  for (const char* variant :
       {"[Jonas Brandel|PER b] met [Cem Karaböcek|PER c].\n= meets b c asserted",
        "[Brandel|PER b] met [Karaböcek|PER c], [envoy|per e].\n= meets b c asserted\n= meets e b denied",
        "[Velmar|PER b] met an [envoy|per e] of [Kenya|LOC k].\n= represents e k asserted"}) {
    records.push_back(record_of(annotated("same", variant)));
  }
  Record twin = records.front();  // the same text read by another model
  twin.model = "other";
  twin.statements.pop_back();
  records.push_back(twin);
  twin.entities.pop_back();
  records.push_back(twin);

  const std::string expected = written(build_graph(records));
  std::mt19937 random(7);
  for (int i = 0; i < 50; ++i) {
    std::shuffle(records.begin(), records.end(), random);
    BOOST_TEST(written(build_graph(records)) == expected);
  }
  // To merge is to unite records: in any grouping, and again.
  const auto middle = records.begin() + 4;
  std::vector<Record> merged = build_graph({records.begin(), middle}).records;
  for (const Record& record : build_graph({middle, records.end()}).records) merged.push_back(record);
  for (const Record& record : build_graph({records.begin(), middle}).records) merged.push_back(record);
  BOOST_TEST(written(build_graph(merged)) == expected);
}

BOOST_AUTO_TEST_CASE(takes_near_linear_time) {
  // 4,000 documents about 4,000 persons, and one surname that all share.
  std::vector<Record> records;
  for (int i = 0; i < 4000; ++i) {
    const std::string number = std::to_string(i);
    records.push_back(
        record_of(annotated(number, "[Name" + number + " Moor|PER a] met [Moor|PER b].\n= meets a b asserted")));
  }
  BOOST_TEST(boost::num_vertices(build_graph(records).network) == 8000u);  // minutes, were all pairs compared
}

BOOST_AUTO_TEST_SUITE_END()
