#pragma once

#include <string>
#include <string_view>

#include "extract/fold.hpp"

namespace dramatis {

/// A name in the form in which names are compared: transliterated to Latin, without marks, case folded, punctuation
/// dropped, spaces single ("Recep Tayyip Erdoğan" -> "recep tayyip erdogan", "Зеленский" -> "zelenskij"). Full stops
/// and apostrophes leave nothing ("U.S." -> "us"), other punctuation parts words ("al-Assad" -> "al assad").
std::string fold_name(std::string_view utf8);

/// A folded name in the form that the usual ways to write a foreign name in English share: "zelensky", "zelenskyy" and
/// "zelenskij" -> "zilinski", "el harthy" and "al harthi" -> "al harti". Words that come out short stay as they are,
/// for there "Lee" and "Li" are two names. Words may be joined by hyphens, which are kept.
std::string spelling_key(std::string_view folded_name);

/// Whether a word is a title that some write before a name as if it were a part of it, by its spelling_key.
bool is_honorific(std::string_view word);

/// Lower case, but for words all of capitals ("Deputy CEO" -> "deputy CEO").
std::string lower_words(std::string_view utf8);

}  // namespace dramatis
