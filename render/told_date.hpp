#pragma once

#include <string>
#include <string_view>

namespace dramatis {

/// A date as Relation::when has it, in words: "14 May 2024", "May 2024", "20 to 26 May 2024", "about 14 May 2024",
/// "from 2012". `until` opens intervals without a start: "by 17 May 2024". What is no date is quoted: “the weekend”.
std::string told_date(std::string_view when, std::string_view until = "by");

}  // namespace dramatis
