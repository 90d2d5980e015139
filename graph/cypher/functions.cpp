#include "graph/cypher/functions.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string>

#include "extract/code_points.hpp"
#include "extract/utf8.hpp"

namespace dramatis::cypher {
namespace {

using Arguments = std::span<const Value>;

template <typename Type>
const Type& as(const Value& value, const char* wanted) {
  if (const auto* found = std::get_if<Type>(&value)) return *found;
  throw std::invalid_argument(wanted);
}

std::string_view as_text(const Value& value) {
  if (const auto text = text_of(value)) return *text;
  throw std::invalid_argument("takes a string");
}

Value to_integer(std::size_t count) { return static_cast<std::int64_t>(count); }

Value type(const PropertyGraph&, Arguments arguments) {
  return std::string(to_string(as<Relationship>(arguments[0], "takes a relationship").tie->relation));
}

Value labels(const PropertyGraph& graph, Arguments arguments) {
  const Vertex vertex = as<Node>(arguments[0], "takes a node").vertex;
  return List{std::string(node_labels().front()), std::string(to_string(graph.network[vertex].kind))};
}

Value size(const PropertyGraph&, Arguments arguments) {
  if (const auto text = text_of(arguments[0])) return to_integer(CodePoints(*text).size());
  return to_integer(as<List>(arguments[0], "takes a list or a string").size());
}

Value length(const PropertyGraph&, Arguments arguments) {
  return to_integer(as<Path>(arguments[0], "takes a path").relationships.size());
}

Value nodes(const PropertyGraph&, Arguments arguments) {
  List list;
  for (const Vertex vertex : as<Path>(arguments[0], "takes a path").nodes) list.emplace_back(Node{vertex});
  return list;
}

Value relationships(const PropertyGraph&, Arguments arguments) {
  const auto& path = as<Path>(arguments[0], "takes a path").relationships;
  return List(path.begin(), path.end());
}

Value start_node(const PropertyGraph&, Arguments arguments) {
  return Node{as<Relationship>(arguments[0], "takes a relationship").source};
}

Value end_node(const PropertyGraph&, Arguments arguments) {
  return Node{as<Relationship>(arguments[0], "takes a relationship").target};
}

Value to_lower(const PropertyGraph&, Arguments arguments) {
  return to_utf8(to_unicode(as_text(arguments[0])).toLower(icu::Locale::getRoot()));
}

Value to_upper(const PropertyGraph&, Arguments arguments) {
  return to_utf8(to_unicode(as_text(arguments[0])).toUpper(icu::Locale::getRoot()));
}

Value head(const PropertyGraph&, Arguments arguments) {
  const List& list = as<List>(arguments[0], "takes a list");
  return list.empty() ? Value() : list.front();
}

Value last(const PropertyGraph&, Arguments arguments) {
  const List& list = as<List>(arguments[0], "takes a list");
  return list.empty() ? Value() : list.back();
}

Value coalesce(const PropertyGraph&, Arguments arguments) {
  const auto found = std::find_if(arguments.begin(), arguments.end(), [](const Value& one) { return !one.is_null(); });
  return found == arguments.end() ? Value() : *found;
}

constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

constexpr std::array<Function, 13> functions{{{"type", 1, 1, false, type},
                                              {"labels", 1, 1, false, labels},
                                              {"size", 1, 1, false, size},
                                              {"length", 1, 1, false, length},
                                              {"nodes", 1, 1, false, nodes},
                                              {"relationships", 1, 1, false, relationships},
                                              {"startNode", 1, 1, false, start_node},
                                              {"endNode", 1, 1, false, end_node},
                                              {"toLower", 1, 1, false, to_lower},
                                              {"toUpper", 1, 1, false, to_upper},
                                              {"head", 1, 1, false, head},
                                              {"last", 1, 1, false, last},
                                              {"coalesce", 1, any_number, true, coalesce}}};

constexpr std::array<std::string_view, 6> aggregates{"count", "collect", "min", "max", "sum", "avg"};

bool same_without_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

const Function* find_function(std::string_view name) {
  const auto* found = std::find_if(functions.begin(), functions.end(),
                                   [&](const Function& one) { return same_without_case(one.name, name); });
  return found == functions.end() ? nullptr : found;
}

std::string_view find_aggregate(std::string_view name) {
  const auto* found = std::find_if(aggregates.begin(), aggregates.end(),
                                   [&](std::string_view one) { return same_without_case(one, name); });
  return found == aggregates.end() ? std::string_view() : *found;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names(aggregates.begin(), aggregates.end());
  for (const Function& function : functions) names.push_back(function.name);
  return names;
}

}  // namespace dramatis::cypher
