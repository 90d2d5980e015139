#pragma once

#include <string>

#include "extract/sentence_view.hpp"

namespace dramatis {

/// The noun for the relation's source that stands nearest to its target in the sentence: "president" in "Kenya's
/// president". Empty if there is none.
std::string office_in(const SentenceView&, const Relation&);

/// When an office began or ended, as the interval in which it is held: "since 2009" is "2009/..", "became president in
/// May" is "2024-05/..", "until 2009" and "stepped down in 2009" are "../2009", "from 1993 to 1996" is "1993/1996".
/// `relations` are all of the sentence. Empty where the sentence does not date it clearly, as where the holder has two.
std::string tenure_in(const SentenceView&, const Relation&, const std::vector<Relation>& relations);

}  // namespace dramatis
