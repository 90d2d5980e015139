#pragma once

#include <map>
#include <string>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// Says for a person where evidence stands. On one line and without control characters.
class Sources {
 public:
  explicit Sources(const ActorGraph&);

  /// The date of a document by its id, as it is given; empty if there is none.
  std::string date_of(const std::string& document) const;

  /// A document by its id: "talks/ankara (2031-05-12)".
  std::string dated(const std::string& document) const;

  /// "talks/ankara (2031-05-12), talks/wire; role: foreign minister".
  std::string of(const Evidence&) const;

 private:
  std::map<std::string, std::string> dates_;  // by document
};

}  // namespace dramatis
