#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "render/report/phrases.hpp"
#include "render/report/sections.hpp"
#include "render/text.hpp"
#include "render/told_date.hpp"

namespace dramatis {
namespace {

using namespace content;

/// What a status means for a meeting, and for an office.
std::string heading_of(Status status, bool is_meeting) {
  switch (status) {
    case Status::asserted:
      return is_meeting ? "Took place (asserted)" : "As the articles have it (asserted)";
    case Status::planned:
      return "Planned";
    case Status::proposed:
      return "Proposed";
    case Status::denied:
      return is_meeting ? "Refused, cancelled or ruled out (denied)" : "Denied";
    default:
      return "No longer so (ended)";
  }
}

/// The word that most sentences have, of equal ones the first; empty if none has one.
std::string most_frequent(const std::vector<Evidence>& evidence, std::string Evidence::* word) {
  std::map<std::string, std::size_t> counts;
  for (const Evidence& sentence : evidence) {
    if (!(sentence.*word).empty()) ++counts[sentence.*word];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

Entry office(const Subject& subject, Network::edge_descriptor edge) {
  const Network& network = subject.told;
  const Tie& tie = network[edge];
  std::vector<Evidenced> sentences;
  for (const Evidence& evidence : tie.evidence) sentences.push_back({&evidence, tie.status});
  const std::string role = clean_text(most_frequent(tie.evidence, &Evidence::role));
  Entry entry;
  entry.claim = claim_of(network, source(edge, network), tie.relation, target(edge, network));
  entry.note =
      note_of({role.empty() ? "" : "as " + role, told_date(most_frequent(tie.evidence, &Evidence::when), "until"),
               extent_of(subject, sentences), doubt_of(tie.confidence)});
  add_quotes(subject, sentences, false, entry);
  return entry;
}

/// All ties of a relation and status: those of one body together, the bodies with most evidence first.
std::vector<Network::edge_descriptor> ties_of(const Network& network, RelationType relation, Status status) {
  std::vector<Network::edge_descriptor> ties;
  std::map<Vertex, std::size_t> weight;
  for (const auto tie : boost::make_iterator_range(edges(network))) {
    if (network[tie].relation != relation || network[tie].status != status) continue;
    ties.push_back(tie);
    weight[target(tie, network)] += network[tie].evidence.size();
  }
  const auto rank = [&](Network::edge_descriptor tie) {
    const Vertex body = target(tie, network);
    return std::tuple(~weight[body], body, ~network[tie].evidence.size());
  };
  std::stable_sort(ties.begin(), ties.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return ties;
}

Paragraph nothing(const Subject& subject, RelationType relation) {
  const auto& asked = subject.options.selection.relations;
  const bool is_asked = asked.empty() || asked.contains(relation);
  return {{plain(is_asked ? "Nothing of this kind was found." : "This report was not asked to tell of this.")}};
}

}  // namespace

Blocks offices_of(const Subject& subject, RelationType relation) {
  Blocks blocks;
  for (const Status status : all_statuses) {
    const auto ties = ties_of(subject.told, relation, status);
    if (!ties.empty()) blocks.push_back(Heading{heading_of(status, false)});
    for (const auto tie : ties) blocks.push_back(office(subject, tie));
  }
  if (blocks.empty()) blocks.push_back(nothing(subject, relation));
  return blocks;
}

Blocks meetings_of(const Subject& subject) {
  Blocks blocks;
  for (const Status status : all_statuses) {
    bool is_first = true;
    for (const Event& event : subject.events) {
      if (event.relation != RelationType::meets || event.status != status) continue;
      if (is_first) blocks.push_back(Heading{heading_of(status, true)});
      is_first = false;
      const bool is_mixed = std::any_of(event.reports.begin(), event.reports.end(),
                                        [](const Report& report) { return report.superseded; });
      blocks.push_back(entry_of(subject, event, is_mixed));
    }
  }
  if (blocks.empty()) blocks.push_back(nothing(subject, RelationType::meets));
  return blocks;
}

}  // namespace dramatis
