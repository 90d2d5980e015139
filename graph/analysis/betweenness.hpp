#pragma once

#include <cstddef>
#include <vector>

#include "graph/analysis/walk.hpp"

namespace dramatis {

/// By vertex: the share of the shortest paths of all others that lead through it, from 0 to 1 (Brandes 2001).
std::vector<double> exact_betweenness(const Contacts&);

/// An estimate of it, from the shortest paths that begin at some vertices drawn at random (Brandes and Pich 2007): the
/// same each time for the same contacts. `pivots`: how many, from 1 to their number.
std::vector<double> estimated_betweenness(const Contacts&, std::size_t pivots);

}  // namespace dramatis
