#pragma once

#include <cstddef>
#include <string>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// A statement between two actors, which are numbered as resolution does. Private to build_graph.
struct Link {
  std::size_t source;
  std::size_t target;
  const Record::Statement* statement;
  const Record* record;
  const std::string* document;  ///< id
  std::string confirmed;        ///< as Evidence has it
  std::string tie_confirmed;    ///< as Tie has it

  const Relation& relation() const { return statement->relation; }
};

}  // namespace dramatis
