#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "graph/cypher/names.hpp"
#include "graph/cypher/value.hpp"

/// A network of actors as Cypher sees it: a property graph.
///
/// | nodes    | labels: `actor`, and one of `person`, `organization`, `place`                                     |
/// |----------|---------------------------------------------------------------------------------------------------|
/// | name     | the label; compares to strings by any alias, without regard to case and accents (so does `label`) |
/// | id, kind | such as "person/kemal-karabocek" and "person"                                                     |
/// | aliases  | list of all names; each compares without regard to case and accents                               |
/// | roles    | list, such as "president of Turkey", the most usual first                                         |
/// | mentions | how often the texts refer to the actor                                                            |
/// | documents| list of the ids of the documents that do                                                          |
/// | url      | from the authority file, or null                                                                  |
///
/// | relationships | types: `leads`, `represents`, `meets`                                                        |
/// |---------------|----------------------------------------------------------------------------------------------|
/// | status        | asserted, planned, proposed, denied, ended                                                   |
/// | confidence    | of the best evidence, from 0 to 1                                                            |
/// | date, dates   | the earliest of the dates that the evidence gives, or null; all of them                      |
/// | where         | list of the places                                                                           |
/// | roles         | list of the words of the office                                                              |
/// | evidence      | list of the sentences                                                                        |
/// | documents     | list of the ids of the documents that they stand in                                          |
/// | count         | how many sentences                                                                           |
/// | superseded    | whether later reports of the same event have another status                                  |
///
/// A meeting has no direction, but is stored with one: it is asked for without an arrow, (a)-[:meets]-(b).
namespace dramatis::cypher {

class PropertyGraph {
 public:
  /// The network must outlive it.
  explicit PropertyGraph(const Network& of) : network(of), names(of) {}
  PropertyGraph(const PropertyGraph&) = delete;
  PropertyGraph& operator=(const PropertyGraph&) = delete;

  const Network& network;
  const NameIndex names;
};

std::span<const std::string_view> node_labels();
std::span<const std::string_view> relationship_types();
std::vector<std::string_view> node_property_names();
std::vector<std::string_view> relationship_property_names();

bool has_label(const PropertyGraph&, Vertex, std::string_view label);

/// Null where it has no such property.
Value property_of(const PropertyGraph&, Vertex, std::string_view name);
Value property_of(const PropertyGraph&, const Relationship&, std::string_view name);

}  // namespace dramatis::cypher
