#include "extract/time_rules.hpp"

#include <utility>

#include "extract/time_readers.hpp"

namespace dramatis {

namespace {

/// Expanded in the patterns, in this order.
const std::vector<std::pair<std::string, std::string>> macros{
    {"WEEKDAY", "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"},
    {"MONTH", std::string(month_pattern)},
    {"YEAR", "(?:1[89]|20)\\d\\d"},
    {"DAY", "(?:[12]\\d|3[01]|0?[1-9])"},
    {"NTH", "(?:st|nd|rd|th)"},
    {"TO", "(?: ?[-\u2013] ?| to | and )"},
    {"NUMBER",
     "(?:\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)"},
    {"UNIT", "(?:day|week|month|year|decade)"},
    {"PART", "(?:morning|afternoon|evening|night)"},
    {"WHICH", "(?i:this past|this coming|the coming|the previous|the past|coming|previous|past|last|next|this)"},
    {"BEFORE_TIME",
     "(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|of|[Bb]efore|[Aa]fter|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|"
     "through|throughout|for|[Bb]etween)"},
};

std::string expanded(std::string pattern) {
  for (const auto& [name, text] : macros)
    for (auto at = pattern.find(name); at != pattern.npos; at = pattern.find(name, at + text.size()))
      pattern.replace(at, name.size(), text);
  return pattern;
}

using Cues = std::vector<std::string_view>;
const Cues months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
const Cues digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, centuries{"18", "19", "20"};
const Cues units{"day", "week", "month", "year", "decade"}, parts{"morning", "afternoon", "evening", "night"};

}  // namespace

const std::vector<TimeRule>& time_rules() {
  static const std::vector<TimeRule> rules = [] {
    std::vector<TimeRule> list;
    const auto add = [&](const Cues& cues, const char* pattern, TimeRead* read) {
      list.push_back({cues, Regex(expanded(pattern)), read});
    };
    add({"-"}, R"(\bYEAR-\d\d-\d\d\b)", read_iso);
    add(months, R"(\b(?<month>MONTH)\.? (?<day>DAY)NTH?(?:TO(?<to>DAY)NTH?(?! [ap]\.?m))?(?:,? (?<year>YEAR))?\b(?!:))",
        read_date);
    add(months, R"(\b(?<day>DAY)NTH?(?:TO(?<to>DAY)NTH?)?(?: of)? (?<month>MONTH)\b\.?(?:,? (?<year>YEAR)\b)?)",
        read_date);
    add(months, R"(\b(?<month>MONTH)\b\.?(?: of)?,? (?<year>YEAR)\b)", read_month);
    add(months,
        R"(\b(?:(?<which>WHICH) |(?<=\bBEFORE_TIME )|(?<=\b(?:to|and|until) )|(?<=[Mm]id-)|)"
        R"((?!Ma[yr]))(?<month>MONTH)\b(?! \d))",
        read_month);
    add(centuries, R"((?<=\bBEFORE_TIME |YEAR (?:and|to|until|till|through) )(?<year>YEAR)\b(?![,.-]\d))", read_year);
    add(centuries, R"(\b(?<year>YEAR)[-\u2013](?<to>(?:20|19)?\d\d)\b)", read_year);
    add({"0s"}, R"(\b(?:[Tt]he )?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?<year>(?:1[89]|20)\d0)s\b)", read_decade);
    add({"day"}, R"(\b(?:(?<which>WHICH) )?(?<weekday>WEEKDAY)\b)", read_weekday);
    add({"spring", "summer", "autumn", "winter"},
        R"((?:\b(?<which>WHICH) |(?<=\bBEFORE_TIME (?:the )?))(?<season>spring|summer|autumn|)"
        R"(winter)\b(?! (?:house|school|camp|break|home|residence|session|holiday)s?\b))",
        read_season);
    add({"fall"}, R"((?:\b(?<which>WHICH) |(?<=\b[Ii]n the ))(?<season>fall)\b(?! of))", read_season);
    add({"quarter"}, R"(\bthe (?<number>first|second|third|fourth) quarter\b(?: of (?<year>YEAR)\b)?)", read_quarter);
    add(digits,
        R"((?<=\b(?:[Oo]n|[Bb]y|[Uu]ntil|for|[Bb]efore|[Aa]fter|from|)"
        R"([Ss]ince) )the (?<day>DAY)NTH\b(?! (?!of|in|at|to|and|with|for|by|when|after|before|is|was)\w))",
        read_day_of_month);
    add({"week", "month", "year", "decade", "quarter"},
        R"(\b(?<which>WHICH) (?<unit>week|month|year|decade|weekend|quarter)\b(?!-))", read_unit);
    add({"weekend"}, R"(\b(?:(?<which>the) )?(?<unit>weekend)\b)", read_unit);
    add({" of the "}, R"(\b(?:the )?(?<part>end|close) of the (?<unit>week|month|year|decade)\b)", read_end);
    add({" of the "},
        R"(\b(?:the )?(?:beginning|start|middle|rest|course|half) of the (?<unit>week|month|year|decade)\b)", read_end);
    add({" in the "}, R"(\b(?:[Ll]ater|[Ee]arlier|[Ll]ate|[Ee]arly) in the (?<unit>week|month|year|decade)\b)",
        read_end);
    add({"day", "night", "morrow", "morning", "afternoon", "evening"},
        R"(\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Oo]vernight|[Tt]his (?:morning|afternoon|)"
        R"(evening)|[Ll]ast night|[Tt]he day after tomorrow|[Tt]he day before yesterday)\b)",
        read_deictic);
    add({" ago"}, R"(\b(?i:(?<number>NUMBER)) (?<unit>UNIT)s? (?<ago>ago)\b)", read_distance);
    add(units,
        R"((?<!\b(?:first|only|once|twice|time|times|last|)"
        R"(second)(?: \w{1,12}){0,2} )\b[Ii]n (?<number>NUMBER) (?<unit>UNIT)s?\b(?! of))",
        read_distance);
    add({"earlier", "later", "before", "after"},
        R"(\b(?i:(?<number>NUMBER|the)) (?:(?<unit>UNIT)s?|PARTs?) (?<how>earlier|later|before|)"
        R"(after)\b(?<clause> (?=\w)(?!on |in |at |but |and ))?)",
        read_anchored);
    add({"previous", "next", "following", "same"},
        R"(\b(?i:(?<number>the)) (?<how>previous|next|following|same) (?:(?<unit>UNIT)|PART)\b)", read_anchored);
    add({"er in the day"}, R"(\b(?:[Ll]ater|[Ee]arlier) in the (?<unit>day)\b)", read_anchored);
    add(digits, R"(\b(?:at )?(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))? ?(?<half>[ap])\.?m\b\.?)", read_clock);
    add({"noon", "midday", "midnight"}, R"(\b(?:at )?(?<word>noon|midday|midnight)\b)", read_clock);
    add(digits, R"(\b[Aa]t (?<hour>\d{1,2})[:.](?<minute>\d\d)\b)", read_clock);
    add({" in the "}, R"(\b[Aa]t (?<hour>NUMBER) in the (?<half>morning|afternoon|evening)\b)", read_clock);
    add(parts, R"(\b(?:(?:in|on) )?(?:the )?(?:early |late )?PART\b)", read_day_part);
    add({"Christmas", "New Year", "May Day", "Valentine", "Boxing"},
        R"((?:\b(?<which>last|next|this) |(?<=\b(?:at|by|before|after|on|since|until|over|around|)"
        R"(for) ))(?<name>Christmas(?: Eve| Day)?|New Year(?:['\u2019]s (?:Eve|Day))?|May Day|)"
        R"(Valentine['\u2019]s Day|Boxing Day)\b)",
        read_holiday);
    add({"soon", "shortly", "recently", "these days", "in due course"},
        R"((?<!\bas )\b(?:soon|shortly)\b(?! (?:after|before|as)\b)|\b(?:recently|these days|in due course)\b)",
        read_indefinite);
    add({"coming", "recent", "next", "past", "last", "following"},
        R"(\b[Ii]n (?:the )?(?:coming|recent|next|past|last|following) (?:few |couple of |)"
        R"(NUMBER )?(?:hour|UNIT)s?\b)",
        read_indefinite);
    add({"ithin "}, R"(\b[Ww]ithin (?:the |NUMBER )?(?:hour|UNIT)s?\b)", read_indefinite);
    add({"very "},
        R"(\b(?:(?:[Oo]n )?the (?:first|second|third|fourth|last) WEEKDAY of )?[Ee]very (?:WEEKDAY|UNIT|)"
        R"(month)\b)",
        read_indefinite);
    add({"n the eve of "}, R"(\b[Oo]n the eve of [^,.;:]+)", read_indefinite);
    return list;
  }();
  return rules;
}

}  // namespace dramatis
