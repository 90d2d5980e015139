#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/resolution/passes.hpp"
#include "graph/resolution/person_names.hpp"
#include "graph/resolution/profile.hpp"

namespace dramatis {

using Entities = std::vector<std::size_t>;

/// The named persons of all records, on which the passes over their names work. Names stand in one spelling
/// (Spellings).
struct People {
  const Facts& facts;
  Clusters& clusters;
  std::vector<Names> names;                 ///< by entity
  std::map<std::string, Entities> bearers;  ///< of a full name
  std::map<std::string, Entities> persons;  ///< of a full name: an entity of each, when its bearers are joined
  Entities bare;                            ///< who have no full name

  People(const Facts&, Clusters&);

  /// The name as the text has it, of several the fullest kind's most usual.
  std::string surface(std::size_t entity) const;

  bool is_one(std::size_t a, std::size_t b) { return clusters.find(a) == clusters.find(b); }

  Profile profile(std::size_t entity) { return profile_of(facts, clusters, entity); }

  /// What besides the name says that two are one; empty if nothing does, or something speaks against it.
  std::string support_of(std::size_t, std::size_t);

  /// How many named persons the records of both have.
  std::size_t shared_company(std::size_t, std::size_t);

 private:
  std::unordered_map<std::size_t, std::size_t> first_of_record_;
};

/// Joins who have full names, and fills `persons`.
void join_full_names(People&);

/// Joins who have none with the bearers whose short form it is. Returns for entities that stay alone, because the name
/// fits several, one entity of each.
std::map<std::size_t, Entities> join_bare_names(People&);

}  // namespace dramatis
