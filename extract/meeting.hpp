#pragma once

#include <string>

#include "extract/sentence_view.hpp"

namespace dramatis {

/// When a sentence dates a meeting, as Relation::when. Of several time expressions the one that stands nearest to the
/// word for the meeting and the later of the two who meet, measured in words, with more for each clause between; its
/// tense must agree with the status ("will" is no tense of what has happened), and no other verb may own it.
std::string meeting_time(const SentenceView&, const Relation&);

/// The mention of the place at which a sentence sets a meeting: one behind "in", "at" and the like, or where somebody
/// goes to meet, that takes no part in it; the nearest as above. Null if there is none.
const Mention* meeting_place(const SentenceView&, const Relation&);

}  // namespace dramatis
