#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "extract/document.hpp"
#include "extract/time_grammar.hpp"

namespace dramatis {

/// The word of a sentence that says whether what an expression dates lies behind or ahead.
struct Tense {
  Direction direction;
  Span word;         ///< in the sentence: "met", "will", "scheduled"
  bool is_reported;  ///< a verb of saying right beside it: "said on Thursday"
};

/// The tense in which a time expression of a sentence stands: that of the nearest verb before it in its clause, or of
/// the next one where it opens a clause; nothing where there is none or where it may be either ("agreed to meet on
/// Friday", "receives"). A search by words, no parse.
std::optional<Tense> tense_at(std::string_view sentence, Span expression);

}  // namespace dramatis
