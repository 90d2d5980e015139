#include "graph/export/properties.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "extract/fold.hpp"
#include "extract/utf8.hpp"

namespace dramatis {
namespace {

bool is_unreserved(UChar32 c) {
  const bool is_alphanumeric = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
  return is_alphanumeric ||
         (c > 0 && c < 0x80 && std::string_view("-._~/").find(static_cast<char>(c)) != std::string_view::npos);
}

/// Whether it is outside ASCII, and a character that IRIs may hold (RFC 3987).
bool is_ucschar(UChar32 c) {
  return (c >= 0xA0 && c < 0xD800) || (c >= 0xF900 && c < 0xFDD0) || (c >= 0xFDF0 && c < 0xFFF0) ||
         (c >= 0x10000 && c < 0xE0000 && (c & 0xFFFF) < 0xFFFE);
}

/// The Char production of XML 1.0.
bool is_xml_char(UChar32 c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
         c >= 0x10000;
}

PropertyList keys_of(const std::map<std::string, std::size_t>& counts) {
  PropertyList keys;
  for (const auto& [key, count] : counts) keys.push_back(one_line(key));
  return keys;
}

PropertyList most_usual_first(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  PropertyList keys;
  for (const auto& [key, count] : sorted) keys.push_back(one_line(key));
  return keys;
}

/// What the evidence says, each once, sorted.
PropertyList gather(const Tie& tie, std::string Evidence::* member) {
  std::set<std::string> texts;
  for (const Evidence& evidence : tie.evidence) {
    if (!(evidence.*member).empty()) texts.insert(one_line(evidence.*member));
  }
  return {texts.begin(), texts.end()};
}

template <typename Range, typename Write>
PropertyList list_of(const Range& range, Write write) {
  PropertyList list;
  for (const auto& element : range) list.push_back(write(element));
  return list;
}

std::string to_source(const Evidence::Place& place) {
  return one_line(place.document) + "#" + std::to_string(place.sentence);
}

}  // namespace

std::string key_of(std::string_view id) {
  std::string key;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t start = at;
    const UChar32 c = next_code_point(id, at);
    if (is_unreserved(c) || is_ucschar(c)) {
      key += id.substr(start, at - start);
      continue;
    }
    for (const char byte : id.substr(start, at - start)) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto value = static_cast<unsigned char>(byte);
      key.append({'%', digits[value >> 4], digits[value & 0xF]});
    }
  }
  return key;
}

std::string without_controls(std::string_view text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const UChar32 c = next_code_point(text, at);
    clean += is_xml_char(c) ? text.substr(start, at - start) : "\uFFFD";
  }
  return clean;
}

std::string one_line(std::string_view text) { return without_controls(squeeze(text)); }

std::string to_decimal(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::round(value * 1000) / 1000);
  return {buffer.data(), end.ptr};
}

std::vector<Property> properties_of(const Actor& actor) {
  return {{"kind", std::string(to_string(actor.kind))},      {"aliases", keys_of(actor.aliases)},
          {"roles", most_usual_first(actor.roles)},          {"mentions", actor.mentions},
          {"documents", list_of(actor.documents, one_line)}, {"url", one_line(actor.url)}};
}

std::vector<Property> properties_of(const Tie& tie) {
  return {{"relation", std::string(to_string(tie.relation))},
          {"status", std::string(to_string(tie.status))},
          {"confidence", tie.confidence},
          {"roles", gather(tie, &Evidence::role)},
          {"when", gather(tie, &Evidence::when)},
          {"where", gather(tie, &Evidence::where)},
          {"attributions", gather(tie, &Evidence::attribution)},
          {"evidence", list_of(tie.evidence, [](const Evidence& evidence) { return one_line(evidence.text); })},
          {"sources", list_of(tie.evidence, source_of)},
          {"count", tie.evidence.size()},
          {"superseded", is_superseded(tie)},
          {"confirmed", one_line(tie.confirmed)}};
}

std::string source_of(const Evidence& evidence) {
  std::string source = to_source(evidence.place);
  for (const Evidence::Place& copy : evidence.copies) source += ", " + to_source(copy);
  return source;
}

bool is_superseded(const Tie& tie) {
  const auto superseded = [](const Evidence& evidence) { return evidence.superseded; };
  return !tie.evidence.empty() && std::all_of(tie.evidence.begin(), tie.evidence.end(), superseded);
}

std::string to_text(const PropertyValue& value) {
  struct Writer {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::size_t count) const { return std::to_string(count); }
    std::string operator()(double number) const { return to_decimal(number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const PropertyList& list) const {
      std::string text;
      for (const std::string& item : list) text.append(text.empty() ? "" : "\n").append(item);
      return text;
    }
  };
  return std::visit(Writer(), value);
}

std::size_t weight_of(const Tie& tie) { return std::max<std::size_t>(1, tie.evidence.size()); }

std::string label_of(const Tie& tie) {
  std::string label(to_string(tie.relation));
  if (tie.status != Status::asserted) label.append(" (").append(to_string(tie.status)).append(")");
  return label;
}

}  // namespace dramatis
