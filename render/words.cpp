#include "render/words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "graph/events/date_range.hpp"
#include "render/text.hpp"
#include "render/told_date.hpp"

namespace dramatis {
namespace {

/// Words and how often they occur, the most frequent first, of equal ones the longest.
std::vector<std::pair<std::string, std::size_t>> ranked(const std::map<std::string, std::size_t>& words) {
  std::vector<std::pair<std::string, std::size_t>> list(words.begin(), words.end());
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first.size() > b.first.size();
  });
  return list;
}

std::string join(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

}  // namespace

std::string main_role(const Actor& actor) {
  if (actor.kind == Kind::place || actor.roles.empty()) return {};
  std::string role = clean_text(ranked(actor.roles).front().first);
  return role == clean_text(actor.label) ? std::string() : role;
}

std::string statement(const Network& network, Network::edge_descriptor edge) {
  const Tie& tie = network[edge];
  std::string text = clean_text(network[source(edge, network)].label) + " " + std::string(to_string(tie.relation)) +
                     " " + clean_text(network[target(edge, network)].label);
  if (tie.status != Status::asserted) text += " (" + std::string(to_string(tie.status)) + ")";
  return text;
}

std::string describe(const Actor& actor) {
  std::string text = clean_text(actor.label) + " (" + std::string(to_string(actor.kind)) + ")";
  std::vector<std::string> names, roles;
  for (const auto& [name, count] : ranked(actor.aliases))
    if (name != actor.label) names.push_back(clean_text(name));
  for (const auto& [role, count] : ranked(actor.roles)) roles.push_back(clean_text(role));
  if (!names.empty()) text += "\nAlso: " + join(names);
  if (!roles.empty()) text += "\nRoles: " + join(roles);
  text += "\n" + counted(actor.mentions, "mention") + " in " + counted(actor.documents.size(), "document");
  return text;
}

std::string describe(const Network& network, Network::edge_descriptor edge) {
  std::string text = statement(network, edge);
  for (const Evidence& evidence : network[edge].evidence) {
    std::vector<std::string> documents = {clean_text(evidence.place.document)};
    for (const Evidence::Place& copy : evidence.copies) documents.push_back(clean_text(copy.document));
    text += "\n“" + clean_text(evidence.text) + "” (" + join(documents) + (evidence.superseded ? "; superseded)" : ")");
    if (!evidence.confirmed.empty()) text += " – confirmed: " + clean_text(evidence.confirmed);
  }
  const Tie& tie = network[edge];
  const bool is_told = std::any_of(tie.evidence.begin(), tie.evidence.end(),
                                   [&](const Evidence& evidence) { return evidence.confirmed == tie.confirmed; });
  if (!tie.confirmed.empty() && !is_told) text += "\nConfirmed: " + clean_text(tie.confirmed);
  return text;
}

std::string in_words(std::chrono::sys_days day) { return told_date(to_string(day)); }

std::string counted(std::size_t n, const std::string& singular) {
  return std::to_string(n) + " " + singular + (n == 1 ? "" : "s");
}

}  // namespace dramatis
