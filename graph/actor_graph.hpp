#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "extract/document.hpp"
#include "graph/corrections/authority.hpp"
#include "graph/corrections/corrections.hpp"

/// The network of actors, made from the records of documents.
namespace dramatis {

/// What one document says, kept so that graphs can be rebuilt and united. Entities are local to the document.
struct Record {
  struct Entity {
    std::string id;
    Kind kind = Kind::person;
    std::map<std::string, std::size_t> names;  ///< surface forms of proper names, with counts
    std::map<std::string, std::size_t> roles;  ///< surface forms of nominal mentions, with counts
    std::size_t mentions = 0;
    std::size_t he = 0;   ///< mentions that tell a man: pronouns and nouns such as "spokesman"
    std::size_t she = 0;  ///< mentions that tell a woman
    std::string actor;    ///< set by build_graph: the id of its node, empty if it has none
  };
  struct Statement {
    Relation relation;      ///< source, target and attribution are ids of `entities`
    std::string sentence;   ///< the text of the sentence that states it, on one line
    std::size_t start = 0;  ///< of the sentence, in code points of the document's text
    std::size_t end = 0;
  };

  std::string hash;  ///< SHA-256 of the document's text, hexadecimal: the record's key
  std::string document;
  std::string source;
  std::string url;
  std::string title;
  std::string date;
  std::string model;
  std::vector<Entity> entities;
  std::vector<Statement> statements;
};

/// A sentence that states an edge.
struct Evidence {
  struct Place {
    std::string document;  ///< id of the document
    std::size_t sentence = 0;
    std::size_t start = 0;  ///< in code points of the document's text
    std::size_t end = 0;
  };
  Place place;
  std::vector<Place> copies;  ///< the same sentence elsewhere: wire copy counts once
  std::string text;
  std::string role;
  std::string when;
  std::string where;
  std::string attribution;  ///< what the one who says so is called; empty where the text says so itself
  double confidence = 1;
  std::string confirmed;    ///< by whom, when and why, as attribution() has it; empty: by nobody
  bool superseded = false;  ///< a later report of the same event has another status (graph/events/events.hpp)
};

/// Why a name of an actor is taken for it.
struct Reason {
  std::string name;      ///< as the text has it; of who has no name, the noun
  std::string why;       ///< such as "surname of Recep Tayyip Erdogan, and of nobody else"
  std::string document;  ///< id of the document, where only one is meant

  auto operator<=>(const Reason&) const = default;
};

/// A node: one actor, whatever its spellings.
struct Actor {
  std::string id;     ///< readable key such as "person/recep-tayyip-erdogan", unique in its graph
  std::string label;  ///< the fullest usual form of the name
  Kind kind = Kind::person;
  std::map<std::string, std::size_t> aliases;  ///< every name in the texts, with counts
  std::map<std::string, std::size_t> roles;    ///< such as "president of Turkey", with counts
  std::size_t mentions = 0;
  std::vector<std::string> documents;  ///< ids, sorted
  std::vector<Reason> reasons;         ///< sorted
  std::vector<std::string> could_be;   ///< labels of others that a bare name fits as well, sorted
  std::string url;                     ///< from the authority file
};

/// An edge: one for each source, relation, target and status, so that a meeting held in May and one refused in June
/// both stand.
struct Tie {
  RelationType relation = RelationType::leads;
  Status status = Status::asserted;
  double confidence = 1;           ///< of the best evidence; 1 if confirmed
  std::string confirmed;           ///< by whom the edge is, or one of its sentences; empty: by nobody
  std::vector<Evidence> evidence;  ///< ordered by document and sentence
};

/// Of a meets edge, source and target are ordered by id.
using Network = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Actor, Tie>;

struct ActorGraph {
  Network network;                        ///< vertices ordered by id; edges by source, target, relation, status
  std::vector<Record> records;            ///< ordered by hash
  std::vector<AuthorityEntry> authority;  ///< sorted
  std::vector<Correction> corrections;    ///< sorted
  std::vector<std::string> notices;       ///< of building, for its user: a correction that fits nothing, or the like
};

/// The record of a document: what resolution needs, and the text of the sentences that state something. What a
/// relation lacks of role, when and where is read from its sentence (extract/circumstances.hpp). Entities "-" are left
/// out.
Record record_of(const Document&);

/// The graph of all records: a function of their set, independent of their order. Of records with the same hash one
/// counts. Actors are all who have a name, and the unnamed of whom something is stated. What is rejected is not in the
/// network, but stays in the records. Throws InputError that shows corrections which contradict each other, or entries
/// of the authority with one id that differ.
ActorGraph build_graph(std::vector<Record>, std::vector<AuthorityEntry> = {}, std::vector<Correction> = {});

/// For each record the id by which the graph refers to its document: the record's own, with a piece of the hash
/// ("talks#1f3a9c02b7d4") where several of the records have the same.
std::vector<std::string> document_ids(const std::vector<Record>&);

}  // namespace dramatis
