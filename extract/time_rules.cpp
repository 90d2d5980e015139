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

TimeRule rule(const char* pattern, TimeRead* read) { return {Regex(expanded(pattern)), read}; }

}  // namespace

const std::vector<TimeRule>& time_rules() {
  static const std::vector<TimeRule> rules = [] {
    std::vector<TimeRule> list;
    const auto add = [&](const char* pattern, TimeRead* read) { list.push_back(rule(pattern, read)); };
    add(R"(\bYEAR-\d\d-\d\d\b)", read_iso);
    add(R"(\b(?<month>MONTH)\.? (?<day>DAY)NTH?(?:TO(?<to>DAY)NTH?(?! [ap]\.?m))?(?:,? (?<year>YEAR))?\b(?!:))",
        read_date);
    add(R"(\b(?<day>DAY)NTH?(?:TO(?<to>DAY)NTH?)?(?: of)? (?<month>MONTH)\b\.?(?:,? (?<year>YEAR)\b)?)", read_date);
    add(R"(\b(?<month>MONTH)\b\.?(?: of)?,? (?<year>YEAR)\b)", read_month);
    add(R"(\b(?:(?<which>WHICH) |(?<=\bBEFORE_TIME )|(?<=\b(?:to|and|until) )|(?<=[Mm]id-)|)"
        R"((?!Ma[yr]))(?<month>MONTH)\b(?! \d))",
        read_month);
    add(R"((?<=\bBEFORE_TIME |YEAR (?:and|to|until|till|through) )(?<year>YEAR)\b(?![,.-]\d))", read_year);
    add(R"(\b(?<year>YEAR)[-\u2013](?<to>(?:20|19)?\d\d)\b)", read_year);
    add(R"(\b(?:[Tt]he )?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?<year>(?:1[89]|20)\d0)s\b)", read_decade);
    add(R"(\b(?:(?<which>WHICH) )?(?<weekday>WEEKDAY)\b)", read_weekday);
    add(R"((?:\b(?<which>WHICH) |(?<=\bBEFORE_TIME (?:the )?))(?<season>spring|summer|autumn|)"
        R"(winter)\b(?! (?:house|school|camp|break|home|residence|session|holiday)s?\b))",
        read_season);
    add(R"((?:\b(?<which>WHICH) |(?<=\b[Ii]n the ))(?<season>fall)\b(?! of))", read_season);
    add(R"(\bthe (?<number>first|second|third|fourth) quarter\b(?: of (?<year>YEAR)\b)?)", read_quarter);
    add(R"((?<=\b(?:[Oo]n|[Bb]y|[Uu]ntil|for|[Bb]efore|[Aa]fter|from|)"
        R"([Ss]ince) )the (?<day>DAY)NTH\b(?! (?!of|in|at|to|and|with|for|by|when|after|before|is|was)\w))",
        read_day_of_month);
    add(R"(\b(?<which>WHICH) (?<unit>week|month|year|decade|weekend|quarter)\b(?!-))", read_unit);
    add(R"(\b(?:(?<which>the) )?(?<unit>weekend)\b)", read_unit);
    add(R"(\b(?:the )?(?<part>end|close) of the (?<unit>week|month|year|decade)\b)", read_end);
    add(R"(\b(?:the )?(?:beginning|start|middle|rest|course|half) of the (?<unit>week|month|year|decade)\b)", read_end);
    add(R"(\b(?:[Ll]ater|[Ee]arlier|[Ll]ate|[Ee]arly) in the (?<unit>week|month|year|decade)\b)", read_end);
    add(R"(\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Oo]vernight|[Tt]his (?:morning|afternoon|)"
        R"(evening)|[Ll]ast night|[Tt]he day after tomorrow|[Tt]he day before yesterday)\b)",
        read_deictic);
    add(R"(\b(?i:(?<number>NUMBER)) (?<unit>UNIT)s? (?<ago>ago)\b)", read_distance);
    add(R"((?<!\b(?:first|only|once|twice|time|times|last|)"
        R"(second)(?: \w{1,12}){0,2} )\b[Ii]n (?<number>NUMBER) (?<unit>UNIT)s?\b(?! of))",
        read_distance);
    add(R"(\b(?i:(?<number>NUMBER|the)) (?:(?<unit>UNIT)s?|PARTs?) (?<how>earlier|later|before|)"
        R"(after)\b(?<clause> (?=\w)(?!on |in |at |but |and ))?)",
        read_anchored);
    add(R"(\b(?i:(?<number>the)) (?<how>previous|next|following|same) (?:(?<unit>UNIT)|PART)\b)", read_anchored);
    add(R"(\b(?:[Ll]ater|[Ee]arlier) in the (?<unit>day)\b)", read_anchored);
    add(R"(\b(?:at )?(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))? ?(?<half>[ap])\.?m\b\.?)", read_clock);
    add(R"(\b(?:at )?(?<word>noon|midday|midnight)\b)", read_clock);
    add(R"(\b[Aa]t (?<hour>\d{1,2})[:.](?<minute>\d\d)\b)", read_clock);
    add(R"(\b[Aa]t (?<hour>NUMBER) in the (?<half>morning|afternoon|evening)\b)", read_clock);
    add(R"(\b(?:(?:in|on) )?(?:the )?(?:early |late )?PART\b)", read_day_part);
    add(R"((?:\b(?<which>last|next|this) |(?<=\b(?:at|by|before|after|on|since|until|over|around|)"
        R"(for) ))(?<name>Christmas(?: Eve| Day)?|New Year(?:['\u2019]s (?:Eve|Day))?|May Day|)"
        R"(Valentine['\u2019]s Day|Boxing Day)\b)",
        read_holiday);
    add(R"((?<!\bas )\b(?:soon|shortly)\b(?! (?:after|before|as)\b)|\b(?:recently|these days|in due course)\b)",
        read_indefinite);
    add(R"(\b[Ii]n (?:the )?(?:coming|recent|next|past|last|following) (?:few |couple of |)"
        R"(NUMBER )?(?:hour|UNIT)s?\b)",
        read_indefinite);
    add(R"(\b[Ww]ithin (?:the |NUMBER )?(?:hour|UNIT)s?\b)", read_indefinite);
    add(R"(\b(?:(?:[Oo]n )?the (?:first|second|third|fourth|last) WEEKDAY of )?[Ee]very (?:WEEKDAY|UNIT|)"
        R"(month)\b)",
        read_indefinite);
    add(R"(\b[Oo]n the eve of [^,.;:]+)", read_indefinite);
    return list;
  }();
  return rules;
}

}  // namespace dramatis
