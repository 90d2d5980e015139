#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// What is known of an actor besides what its entities say.
struct ResolvedActor {
  const AuthorityEntry* authority = nullptr;  ///< that names it
  const std::string* country = nullptr;       ///< the usual name, if it is one
  std::string owner;                          ///< of a body such as a foreign ministry: whose it is
  std::vector<Reason> reasons;                ///< their documents are numbers of records
  std::vector<std::size_t> could_be;          ///< other actors that its bare name fits
};

/// Which entities of all records are one actor.
struct Resolution {
  std::vector<std::vector<std::size_t>> actor_of;  ///< by record and entity: the number of its actor
  std::vector<ResolvedActor> actors;
};

/// Resolves the entities of records, which must be in an order that depends on nothing but their set. A sieve of
/// passes, the surest first (Raghunathan et al. 2010, A Multi-Pass Sieve for Coreference Resolution), each in
/// graph/resolution: rulings and authority, places, organizations, persons by their names, then all by their offices.
/// Candidates are found by keys, never by comparing all pairs, so that time stays near linear.
///
/// No chain of likenesses joins two full names that differ; who shares a document with another is not joined with it by
/// mere likeness; a bare name that fits several is left alone.
Resolution resolve(const std::vector<Record>&, const std::vector<AuthorityEntry>&, const std::vector<Ruling>&);

}  // namespace dramatis
