#pragma once

#include <optional>
#include <string>

#include "graph/resolution/known_names.hpp"

/// Bodies such as a foreign ministry, an army, a parliament, of which every country may have one.
namespace dramatis {

struct Body {
  std::string what;   ///< "foreign ministry"
  std::string owner;  ///< the country, if the name has it: "Ukrainian Foreign Ministry"
};

/// Of an organization_key; nothing for an organization with a name of its own.
std::optional<Body> body_of(const std::string& key);

/// Whether a word says what a body is, and not which.
bool is_body_word(const std::string& word);

/// data/organizations.tsv, by organization_key.
const KnownNames& known_organizations();

}  // namespace dramatis
