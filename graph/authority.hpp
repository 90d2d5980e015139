#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/document.hpp"

namespace dramatis {

/// An actor that the user's authority file knows. Where a name or alias of it is used, it decides who is meant.
struct AuthorityEntry {
  std::string id;    ///< becomes the node's key
  std::string name;  ///< becomes the label
  std::vector<std::string> aliases;
  std::optional<Kind> kind;  ///< of actors of this kind only
  std::string url;

  auto operator<=>(const AuthorityEntry&) const = default;
};

}  // namespace dramatis
