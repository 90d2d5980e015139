#pragma once

#include <string>
#include <string_view>

namespace dramatis {

/// The first full date in a text, as ISO 8601 ("2015-05-18"), empty if there is none. Reads "May 18, 2015",
/// "18th May 2015" and "2015-05-18T10:00Z"; leaves what is written in numbers only, as 5/6/2015 may be two days.
std::string first_date(std::string_view text);

/// The date of an article by its text: a full date in its first lines that stands in a short line of its own or in a
/// dateline ("GENEVA, May 18, 2015 — ..."), as first_date; empty if there is none. A date in running text tells of
/// something else.
std::string document_date(std::string_view text);

}  // namespace dramatis
