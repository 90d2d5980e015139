#pragma once

#include <string>

#include "graph/actor_graph.hpp"

/// What actors are called.
namespace dramatis {

inline bool is_named(const Actor& actor) { return !actor.aliases.empty(); }

/// Of a named actor the longest form of the name that is not much rarer than the most usual one. Of a person only names
/// of several words count, if there is one; of a place the most usual form is taken, lest Kenya be called Kenyan.
std::string fullest_usual_name(const Actor&);

/// Of nouns as they stand in the text, with counts, the most usual one: "foreign minister".
std::string usual_noun(const std::map<std::string, std::size_t>& nouns);

/// The label of a body that every country may have, with its owner: "Foreign Ministry" -> "Foreign Ministry of Oman".
std::string with_owner(const std::string& label, const std::string& country);

/// The label as it stands after "of": "the United States", "the delegation of Ukraine", "Kenya".
std::string after_of(const Actor&);

}  // namespace dramatis
