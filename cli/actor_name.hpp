#pragma once

#include <string>
#include <vector>

#include "graph/find.hpp"

namespace dramatis {

/// The actors that a name of the user's means. Throws std::runtime_error with the nearest names if it means none.
std::vector<Vertex> actors_called(const Network&, const std::string& name);

/// Those of several names.
std::vector<Vertex> actors_called(const Network&, const std::vector<std::string>& names);

/// The only actor that it means. Throws std::runtime_error which lists them if there are several.
Vertex actor_called(const Network&, const std::string& name);

}  // namespace dramatis
