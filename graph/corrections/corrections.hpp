#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.hpp"

/// What a person says about a graph, against what was read or resolved.
namespace dramatis {

struct Record;

/// An actor as a correction refers to it: by a name that the texts use, so that it outlives a new model and new
/// articles. Who has no name is referred to by a noun and the document.
struct ActorReference {
  std::string name;          ///< compared as fold_name does
  std::optional<Kind> kind;  ///< only of this kind
  std::string document;      ///< only in the document with this hash or id; empty: in all

  auto operator<=>(const ActorReference&) const = default;
};

struct Correction {
  enum class Action {
    reject,     ///< the edge, or one sentence as its evidence, is wrong
    confirm,    ///< it is right: its confidence is 1
    same,       ///< two actors are one
    different,  ///< two actors are not one
    name,       ///< the actor's label
    kind        ///< the actor's kind
  };

  Action action = Action::reject;
  ActorReference actor;                  ///< of an edge the source
  ActorReference other;                  ///< of an edge the target; else the second actor of same and different
  std::optional<RelationType> relation;  ///< of reject and confirm
  std::optional<Status> status;          ///< of reject and confirm: only the edge with this status
  std::string document;                  ///< of reject and confirm: only evidence in the document with this hash or id
  std::string sentence;                  ///< and with this text (squeezed); both empty: the whole edge
  std::string value;                     ///< of name and kind
  std::string who;
  std::string when;  ///< ISO 8601
  std::string why;

  auto operator<=>(const Correction&) const = default;
};

std::string_view to_string(Correction::Action);

/// The reverse of to_string. Throws std::invalid_argument which lists the known words.
Correction::Action action_from(std::string_view);

/// Who made it, when and why: "Ada on 2026-11-28: she was in Oslo".
std::string attribution(const Correction&);

/// What it says, for a person: "reject Erdogan meets Putin (planned)".
std::string description(const Correction&);

/// An entity of a record: index into the records, index into its entities.
struct EntityIndex {
  std::size_t record = 0;
  std::size_t entity = 0;

  auto operator<=>(const EntityIndex&) const = default;
};

/// A correction `same` or `different`, applied to records: all of `these` and all of `those` are one actor, or none of
/// `these` is one with any of `those`. A name stands for all entities that bear it; of `same`, for those that bear no
/// longer form of it, if there are any. No entity is divided.
struct Ruling {
  bool same = false;
  std::vector<EntityIndex> these;
  std::vector<EntityIndex> those;
  std::string reason;  ///< "said the same by Ada on 2024-05-14: brothers share the desk"
};

}  // namespace dramatis
