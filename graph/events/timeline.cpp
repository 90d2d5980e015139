#include "graph/events/timeline.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "graph/find.hpp"
#include "graph/json/json_list.hpp"

namespace dramatis {
namespace {

using std::chrono::sys_days;

bool fits(const Event& event, const EventFilter& filter, const std::set<Vertex>& actors) {
  if (!filter.actor.empty() && !actors.count(event.source) && !actors.count(event.target)) return false;
  if (filter.status && event.status != *filter.status) return false;
  if (!filter.from && !filter.to) return true;
  const std::optional<sys_days> day = event.day();
  if (!day) return false;
  const DateRange days = event.days.value_or(DateRange{*day, *day});
  return (!filter.from || days.last >= filter.from->first) && (!filter.to || days.first <= filter.to->last);
}

/// The day of an event's first report with a date; empty if there is none.
std::string first_reported(const Event& event) {
  const auto dated =
      std::find_if(event.reports.begin(), event.reports.end(), [](const Report& r) { return r.published; });
  return dated == event.reports.end() ? std::string() : to_string(*dated->published);
}

const Evidence& evidence_of(const Network& network, const Report& report) {
  return network[report.tie].evidence[report.evidence];
}

/// "planned 2024-05-10 (talks/ankara)" for each report that no longer holds, and whether the date passed in silence.
std::string history_of(const Network& network, const Event& event) {
  std::vector<std::string> entries;
  for (const Report& report : event.reports) {
    if (!report.superseded) continue;
    std::string entry(to_string(report.status));
    if (report.published) entry += ' ' + to_string(*report.published);
    entry += " (" + evidence_of(network, report).place.document + ')';
    if (entries.empty() || entries.back() != entry) entries.push_back(entry);
  }
  if (event.overdue) entries.push_back("its date has passed without a report");
  std::string history;
  for (const std::string& entry : entries) history += (history.empty() ? "" : ", ") + entry;
  return history;
}

std::string documents_of(const Network& network, const Event& event) {
  std::set<std::string> documents;
  for (const Report& report : event.reports) {
    const Evidence& evidence = evidence_of(network, report);
    documents.insert(evidence.place.document);
    for (const Evidence::Place& copy : evidence.copies) documents.insert(copy.document);
  }
  std::string list;
  for (const std::string& document : documents) list += (list.empty() ? "" : ", ") + document;
  return list;
}

std::vector<Row> rows_of(const Network& network, const std::vector<Event>& events) {
  std::vector<Row> rows{{"when", "reported", "event", "where", "status", "history", "documents"}};
  for (const Event& event : events) {
    rows.push_back(
        {event.when, first_reported(event),
         network[event.source].label + ' ' + std::string(to_string(event.relation)) + ' ' + network[event.target].label,
         event.where, std::string(to_string(event.status)), history_of(network, event), documents_of(network, event)});
  }
  return rows;
}

void write_report(JsonWriter& writer, const Network& network, const Report& report) {
  const Evidence& evidence = evidence_of(network, report);
  writer.StartObject();
  write_string(writer, "status", to_string(report.status));
  if (report.published) write_string(writer, "published", to_string(*report.published));
  write_string(writer, "document", evidence.place.document);
  write_count(writer, "sentence", evidence.place.sentence);
  write_string(writer, "text", evidence.text);
  if (report.superseded) {
    writer.Key("superseded");
    writer.Bool(true);
  }
  if (!evidence.copies.empty()) {
    writer.Key("copies");
    writer.StartArray();
    for (const Evidence::Place& copy : evidence.copies) write_value(writer, copy.document);
    writer.EndArray();
  }
  writer.EndObject();
}

void write_object(JsonWriter& writer, const Network& network, const Event& event) {
  writer.StartObject();
  write_optional(writer, "when", event.when);
  write_optional(writer, "reported", first_reported(event));
  write_string(writer, "source", network[event.source].label);
  write_string(writer, "source_id", network[event.source].id);
  write_string(writer, "relation", to_string(event.relation));
  write_string(writer, "target", network[event.target].label);
  write_string(writer, "target_id", network[event.target].id);
  write_optional(writer, "where", event.where);
  write_string(writer, "status", to_string(event.status));
  writer.Key("overdue");
  writer.Bool(event.overdue);
  writer.Key("reports");
  writer.StartArray();
  for (const Report& report : event.reports) write_report(writer, network, report);
  writer.EndArray();
  writer.EndObject();
}

}  // namespace

std::vector<Event> select_events(const ActorGraph& graph, const EventFilter& filter) {
  const std::vector<Vertex> called = find_actors(graph.network, filter.actor);
  const std::set<Vertex> actors(called.begin(), called.end());
  std::vector<Event> events = events_of(graph);
  std::erase_if(events, [&](const Event& event) { return !fits(event, filter, actors); });
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    constexpr sys_days never = sys_days::max();
    return a.day().value_or(never) < b.day().value_or(never);
  });
  return events;
}

void write_timeline(std::ostream& out, const ActorGraph& graph, const std::vector<Event>& events, TableFormat format) {
  const Network& network = graph.network;
  if (is_json(format)) {
    return write_json(out, format, events,
                      [&](JsonWriter& writer, const Event& event) { write_object(writer, network, event); });
  }
  format == TableFormat::csv ? write_csv(out, rows_of(network, events)) : write_table(out, rows_of(network, events));
}

}  // namespace dramatis
