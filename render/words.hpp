#pragma once

#include <chrono>
#include <string>

#include "graph/actor_graph.hpp"

/// What the pictures say about actors and ties.
namespace dramatis {

/// The role by which the texts call a person or organization most often, of equal ones the longest. Empty where there
/// is none, where it only repeats the name, and for places ("the country" says nothing).
std::string main_role(const Actor&);

/// "Anna Berg meets Carl Dahl (planned)".
std::string statement(const Network&, Network::edge_descriptor);

/// Lines of the tooltip of an actor: name and kind, other names, roles, how often it is mentioned and where.
std::string describe(const Actor&);

/// Lines of the tooltip of a tie: its statement, then each sentence with its documents.
std::string describe(const Network&, Network::edge_descriptor);

/// "4 March 2027".
std::string in_words(std::chrono::sys_days);

/// "1 actor", "2 actors".
std::string counted(std::size_t, const std::string& singular);

}  // namespace dramatis
