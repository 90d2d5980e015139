#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/corrections/references.hpp"
#include "graph/link.hpp"
#include "graph/resolve.hpp"

namespace dramatis {

/// Applies corrections while a graph is built, one step after the other. Private to build_graph. Each step throws
/// InputError that shows the corrections which contradict each other.
class Corrector {
 public:
  /// What is given must outlive it.
  Corrector(const std::vector<Record>&, const std::vector<AuthorityEntry>&, const std::vector<Correction>&);

  /// The corrected kinds.
  const std::map<EntityIndex, Kind>& kinds() const { return kinds_; }

  /// What resolution must keep to: of corrections `same` and `different`.
  std::vector<Ruling> rulings();

  /// Gives actors, by number, what corrections `name` and `kind` say, with the reason; a label only where it is given.
  void name(std::vector<Actor>&, const Resolution&);

  /// Leaves out the links that are rejected, and marks those that are confirmed.
  void judge(std::vector<Link>&, const Resolution&);

  /// After all steps: what had no effect.
  std::vector<std::string> notices() const;

 private:
  std::set<std::size_t> actors_of(const ActorReference&, const Resolution&) const;

  const std::vector<Record>& records_;
  const std::vector<Correction>& corrections_;
  References references_;
  std::map<EntityIndex, Kind> kinds_;
  std::set<const Correction*> in_force_;
  std::vector<std::string> notices_;
};

}  // namespace dramatis
