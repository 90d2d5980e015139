#pragma once

#include <cstddef>
#include <iosfwd>
#include <vector>

#include "graph/find.hpp"
#include "graph/table.hpp"

namespace dramatis {

/// Groups of actors who have more to do with each other than with the rest.
struct Communities {
  std::vector<std::vector<Vertex>> groups;  ///< a partition of all actors, the largest first; of each the actor first
                                            ///< whom most evidence ties to the others
  double modularity = 0;                    ///< how far the ties within exceed those of chance (Newman 2004): below 1
};

/// The communities that the Louvain method (Blondel et al. 2008) finds, each of which hangs together. A pair of actors
/// is tied by as many sentences as its ties that are not denied have for evidence. A function of the network.
Communities communities_of(const Network&);

/// Prints a row for each community of two actors or more with its `top` first ones (table), a row for each actor (csv)
/// or one object with all of them (json).
void write_communities(std::ostream&, const Network&, const Communities&, std::size_t top, TableFormat);

}  // namespace dramatis
