#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/document.hpp"

namespace dramatis {

/// An actor that the user's authority file knows. Where a name or alias of it is used, it decides who is meant, unless
/// another entry claims the same name.
struct AuthorityEntry {
  std::string id;    ///< becomes the node's key
  std::string name;  ///< becomes the label
  std::vector<std::string> aliases;
  std::optional<Kind> kind;  ///< of actors of this kind only
  std::string url;

  auto operator<=>(const AuthorityEntry&) const = default;
};

/// The entries sorted, one for each id: of those with the same id the aliases are put together, and a kind or url that
/// only one gives is taken. A function of their set. Throws InputError if two give an id different names, kinds or
/// urls.
std::vector<AuthorityEntry> unite(std::vector<AuthorityEntry>);

/// For each name that several entries of one kind claim, a sentence that says which: such a name decides nothing.
std::vector<std::string> ambiguous_names(const std::vector<AuthorityEntry>&);

}  // namespace dramatis
