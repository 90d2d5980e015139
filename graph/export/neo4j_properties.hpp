#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/export/properties.hpp"

/// Properties as `dramatis query` (graph/cypher/property_graph.hpp) and Neo4j have them, so that a question to one may
/// be put to the other.
namespace dramatis {

/// id, name, and those of properties_of.
inline std::vector<Property> neo4j_properties(const Actor& actor) {
  std::vector<Property> properties{{"id", key_of(actor.id)}, {"name", one_line(actor.label)}};
  for (Property& property : properties_of(actor)) properties.push_back(std::move(property));
  return properties;
}

/// Those of properties_of but the relation, which is the relationship's type; `date` and `dates` are what is a date of
/// `when`, `documents` are all that `sources` names.
inline std::vector<Property> neo4j_properties(const Tie& tie) {
  std::vector<Property> properties;
  PropertyList dates;
  for (Property& property : properties_of(tie)) {
    if (property.name == "relation") continue;
    if (property.name == "when") {
      for (const std::string& when : std::get<PropertyList>(property.value)) {
        if (when.front() >= '0' && when.front() <= '9') dates.push_back(when);
      }
    }
    properties.push_back(std::move(property));
  }
  std::set<std::string> documents;
  for (const Evidence& evidence : tie.evidence) {
    documents.insert(one_line(evidence.place.document));
    for (const Evidence::Place& copy : evidence.copies) documents.insert(one_line(copy.document));
  }
  properties.push_back({"date", dates.empty() ? std::string() : dates.front()});
  properties.push_back({"dates", std::move(dates)});
  properties.push_back({"documents", PropertyList(documents.begin(), documents.end())});
  return properties;
}

}  // namespace dramatis
