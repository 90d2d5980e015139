#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/events/event_grouping.hpp"
#include "render/report/phrases.hpp"
#include "render/report/sections.hpp"
#include "render/text.hpp"
#include "render/told_date.hpp"

namespace dramatis {
namespace {

using namespace content;

bool has_report(const Event& event, bool (*is_so)(Status)) {
  return std::any_of(event.reports.begin(), event.reports.end(),
                     [&](const Report& report) { return is_so(report.status); });
}

bool is_disputed(const Event& event) { return has_report(event, is_fact) && has_report(event, is_denial); }

bool is_cancelled(const Event& event) {
  return is_denial(event.status) && has_report(event, is_plan) && !has_report(event, is_fact);
}

/// Reported on its first report's date: for what has no date of its own.
std::string reported_day(const Event& event) {
  const auto day = event.day();
  return day ? "reported " + told_date(to_string(*day)) : std::string();
}

Text articles_of(const Subject& subject, const Event& event) {
  std::vector<const Evidence*> evidence;
  for (const Evidenced& sentence : sentences_of(subject, event)) evidence.push_back(sentence.sentence);
  return subject.citations.numbers(evidence);
}

// ---- What is contested

using Pair = std::tuple<Vertex, Vertex, RelationType>;

/// Offices that some sentences assert and others deny, with the sentences of both.
Blocks disputed_offices(const Subject& subject) {
  const Network& network = subject.graph.network;
  std::map<Pair, std::vector<Network::edge_descriptor>> pairs;
  for (const auto tie : boost::make_iterator_range(edges(network))) {
    const Tie& known = network[tie];
    if (known.relation != RelationType::meets && !is_plan(known.status))
      pairs[{source(tie, network), target(tie, network), known.relation}].push_back(tie);
  }
  Blocks blocks;
  for (const auto& [pair, ties] : pairs) {
    const bool is_denied =
        std::any_of(ties.begin(), ties.end(), [&](const auto& tie) { return is_denial(network[tie].status); });
    if (ties.size() < 2 || !is_denied) continue;
    Entry entry{claim_of(network, std::get<0>(pair), std::get<2>(pair), std::get<1>(pair)), {}, {}};
    for (const auto& tie : ties) {
      std::vector<Evidenced> sentences;
      for (const Evidence& evidence : network[tie].evidence) sentences.push_back({&evidence, network[tie].status});
      add_quotes(subject, sentences, true, entry);
    }
    blocks.push_back(std::move(entry));
  }
  return blocks;
}

/// Pairs of whom one meeting is asserted and another one denied.
Blocks told_both_ways(const Subject& subject) {
  std::map<std::pair<Vertex, Vertex>, std::pair<std::vector<const Event*>, std::vector<const Event*>>> pairs;
  for (const Event& event : subject.events) {
    if (event.relation != RelationType::meets || is_disputed(event)) continue;
    auto& [held, denied] = pairs[{event.source, event.target}];
    if (is_fact(event.status)) held.push_back(&event);
    if (is_denial(event.status)) denied.push_back(&event);
  }
  Table table{{{"pair", 4}, {"met", 4}, {"did not meet", 4}}, {}};
  for (const auto& [pair, events] : pairs) {
    if (events.first.empty() || events.second.empty()) continue;
    std::vector<Text> row{{strong(clean_text(subject.graph.network[pair.first].label)), plain(" and "),
                           strong(clean_text(subject.graph.network[pair.second].label))}};
    for (const auto* list : {&events.first, &events.second}) {
      Text cell;
      for (const Event* event : *list) {
        const std::string day = told_day(*event).empty() ? reported_day(*event) : told_day(*event);
        cell.push_back(plain((cell.empty() ? "" : "; ") + (day.empty() ? "undated" : day) + " "));
        const Text numbers = articles_of(subject, *event);
        cell.insert(cell.end(), numbers.begin(), numbers.end());
      }
      row.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table.rows.empty() ? Blocks{} : Blocks{std::move(table)};
}

Blocks entries(const Subject& subject, bool (*belongs)(const Event&), bool with_status) {
  Blocks blocks;
  for (const Event& event : subject.events) {
    if (belongs(event)) blocks.push_back(entry_of(subject, event, with_status));
  }
  return blocks;
}

void add_part(Blocks& blocks, const std::string& title, const std::string& explanation, Blocks part) {
  if (part.empty()) return;
  blocks.push_back(Heading{title});
  blocks.push_back(Paragraph{{plain(explanation)}});
  std::move(part.begin(), part.end(), std::back_inserter(blocks));
}

}  // namespace

Blocks timeline_of(const Subject& subject) {
  const Network& network = subject.graph.network;
  Table dated{{{"when", 4}, {"what", 6}, {"where", 3}, {"status", 4}, {"articles", 3}}, {}};
  Table undated = dated;
  for (const Event& event : subject.events) {
    const std::string day = told_day(event), reported = reported_day(event);
    const std::string history = history_of(event);
    std::vector<Text> row{{plain(day)},
                          claim_of(network, event.source, event.relation, event.target),
                          {plain(clean_text(event.where))},
                          {status(std::string(to_string(event.status)))},
                          articles_of(subject, event)};
    if (!event.days && !reported.empty()) row[0] = {plain(day.empty() ? reported : day + ", " + reported)};
    if (!history.empty()) row[3].push_back(plain("; " + history));
    (event.day() ? dated : undated).rows.push_back(std::move(row));
  }
  Blocks blocks;
  if (dated.rows.empty() && undated.rows.empty()) return {Paragraph{{plain("Nothing with a date was found.")}}};
  if (!dated.rows.empty()) blocks.push_back(std::move(dated));
  if (!undated.rows.empty()) {
    blocks.push_back(Heading{"Without a date"});
    blocks.push_back(std::move(undated));
  }
  return blocks;
}

Blocks contested_in(const Subject& subject) {
  Blocks blocks;
  Blocks disputed = entries(subject, is_disputed, true);
  Blocks offices = disputed_offices(subject);
  std::move(offices.begin(), offices.end(), std::back_inserter(disputed));
  add_part(blocks, "Asserted and denied", "Some sentences say so and others deny it.", std::move(disputed));
  add_part(blocks, "Planned or proposed, then denied", "What was to happen, and was refused or called off.",
           entries(subject, is_cancelled, true));
  add_part(blocks, "Planned, and never heard of again",
           "The date has passed by the newest article, and none says what became of it.",
           entries(subject, [](const Event& event) { return event.overdue; }, false));
  add_part(
      blocks, "Told both ways",
      "Of these pairs some reports say that they met and others that they did not: of different meetings, or of one.",
      told_both_ways(subject));
  if (blocks.empty()) blocks.push_back(Paragraph{{plain("No report contradicts another.")}});
  return blocks;
}

}  // namespace dramatis
