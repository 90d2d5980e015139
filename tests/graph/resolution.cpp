#include <boost/range/iterator_range.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "graph/resolution/bodies.hpp"
#include "graph/resolution/person_names.hpp"
#include "graph/resolve.hpp"
#include "tests/graph/annotated.hpp"

using namespace dramatis;

namespace {

Document dated(const std::string& id, const std::string& date, const std::string& lines) {
  Document document = annotated(id, lines);
  document.article.date = date;
  return document;
}

/// The actor of an entity, as the id of its node.
std::string actor_of(const ActorGraph& graph, const std::string& document, const std::string& entity) {
  for (const Record& record : graph.records) {
    if (record.document != document) continue;
    for (const Record::Entity& one : record.entities) {
      if (one.id == entity) return one.actor;
    }
  }
  throw std::out_of_range(document + " has no entity " + entity);
}

const Actor& actor(const ActorGraph& graph, std::string_view id) {
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph.network))) {
    if (graph.network[vertex].id == id) return graph.network[vertex];
  }
  throw std::out_of_range("no actor " + std::string(id));
}

/// Whether entity `x` of one document and `x` of another are one actor.
bool are_one(const std::string& a, const std::string& b) {
  const ActorGraph graph = graph_of({annotated("a", a), annotated("b", b)});
  return actor_of(graph, "a", "x") == actor_of(graph, "b", "x");
}

