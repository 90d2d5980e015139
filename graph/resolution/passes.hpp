#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "graph/resolution/clusters.hpp"
#include "graph/resolution/facts.hpp"

/// The passes of resolve(), in their order. Each joins clusters of the entities of its kind.
namespace dramatis {

using Facts = std::vector<EntityFacts>;

/// By entity: the country that a place is, nullptr if it is none.
using Countries = std::vector<const std::string*>;

/// Countries by name, demonym and, where it acts, their capital; other places by name.
Countries resolve_places(const Facts&, Clusters&);

/// Organizations by name, spelling, acronym and short form.
void resolve_organizations(const Facts&, Clusters&);

/// Persons by name. Returns for entities that stay alone, because their bare name fits several, one entity of each.
std::map<std::size_t, std::vector<std::size_t>> resolve_persons(const Facts&, Clusters&);

/// Bodies that every country may have ("Foreign Ministry"), by whose they are: returns it by entity, empty where there
/// is none.
std::vector<std::string> resolve_bodies(const Facts&, const Countries&, Clusters&);

/// Who has no name, by the office: "the Turkish president" is who held it at the time. Delegations by whose they are.
void resolve_offices(const Facts&, Clusters&);

}  // namespace dramatis
