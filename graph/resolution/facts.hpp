#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/actor_graph.hpp"

/// What the records say of each of their entities, in the form in which the passes of resolve() compare it. Entities of
/// all records are numbered in a row.
namespace dramatis {

using Names = std::map<std::string, std::size_t>;  ///< with counts

enum class Gender { unknown, he, she };

/// That an entity leads or represents another, as one sentence says.
struct Post {
  std::size_t of = 0;  ///< the entity that is led or represented
  RelationType relation = RelationType::leads;
  Status status = Status::asserted;
  std::string title;  ///< as title_key gives it; may be empty
};

struct EntityFacts {
  std::size_t record = 0;
  const Record::Entity* entity = nullptr;
  Kind kind = Kind::person;                     ///< that most records give to the name, if it is long enough to tell
  Names names;                                  ///< by name_key
  std::map<std::string, std::string> surfaces;  ///< by name_key: the most usual way that the text has it
  std::vector<std::string> titles;              ///< of its nouns, by title_key
  Gender gender = Gender::unknown;
  std::optional<std::chrono::sys_days> date;  ///< of the document
  std::vector<Post> posts;                    ///< that it holds
  std::vector<std::size_t> holders;           ///< entities with a post of it, one for each post
  bool meets = false;                         ///< is an end of a meeting

  bool is_named() const { return !names.empty(); }
};

/// A name in the form in which names are compared: folded, without a leading article; of persons with the hyphens of
/// double names, "jean-luc vance-holloway".
std::string name_key(std::string_view surface, Kind);

std::vector<EntityFacts> facts_of(const std::vector<Record>&);

/// The title of an office in the form in which titles are compared: "premier" -> "prime minister", "minister of foreign
/// affairs", "top diplomat" -> "foreign minister".
std::string title_key(std::string_view role);

/// The name of an organization in the form in which they are compared, from a fold_name: American spelling, "ministry
/// of foreign affairs" -> "foreign ministry", no "inc" or "ltd".
std::string organization_key(const std::string& folded_name);

std::vector<std::string> words_of(const std::string& name);

/// Words with single spaces between them.
std::string join_words(std::vector<std::string>::const_iterator first, std::vector<std::string>::const_iterator last);

}  // namespace dramatis
