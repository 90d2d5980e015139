#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"

namespace dramatis {

/// A question to a person, whose answer is a verdict on the graph.
struct Question {
  std::string text;                  ///< one line
  std::vector<std::string> details;  ///< what to judge by, lines
  std::vector<Correction> if_yes;    ///< without who, when and why
  std::vector<Correction> if_no;
  std::vector<std::size_t> actors;  ///< whom it is about: vertices
};

/// Up to `limit` questions whether names mean one actor, the least certain first: whom a bare name could mean as well,
/// then the names and nouns by which documents were joined, those unlike the label and the rarest first. What
/// corrections have settled is not asked.
std::vector<Question> actor_questions(const ActorGraph&, std::size_t limit);

/// Up to `limit` questions whether edges are right, the least confident first; not those that are confirmed. A no
/// rejects the sentences shown and no others, lest an edge be lost that another article states.
std::vector<Question> edge_questions(const ActorGraph&, std::size_t limit);

}  // namespace dramatis
