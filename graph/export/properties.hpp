#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/actor_graph.hpp"

/// What all formats of property graphs say about actors and edges. Private to the exports.
namespace dramatis {

/// The key of an actor in other programs: its id, with all but letters, digits, "-._~/" and printable characters
/// outside ASCII in percent-encoding. So it needs no quoting in any of them, and different ids stay different.
std::string key_of(std::string_view id);

/// The text with U+FFFD for what no XML 1.0 document may hold (https://www.w3.org/TR/xml/#charsets), and for bytes that
/// are not UTF-8.
std::string without_controls(std::string_view text);

/// The text on one line without control characters: what names and sentences are in all exports.
std::string one_line(std::string_view text);

/// To three decimals at most.
std::string to_decimal(double);

using PropertyList = std::vector<std::string>;
using PropertyValue = std::variant<std::string, std::size_t, double, bool, PropertyList>;

struct Property {
  std::string_view name;
  PropertyValue value;
};

/// Besides key and label: kind, aliases, roles (the most usual first), mentions, documents, url. Each actor has all of
/// them in this order, and so has Actor().
std::vector<Property> properties_of(const Actor&);

/// relation, status, confidence, roles, when, where, attributions, evidence (the sentences), sources (of each sentence,
/// where it stands: "talks/ankara#2" is the third sentence of the document), count, superseded (all of its evidence
/// is), confirmed. Each edge has all of them in this order, and so has Tie().
std::vector<Property> properties_of(const Tie&);

/// "talks/ankara#2, wire/ankara#0": where the sentence stands, and where its copies do.
std::string source_of(const Evidence&);

/// Whether later reports of the same events have another status.
bool is_superseded(const Tie&);

/// As properties_of has it for formats without lists: one item a line.
std::string to_text(const PropertyValue&);

/// The number of sentences, of an edge without any 1: programs take no edge without weight.
std::size_t weight_of(const Tie&);

/// What an edge is called in a picture or table: "meets", or with a status that is not asserted, "meets (denied)".
std::string label_of(const Tie&);

}  // namespace dramatis
