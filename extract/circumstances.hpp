#pragma once

#include "extract/document.hpp"

namespace dramatis {

/// Fills, where they are empty, the `role` of leads and represents, the `when` of all relations and the `where` of
/// meets, from the words of the sentence and the date of the document. Takes time linear in the text: only sentences
/// with relations are read, and none of more than 5,000 bytes.
void add_circumstances(Document&);

}  // namespace dramatis
