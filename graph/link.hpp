#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// A statement between two actors, which are numbered as resolution does. Private to build_graph.
struct Link {
  std::size_t source;
  std::size_t target;
  const Record::Statement* statement;
  const Record* record;
  const std::string* document;       ///< id
  std::optional<std::size_t> sayer;  ///< to whom it is attributed
  std::string confirmed;             ///< as Evidence has it
  std::string tie_confirmed;         ///< as Tie has it
  std::string attribution;           ///< as Evidence has it

  const Relation& relation() const { return statement->relation; }
};

}  // namespace dramatis
