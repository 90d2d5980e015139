#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "graph/resolution/clusters.hpp"
#include "graph/resolution/passes.hpp"

namespace dramatis {

/// What a cluster of entities does and is, to weigh whether another could be the same actor.
struct Profile {
  std::set<std::string> titles;     ///< offices and nouns
  std::set<std::size_t> employers;  ///< named clusters that it leads or represents now, and theirs
  std::set<std::pair<std::string, std::size_t>> offices;  ///< title and cluster
  Gender gender = Gender::unknown;
};

Profile profile_of(const Facts&, Clusters&, std::size_t entity);

bool same_office(const Profile&, const Profile&);
bool same_title(const Profile&, const Profile&);
bool same_employer(const Profile&, const Profile&);

/// Whether both have titles and employers, and no one of these in common; or they are a man and a woman.
bool contradict(const Profile&, const Profile&);

inline bool differ(Gender a, Gender b) { return a != Gender::unknown && b != Gender::unknown && a != b; }

}  // namespace dramatis
