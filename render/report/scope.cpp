#include "render/report/scope.hpp"

#include <set>
#include <vector>

#include "render/report/phrases.hpp"
#include "render/text.hpp"
#include "render/told_date.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

std::string focus_of(const Network& network, const SelectionOptions& options) {
  std::string names;
  for (const Vertex actor : options.around) names += (names.empty() ? "" : " or ") + clean_text(network[actor].label);
  return names.empty() ? names : "of actors at most " + counted(options.depth, "step") + " from " + names;
}

template <typename Value>
std::string one_of(const std::set<Value>& values, const std::string& before, const std::string& after) {
  std::string words;
  for (const Value value : values) words.append(words.empty() ? "" : " or ").append(to_string(value));
  return words.empty() ? words : before + words + after;
}

std::string period_of(const SelectionOptions& options) {
  const std::string from = options.from ? told_date(to_string(options.from->first)) : "";
  const std::string to = options.to ? told_date(to_string(options.to->last)) : "";
  if (from.empty()) return to.empty() ? "" : "of days until " + to;
  return "of days from " + from + (to.empty() ? " on" : " to " + to);
}

}  // namespace

std::string scope_of(const Network& network, const SelectionOptions& options) {
  std::vector<std::string> parts{
      focus_of(network, options), one_of(options.relations, "of who ", " whom"),
      one_of(options.statuses, "of what is ", ""), period_of(options),
      options.min_confidence > 0 ? "of what has a confidence of " + two_decimals(options.min_confidence) + " or more"
                                 : ""};
  std::erase(parts, "");
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "This report tells only " : &part == &parts.back() ? " and " : ", ") + part;
  return text.empty() ? text : text + ".";
}

}  // namespace dramatis