bool is_like(const std::string& a, const std::string& b) { return dramatis::is_like(words_of(a), words_of(b)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(resolution)

// ---- Names of persons

BOOST_AUTO_TEST_CASE(names_are_full_where_a_given_name_stands_before) {
  BOOST_TEST(is_full("irena velmar"));
  BOOST_TEST(!is_full("velmar"));
  BOOST_TEST(!is_full("von der heide"));
  BOOST_TEST(!is_full("vance-holloway"));
}

BOOST_AUTO_TEST_CASE(likenesses_of_names) {
  BOOST_TEST(is_like("muhammad yusuf", "mohamed youssef"));
  BOOST_TEST(is_like("ted holloway", "theodore vance-holloway"));
  BOOST_TEST(is_like("husin tavakuli", "hussin tavakuli-nia"));
  BOOST_TEST(!is_like("irena velmar", "jonas velmar"));
  BOOST_TEST(is_typing_error("sigrun solheim", "sigrun solhiem"));
  BOOST_TEST(is_typing_error("sigrun solheim", "sigrun solhem"));
  BOOST_TEST(!is_typing_error("anna karlsen", "anna larsen"));
  BOOST_TEST(!is_typing_error("ann roe", "ann rue"));  // too short to tell
}

BOOST_AUTO_TEST_CASE(full_names_with_words_left_out_are_one) {
  BOOST_TEST(are_one("[Recep Tayyip Erdal|PER x]", "[Recep Erdal|PER x]"));
  BOOST_TEST(are_one("[James Kiplagat Obuya|PER x]", "[J. K. Obuya|PER x]"));
  BOOST_TEST(are_one("[Jean-Baptiste Lorrain|PER x]", "[J.-B. Lorrain|PER x]"));
  BOOST_TEST(are_one("[Viktor Szalkai|PER x]", "[Szalkai Viktor|PER x]"));
  BOOST_TEST(are_one("[Catherine \"Kate\" Marlowe|PER x], a [judge|per x]", "[Judge|per x] [Kate Marlowe|PER x]"));
  BOOST_TEST(are_one("[Sayyid Nasser al-Harthy|PER x]", "[Nasser el-Harthi|PER x]"));
  BOOST_TEST(!are_one("[Recep Tayyip Erdal|PER x]", "[Recep Kaan Erdal|PER x]"));
  BOOST_TEST(!are_one("[Sayyid Nasser al-Harthy|PER x]", "[Salim al-Harthi|PER x]"));
}

BOOST_AUTO_TEST_CASE(likenesses_need_support) {
  const std::string minister =
      "[Oman|LOC o]'s [foreign minister|per x], [Salim al-Mahruqi|PER x]\n= represents x o asserted";
  BOOST_TEST(are_one(minister,
                     "[Oman|LOC o]'s [foreign minister|per x], [Salem Al Mahrooqy|PER x]\n= represents x o asserted"));
  BOOST_TEST(!are_one(minister, "[Salom al-Mahroqe|PER x]"));
  BOOST_TEST(!are_one("[Queen|per x] [Salim al-Mahruqi|PER x] of [Oman|LOC o]\n= leads x o asserted",
                      "[King|per x] [Salam al-Mahraqi|PER x] of [Oman|LOC o]\n= leads x o asserted"));
}

BOOST_AUTO_TEST_CASE(namesakes_with_nothing_in_common_are_two) {
  const std::string coach = "[Coach|per x] [David Marsh|PER x] of [Hull Rovers|ORG r]\n= leads x r asserted";
  const std::string senator = "[Senator|per x] [David Marsh|PER x] of [Ohio|LOC o]\n= represents x o asserted";
  BOOST_TEST(!are_one(coach, senator));
  BOOST_TEST(are_one(coach, "[David Marsh|PER x] said no."));
  BOOST_TEST(are_one(
      senator, "[David Marsh|PER x], the [candidate|per x], will speak in [Ohio|LOC o].\n= represents x o planned"));
}

BOOST_AUTO_TEST_CASE(a_bare_name_that_fits_two_goes_by_office_or_stays_alone_and_says_so) {
  const std::string two =
      "[Turkey|LOC t]'s [foreign minister|per k], [Kemal Aksan|PER k], met [UN|ORG u] [spokeswoman|per l] [Leyla "
      "Aksan|PER l].\n"
      "= represents k t asserted\n= represents l u asserted";
  const ActorGraph graph =
      graph_of({annotated("a", two),
                annotated("b", "[Foreign Minister|per x] [Aksan|PER x] of [Turkey|LOC t]\n= represents x t asserted"),
                annotated("c", "[Aksan|PER x] slept. [She|pro x] dreamt.\n"), annotated("d", "[Aksan|PER x] left.")});
  BOOST_TEST(actor_of(graph, "b", "x") == "person/kemal-aksan");
  const Actor& bare = actor(graph, actor_of(graph, "d", "x"));
  BOOST_TEST(bare.label == "Aksan");
  BOOST_TEST(bare.could_be == (std::vector<std::string>{"Kemal Aksan", "Leyla Aksan"}),
             boost::test_tools::per_element());
  const auto& reasons = actor(graph, "person/kemal-aksan").reasons;
  BOOST_TEST(std::any_of(reasons.begin(), reasons.end(), [](const Reason& reason) {
    return reason.name == "Aksan" && reason.why == "short for Kemal Aksan, and for nobody else who fits" &&
           reason.document == "b";
  }));
}

// ---- Places and organizations

BOOST_AUTO_TEST_CASE(a_capital_is_the_government_where_it_acts) {
  BOOST_TEST(are_one("[Turkey|LOC x]", "[Ankara|LOC x] met [Oslo|LOC o].\n= meets x o asserted"));
  BOOST_TEST(are_one("[Turkey|LOC x]", "[Ankara|LOC x]'s [foreign minister|per f]\n= represents f x asserted"));
  BOOST_TEST(!are_one("[Turkey|LOC x]", "It rained in [Ankara|LOC x]."));
  BOOST_TEST(!are_one("[Turkey|LOC x]",
                      "[Ankara|LOC x]'s [mayor|per m] met [Oslo|LOC o].\n= leads m x asserted\n= meets x o asserted"));
}

BOOST_AUTO_TEST_CASE(acronyms_and_short_forms) {
  BOOST_TEST(are_one("the [UN|ORG x]", "the [United Nations|ORG x]"));
  BOOST_TEST(are_one("the [Aïr Justice Front|ORG x]", "the [FJA|ORG x]"));
  BOOST_TEST(are_one("the [Carnwath Endowment for Peace|ORG x]", "the [Carnwath Endowment|ORG x]"));
  BOOST_TEST(are_one("the [World Food Programme|ORG x]", "the [World Food Program|ORG x]"));
  BOOST_TEST(!are_one("the [United Nations|ORG x]", "[United|ORG x] won."));
  const ActorGraph graph =
      graph_of({annotated("a", "the [Air Justice Front|ORG x]"), annotated("b", "the [Accra Jute Factory|ORG x]"),
                annotated("c", "[AJF|ORG x]")});  // may be either
  BOOST_TEST(boost::num_vertices(graph.network) == 3u);
}

BOOST_AUTO_TEST_CASE(bodies_are_told_by_their_country) {
  BOOST_TEST((body_of("ukrainian foreign ministry").value().owner == "Ukraine"));
  BOOST_TEST((body_of("foreign ministry of united kingdom").value().what == "foreign ministry"));
  BOOST_TEST(!body_of("danakil patriotic front").has_value());
  const std::string russian = "[Russia|LOC r]'s [Foreign Ministry|ORG x]\n= represents x r asserted";
  const std::string ukrainian = "[Ukraine|LOC u]'s [Ministry of Foreign Affairs|ORG x]\n= represents x u asserted";
  BOOST_TEST(!are_one(russian, ukrainian));
  BOOST_TEST(are_one(ukrainian, "the [Ukrainian|LOC u] [Foreign Ministry|ORG x]\n= represents x u asserted"));
  BOOST_TEST(!are_one("the [Foreign Ministry|ORG x]", "a [Foreign Ministry|ORG x]"));  // whose?
  const ActorGraph graph = graph_of({annotated("a", russian), annotated("b", ukrainian)});
  BOOST_TEST(actor(graph, actor_of(graph, "a", "x")).label == "Foreign Ministry of Russia");
}

// ---- Offices

BOOST_AUTO_TEST_CASE(who_has_no_name_is_who_held_the_office_then) {
  const auto minister = [](const std::string& name) {
    return "[Niger|LOC n]'s [foreign minister|per x], [" + name + "|PER x]\n= represents x n asserted";
  };
  const std::string unnamed =
      "The [Nigerien|LOC n] [foreign minister|per x] met [Bo|PER b].\n= represents x n asserted\n= meets x b asserted";
  const ActorGraph graph =
      graph_of({dated("may", "2031-05-02", minister("Aïssata Boubacar")),
                dated("june", "2031-06-02", minister("Yacouba Halidou")), dated("early", "2031-05-05", unnamed),
                dated("late", "2031-06-01", "Again. " + unnamed)});
  BOOST_TEST(actor_of(graph, "early", "x") == "person/aissata-boubacar");
  BOOST_TEST(actor_of(graph, "late", "x") == "person/yacouba-halidou");
}

BOOST_AUTO_TEST_CASE(before_a_change_of_office_the_former_holder_is_meant) {
  const std::string change =
      "[Nadia Sadek|PER n] succeeds [Omar Gamal|PER o] as [foreign minister|per n] of [Egypt|LOC e].\n"
      "= represents n e asserted\n= represents o e ended";
  Document report = dated("change", "2031-05-10", change);
  report.relations[0].role = report.relations[1].role = "foreign minister";
  const ActorGraph graph = graph_of({report, dated("before", "2031-05-02",
                                                   "[Egypt|LOC e]'s [foreign minister|per x] met [Bo|PER b].\n"
                                                   "= represents x e asserted\n= meets x b asserted")});
  BOOST_TEST(actor_of(graph, "before", "x") == "person/omar-gamal");
}

BOOST_AUTO_TEST_CASE(spokespeople_without_a_name_stay_apart) {
  const std::string text =
      "A [UN|ORG u] [spokesman|per x] met [Bo|PER b].\n= represents x u asserted\n= meets x b asserted";
  BOOST_TEST(!are_one(text, "Later. " + text));
}

// ---- The authority file

BOOST_AUTO_TEST_CASE(an_authority_decides_where_it_speaks) {
  std::vector<Record> records;
  for (const char* text : {"[Abu Yaqin|PER x]", "[Salim Haddad|PER x]", "[Haddad|PER x]"}) {
    records.push_back(record_of(annotated(text, text)));
  }
  const AuthorityEntry entry{"Q42", "Salim Haddad", {"Abu Yaqin"}, Kind::person, "https://example.org/Q42"};
  const ActorGraph graph = build_graph(records, {entry});
  BOOST_TEST(boost::num_vertices(graph.network) == 1u);
  BOOST_TEST(graph.network[0].id == "Q42");
  BOOST_TEST(graph.network[0].label == "Salim Haddad");
  BOOST_TEST(graph.network[0].url == "https://example.org/Q42");
}

BOOST_AUTO_TEST_CASE(the_authority_keeps_its_own_apart) {
  std::vector<Record> records;
  for (const char* text : {"[Salim Haddad|PER x]", "[Salim A. Haddad|PER x]"})
    records.push_back(record_of(annotated(text, text)));
  BOOST_TEST(boost::num_vertices(build_graph(records).network) == 1u);
  BOOST_TEST(
      boost::num_vertices(
          build_graph(records, {{"a", "Salim Haddad", {}, {}, ""}, {"b", "Salim A. Haddad", {}, {}, ""}}).network) ==
      2u);
}

BOOST_AUTO_TEST_SUITE_END()
