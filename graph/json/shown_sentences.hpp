#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// The sentences that a network's edges show, found by where they stand.
class ShownSentences {
 public:
  struct Shown {
    std::size_t document;  ///< index into `documents`
    std::size_t sentence;
    const std::string* text;
    const Evidence::Place* place;
  };

  /// `documents` are the ids by which the network refers to them. Holds pointers into the network.
  ShownSentences(const Network&, const std::vector<std::string>& documents);

  /// Of several edges the first; nullptr if none shows it.
  const Shown* find(std::size_t document, std::size_t sentence) const;

 private:
  std::vector<Shown> shown_;  // ordered by document and sentence
};

}  // namespace dramatis
