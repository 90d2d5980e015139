#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/document.hpp"
#include "extract/time_expressions.hpp"

namespace dramatis {

/// A sentence of a document with its mentions, whose spans count from the sentence's beginning.
struct SentenceView {
  std::string_view text;
  std::vector<Mention> mentions;
  std::optional<Day> date;  ///< of the document
  TimeReader times;

  SentenceView(const Document&, std::size_t sentence);

  /// The spans of an entity's mentions.
  std::vector<Span> of(std::string_view entity) const;
};

/// Bytes between two spans, none where they overlap.
inline std::size_t gap(Span a, Span b) {
  if (a.end <= b.start) return b.start - a.end;
  return b.end <= a.start ? a.start - b.end : 0;
}

}  // namespace dramatis
