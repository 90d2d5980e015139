#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/events/event_grouping.hpp"
#include "render/report/phrases.hpp"
#include "render/report/sections.hpp"

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

Blocks entries(const Subject& subject, bool (*belongs)(const Event&)) {
  Blocks blocks;
  for (const Event& event : subject.events) {
    if (!belongs(event)) continue;
    Entry entry = entry_of(subject, event, !event.overdue);
    if (is_disputed(event)) {
      entry.claim.push_back(plain(", counted as "));
      entry.claim.push_back(status(std::string(to_string(event.status))));
    }
    blocks.push_back(std::move(entry));
  }
  return blocks;
}

void append(Blocks& blocks, Blocks more) { std::move(more.begin(), more.end(), std::back_inserter(blocks)); }

// ---- Offices

using Ties = std::vector<Network::edge_descriptor>;

/// Those who lead or represent a body as some sentences have it, and as others deny, where `contradicts` holds for the
/// status of the former; with sentences of both.
Blocks denied_offices(const Subject& subject, bool (*contradicts)(Status)) {
  const Network& network = subject.network;
  std::map<std::tuple<Vertex, Vertex, RelationType>, Ties> offices;
  for (const auto tie : boost::make_iterator_range(edges(network))) {
    const Tie& known = network[tie];
    if (known.relation != RelationType::meets && (is_denial(known.status) || contradicts(known.status)))
      offices[{source(tie, network), target(tie, network), known.relation}].push_back(tie);
  }
  Blocks blocks;
  for (const auto& [office, ties] : offices) {
    const auto [holder, body, relation] = office;
    std::vector<Evidenced> sentences;
    for (const auto tie : ties) {
      for (const Evidence& evidence : network[tie].evidence) sentences.push_back({&evidence, network[tie].status});
    }
    const auto denials =
        std::count_if(ties.begin(), ties.end(), [&](auto tie) { return is_denial(network[tie].status); });
    if (denials == 0 || ties.size() < 2) continue;
    Entry entry{claim_of(network, holder, relation, body), note_of({extent_of(subject, sentences)}), {}};
    add_quotes(subject, sentences, true, entry);
    blocks.push_back(std::move(entry));
  }
  return blocks;
}

// ---- Meetings that may be one

/// Whether a denial may speak of the meeting that others tell of: it does not where the dates differ, or where it was
/// published before the meeting, which then is news and no contradiction.
bool may_contradict(const Event& denied, const Event& held) {
  if (!denied.day() || !held.day()) return true;
  if (!denied.days) return *denied.day() >= (held.days ? held.days->first : *held.day());
  if (!held.days) return denied.days->first <= *held.day();
  return denied.days->first <= held.days->last && held.days->first <= denied.days->last;
}

std::string day_of(const Event& event) {
  for (const std::string& day : {told_day(event), reported_day(event)}) {
    if (!day.empty()) return day;
  }
  return "undated";
}

std::string days_of(const std::vector<const Event*>& events) {
  std::string days;
  for (const Event* event : events) days += (days.empty() ? "" : ", ") + day_of(*event);
  return days;
}

/// Those of a pair's meetings that some of the others may contradict.
std::vector<const Event*> contradicted(const std::vector<const Event*>& meetings) {
  std::vector<const Event*> found;
  for (const Event* meeting : meetings) {
    const bool is_denied = is_denial(meeting->status);
    const bool is_contradicted = std::any_of(meetings.begin(), meetings.end(), [&](const Event* other) {
      if (is_denial(other->status) == is_denied) return false;
      return is_denied ? may_contradict(*meeting, *other) : may_contradict(*other, *meeting);
    });
    if (is_contradicted) found.push_back(meeting);
  }
  return found;
}

/// Pairs of whom one meeting is told and another one denied, which may be the same.
Blocks told_both_ways(const Subject& subject) {
  std::map<std::pair<Vertex, Vertex>, std::vector<const Event*>> pairs;
  for (const Event& event : subject.events) {
    const bool is_plain = event.relation == RelationType::meets && !is_plan(event.status) && !is_disputed(event);
    if (is_plain) pairs[{event.source, event.target}].push_back(&event);
  }
  Blocks blocks;
  for (const auto& [pair, meetings] : pairs) {
    std::vector<const Event*> held, denied;
    std::vector<Evidenced> sentences;
    for (const Event* event : contradicted(meetings)) {
      (is_denial(event->status) ? denied : held).push_back(event);
      for (const Evidenced& sentence : sentences_of(subject, *event)) sentences.push_back(sentence);
    }
    if (held.empty()) continue;
    Entry entry{claim_of(subject.network, pair.first, RelationType::meets, pair.second),
                note_of({"met: " + days_of(held), "did not meet: " + days_of(denied), extent_of(subject, sentences)}),
                {}};
    add_quotes(subject, sentences, true, entry);
    blocks.push_back(std::move(entry));
  }
  return blocks;
}

void add_part(Blocks& blocks, const std::string& title, const std::string& explanation, Blocks part) {
  if (part.empty()) return;
  blocks.push_back(Heading{title});
  blocks.push_back(Paragraph{{plain(explanation)}});
  append(blocks, std::move(part));
}

}  // namespace

Blocks contested_in(const Subject& subject) {
  Blocks disputed = entries(subject, is_disputed), cancelled = entries(subject, is_cancelled);
  append(disputed, denied_offices(subject, [](Status status) { return status == Status::asserted; }));
  append(cancelled, denied_offices(subject, is_plan));
  Blocks blocks;
  add_part(blocks, "Asserted and denied",
           "Some sentences say so and others deny it. Elsewhere a meeting counts as the latest report has it.",
           std::move(disputed));
  add_part(blocks, "Told both ways",
           "Some reports say that these two met and others that they did not, and the dates leave open whether they "
           "speak of one meeting.",
           told_both_ways(subject));
  add_part(blocks, "Planned or proposed, then denied", "What was to happen, and was refused or called off.",
           std::move(cancelled));
  add_part(blocks, "Planned, and never heard of again",
           "The date has passed by the newest article, and none says what became of it.",
           entries(subject, [](const Event& event) { return event.overdue; }));
  if (blocks.empty()) blocks.push_back(Paragraph{{plain("No report contradicts another.")}});
  return blocks;
}

}  // namespace dramatis
