#include "cli/actor_name.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/names.hpp"

namespace dramatis {

std::vector<Vertex> actors_called(const Network& network, const std::string& name) {
  constexpr std::size_t max_suggestions = 3;
  std::vector<Vertex> actors = find_actors(network, name);
  if (!actors.empty()) return actors;
  std::string message = "no actor of the graph is called '" + name + "'";
  const char* separator = "; near is ";
  for (const std::string& label : near_labels(network, name, max_suggestions)) {
    message += separator + squeeze(label);
    separator = ", ";
  }
  throw std::runtime_error(message);
}

std::vector<Vertex> actors_called(const Network& network, const std::vector<std::string>& names) {
  std::vector<Vertex> all;
  for (const std::string& name : names) {
    const std::vector<Vertex> actors = actors_called(network, name);
    all.insert(all.end(), actors.begin(), actors.end());
  }
  return all;
}

Vertex actor_called(const Network& network, const std::string& name) {
  constexpr std::size_t max_listed = 20;
  const std::vector<Vertex> actors = actors_called(network, name);
  if (actors.size() == 1) return actors.front();
  std::string message =
      "'" + name + "' may be any of " + std::to_string(actors.size()) + " actors; give a longer name or an id:";
  for (std::size_t i = 0; i < std::min(actors.size(), max_listed); ++i) {
    message += "\n  " + squeeze(network[actors[i]].label) + " (" + squeeze(network[actors[i]].id) + ")";
  }
  if (actors.size() > max_listed) message += "\n  ...";
  throw std::runtime_error(message);
}

}  // namespace dramatis
