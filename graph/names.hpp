#pragma once

#include <string>
#include <string_view>

namespace dramatis {

/// A name in the form in which names are compared: transliterated to Latin, without marks, case folded, punctuation
/// dropped, spaces single ("Recep Tayyip Erdoğan" -> "recep tayyip erdogan", "Зеленский" -> "zelenskij").
std::string fold_name(std::string_view utf8);

}  // namespace dramatis
