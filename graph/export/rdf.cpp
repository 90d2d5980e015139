#include "graph/export/rdf.hpp"

#include <boost/range/iterator_range.hpp>

#include "graph/events/date_range.hpp"
#include "graph/export/properties.hpp"
#include "graph/web_address.hpp"

namespace dramatis::rdf {
namespace {

using Sort = Term::Sort;

Term iri(std::string text) { return {Sort::iri, std::move(text)}; }
Term name(std::string text) { return {Sort::name, std::move(text)}; }
Term literal(std::string_view text) { return {Sort::literal, one_line(text)}; }
Term number(std::size_t value) { return {Sort::literal, std::to_string(value), "xsd:integer"}; }
Term decimal(double value) {
  const std::string text = to_decimal(value);
  return {Sort::literal, text.find('.') == text.npos ? text + ".0" : text, "xsd:decimal"};
}

void say(Node& node, std::string_view predicate, std::string_view text) {
  if (!text.empty()) node.says.emplace_back(predicate, literal(text));
}

/// A web address as a link; else as text, for it may be anything.
void say_link(Node& node, std::string_view predicate, const std::string& url) {
  const bool is_plain =
      url.find_first_of("<>\"{}|^`\\") == url.npos && one_line(url) == url && url.find(' ') == url.npos;
  if (is_web_address(url) && is_plain) {
    node.says.emplace_back(predicate, iri(url));
  } else {
    say(node, predicate, url);
  }
}

std::string actor_iri(const Actor& actor) { return "#" + key_of(actor.id); }
std::string document_iri(const std::string& id) { return "#document/" + key_of(id); }

std::string_view class_of(Kind kind) {
  if (kind == Kind::person) return "schema:Person";
  return kind == Kind::organization ? "schema:Organization" : "schema:Place";
}

/// The vocabulary's own words, each with what it means.
std::vector<Node> vocabulary() {
  constexpr std::array<std::array<std::string_view, 2>, 19> words{{
      {"d:leads", "The subject heads the object, as its president or chairwoman does."},
      {"d:represents", "The subject speaks or acts for the object."},
      {"d:meets", "The subject and the object meet; symmetric."},
      {"d:status", "Whether a statement tells what is, or what was planned, proposed, denied or has ended."},
      {"d:asserted", "The documents tell it as a fact."},
      {"d:planned", "It is to happen."},
      {"d:proposed", "Somebody wants it to happen."},
      {"d:denied", "It is said that it did not or will not happen."},
      {"d:ended", "It was so once."},
      {"d:confidence", "How sure the program is to have read it right, from 0 to 1."},
      {"d:attribution", "What the text names as the one who says so."},
      {"d:confirmed", "The person who says that it was read right, with date and reason."},
      {"d:superseded", "Later reports of the same event have another status."},
      {"d:role", "The words of an office."},
      {"d:when", "When it is, in EDTF, or the words of the text where they name no date."},
      {"d:where", "The name of the place."},
      {"d:mentions", "How often the documents refer to the actor."},
      {"d:occurrence", "Where a sentence stands."},
      {"d:sentence", "The number of a sentence in its document, from 0."},
  }};
  std::vector<Node> nodes;
  for (const auto& [word, meaning] : words) {
    const std::string_view local = word.substr(2);
    const bool is_status =
        local == "asserted" || local == "planned" || local == "proposed" || local == "denied" || local == "ended";
    Node& node = nodes.emplace_back(Node{std::string(word), {is_status ? "rdfs:Resource" : "rdf:Property"}, {}});
    say(node, "rdfs:comment", meaning);
  }
  return nodes;
}

Node actor_node(const Actor& actor) {
  Node node{actor_iri(actor), {class_of(actor.kind)}, {}};
  say(node, "schema:name", actor.label);
  for (const auto& [alias, count] : actor.aliases) {
    if (alias != actor.label) say(node, "schema:alternateName", alias);
  }
  for (const auto& [role, count] : actor.roles) say(node, "d:role", role);
  node.says.emplace_back("d:mentions", number(actor.mentions));
  say_link(node, "schema:sameAs", actor.url);
  for (const std::string& document : actor.documents) {
    node.says.emplace_back("schema:subjectOf", iri(document_iri(document)));
  }
  return node;
}

Node document_node(const Record& record, const std::string& id) {
  Node node{document_iri(id), {"schema:Article", "prov:Entity"}, {}};
  say(node, "schema:identifier", id);
  say(node, "schema:headline", record.title);
  const std::optional<DateRange> date = parse_date(record.date);
  if (date && to_string(date->first) == record.date) {
    node.says.emplace_back("schema:datePublished", Term{Sort::literal, record.date, "xsd:date"});
  } else {
    say(node, "schema:datePublished", record.date);
  }
  say_link(node, "schema:url", record.url);
  say(node, "schema:sha256", record.hash);
  return node;
}

/// Adds the evidence and the places where its sentence stands.
void add_evidence(std::vector<Node>& nodes, const Evidence& evidence, const std::string& iri_of_it) {
  Node node{iri_of_it, {"schema:Quotation", "prov:Entity"}, {}};
  say(node, "schema:text", evidence.text);
  node.says.emplace_back("d:confidence", decimal(evidence.confidence));
  say(node, "d:role", evidence.role);
  say(node, "d:when", evidence.when);
  say(node, "d:where", evidence.where);
  say(node, "d:attribution", evidence.attribution);
  say(node, "d:confirmed", evidence.confirmed);
  if (evidence.superseded) node.says.emplace_back("d:superseded", Term{Sort::literal, "true", "xsd:boolean"});
  std::vector<Evidence::Place> places{evidence.place};
  places.insert(places.end(), evidence.copies.begin(), evidence.copies.end());
  for (std::size_t i = 0; i < places.size(); ++i) {
    node.says.emplace_back("prov:wasQuotedFrom", iri(document_iri(places[i].document)));
    node.says.emplace_back("d:occurrence", iri(iri_of_it + ";" + std::to_string(i)));
  }
  nodes.push_back(std::move(node));
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string occurrence = iri_of_it + ";" + std::to_string(i);
    nodes.push_back({occurrence,
                     {"oa:SpecificResource"},
                     {{"oa:hasSource", iri(document_iri(places[i].document))},
                      {"d:sentence", number(places[i].sentence)},
                      {"oa:hasSelector", iri(occurrence + ";selector")}}});
    nodes.push_back({occurrence + ";selector",
                     {"oa:TextPositionSelector"},
                     {{"oa:start", number(places[i].start)}, {"oa:end", number(places[i].end)}}});
  }
}

void add_relation(std::vector<Node>& nodes, const Network& network, Network::edge_descriptor edge) {
  const Tie& tie = network[edge];
  const std::string source = key_of(network[boost::source(edge, network)].id);
  const std::string target = key_of(network[boost::target(edge, network)].id);
  const std::string relation(to_string(tie.relation));
  const std::string status(to_string(tie.status));
  const std::string path = source + ";" + relation + ";" + target + ";" + status;
  Node node{"#relation/" + path, {"rdf:Statement", "prov:Entity"}, {}};
  node.says.emplace_back("rdf:subject", iri("#" + source));
  node.says.emplace_back("rdf:predicate", name("d:" + relation));
  node.says.emplace_back("rdf:object", iri("#" + target));
  node.says.emplace_back("d:status", name("d:" + status));
  node.says.emplace_back("d:confidence", decimal(tie.confidence));
  say(node, "d:confirmed", tie.confirmed);
  if (is_superseded(tie)) node.says.emplace_back("d:superseded", Term{Sort::literal, "true", "xsd:boolean"});
  const auto evidence_iri = [&](std::size_t i) { return "#evidence/" + path + ";" + std::to_string(i); };
  for (std::size_t i = 0; i < tie.evidence.size(); ++i) {
    node.says.emplace_back("prov:wasDerivedFrom", iri(evidence_iri(i)));
  }
  nodes.push_back(std::move(node));
  for (std::size_t i = 0; i < tie.evidence.size(); ++i) add_evidence(nodes, tie.evidence[i], evidence_iri(i));
}

}  // namespace

std::vector<Node> to_nodes(const ActorGraph& graph) {
  std::vector<Node> nodes = vocabulary();
  const Network& network = graph.network;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(network))) {
    nodes.push_back(actor_node(network[vertex]));
  }
  const std::vector<std::string> ids = document_ids(graph.records);
  for (std::size_t i = 0; i < ids.size(); ++i) nodes.push_back(document_node(graph.records[i], ids[i]));
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) add_relation(nodes, network, edge);
  return nodes;
}

}  // namespace dramatis::rdf
