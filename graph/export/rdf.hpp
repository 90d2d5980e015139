#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/actor_graph.hpp"

/// The graph in RDF, as both Turtle and JSON-LD have it. Private to the exports.
///
/// | what       | classes                                          | says                                             |
/// |------------|--------------------------------------------------|--------------------------------------------------|
/// | actor      | schema:Person, schema:Organization, schema:Place | name, other names, roles, documents              |
/// | document   | schema:Article, prov:Entity                      | title, date, url, SHA-256 of its text            |
/// | relation   | rdf:Statement, prov:Entity                       | subject, predicate, object, status, confidence   |
/// | evidence   | schema:Quotation, prov:Entity                    | text, role, when, where; quoted from a document  |
/// | occurrence | oa:SpecificResource                              | document, sentence, offsets (W3C Web Annotation) |
///
/// A relation is a statement about a relation (reification), never the relation itself, so that no reasoner takes a
/// meeting that was planned or denied for one that was held. What schema.org, PROV-O and Web Annotation have no word
/// for is in a vocabulary of our own, which the graph explains. IRIs of things are relative to the file: the keys of
/// two graphs need not mean the same.
namespace dramatis::rdf {

/// A prefix and its namespace.
using Prefix = std::pair<std::string_view, std::string_view>;
inline constexpr std::array<Prefix, 7> prefixes{{
    {"d", "urn:dramatis:"},
    {"oa", "http://www.w3.org/ns/oa#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"schema", "https://schema.org/"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
}};

struct Term {
  enum class Sort {
    iri,      ///< relative to the file, or absolute
    name,     ///< with a prefix: "d:meets"
    literal,  ///< of `datatype`; a text where that is empty
  };
  Sort sort;
  std::string text;
  std::string_view datatype = {};  ///< with a prefix: "xsd:date"
};

/// A subject with what is said about it.
struct Node {
  std::string iri;  ///< relative to the file, or a name with prefix
  std::vector<std::string_view> types;
  std::vector<std::pair<std::string_view, Term>> says;
};

/// All subjects: first the vocabulary, then actors, documents, relations each followed by its evidence.
std::vector<Node> to_nodes(const ActorGraph&);

}  // namespace dramatis::rdf
