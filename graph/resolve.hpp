#pragma once

#include <cstddef>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// Which entities of all records are one actor.
struct Resolution {
  std::vector<std::vector<std::size_t>> actor_of;  ///< by record and entity: the number of its actor
  std::vector<const std::string*> countries;       ///< by actor: the country's usual name; nullptr of all others
};

/// Resolves the entities of records, which must be in an order that depends on nothing but their set. Takes time near
/// linear in the number of names.
///
/// - A place that is called by the name of a country or by its demonym is that country.
/// - Other places, and organizations, are one where they share a folded name.
/// - Persons are one where they share their full name, or where a shorter form belongs to no other full name: one that
///   the full name ends with ("Erdogan", "al-Assad"), or that a document uses for the bearer of the full name.
/// - Who has no name is nobody else.
Resolution resolve(const std::vector<Record>&);

}  // namespace dramatis
