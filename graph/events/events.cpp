#include "graph/events/events.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/events/event_grouping.hpp"

namespace dramatis {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Of reports of one day the strongest counts.
int strength_of(Status status) {
  switch (status) {
    case Status::proposed:
      return 0;
    case Status::planned:
      return 1;
    case Status::denied:
      return 2;
    default:
      return 3;
  }
}

using Reports = std::vector<Report>;  // ordered by date of publication, document and sentence

/// The latest report of a kind, of one day the strongest; nullptr if there is none.
const Report* latest(const Reports& reports, bool plan) {
  const Report* found = nullptr;
  for (const Report& report : reports) {
    if (is_plan(report.status) != plan) continue;
    const auto rank = [](const Report& r) { return std::pair(r.published, strength_of(r.status)); };
    if (!found || rank(report) >= rank(*found)) found = &report;
  }
  return found;
}

Status status_of(const Event& event) {
  const Report* plan = latest(event.reports, true);
  const Report* outcome = latest(event.reports, false);
  if (!outcome) return plan->status;
  const bool is_new_plan = plan && is_denial(outcome->status) && outcome->published &&
                           plan->published > outcome->published &&
                           (!event.days || *plan->published <= event.days->last);
  return is_new_plan ? plan->status : outcome->status;
}

/// Whether a sighting's date tells more than another's: fewer days, or the time of the day.
bool is_finer(const Sighting& a, const Sighting& b) {
  const auto coarseness = [](const Sighting& s) { return s.days ? s.days->length() : days::max(); };
  return coarseness(a) != coarseness(b) ? coarseness(a) < coarseness(b)
                                        : a.evidence->when.size() > b.evidence->when.size();
}

Event event_of(Group group, const Network& network) {
  const auto chronology = [](const Sighting& s) {
    return std::tie(s.report.published, s.evidence->place.document, s.evidence->place.sentence, s.report.status);
  };
  std::stable_sort(group.sightings.begin(), group.sightings.end(),
                   [&](const Sighting& a, const Sighting& b) { return chronology(a) < chronology(b); });
  Event event;
  const Sighting* date = &group.sightings.front();
  const Sighting* place = date;
  for (const Sighting& sighting : group.sightings) {
    event.reports.push_back(sighting.report);
    if (is_finer(sighting, *date)) date = &sighting;
    if (sighting.location.precision() > place->location.precision()) place = &sighting;
  }
  const auto tie = event.reports.front().tie;
  event.source = boost::source(tie, network);
  event.target = boost::target(tie, network);
  event.relation = network[tie].relation;
  event.when = date->evidence->when;
  event.where = place->evidence->where;
  if (group.dated) event.days = group.window;
  event.status = status_of(event);
  for (Report& report : event.reports) report.superseded = report.status != event.status;
  return event;
}

void mark_overdue(std::vector<Event>& events, const std::optional<sys_days>& newest) {
  for (Event& event : events) {
    if (event.status != Status::planned || !event.days || !newest || event.days->last >= *newest) continue;
    const auto planned = latest(event.reports, true)->published;
    event.overdue = std::none_of(events.begin(), events.end(), [&](const Event& other) {
      return !is_plan(other.status) && other.days && overlap(*other.days, *event.days) &&
             latest(other.reports, false)->published > planned;
    });
  }
}

/// Events of one pair, in order.
std::vector<Event> events_of_pair(std::vector<Sighting> sightings, const Network& network,
                                  const std::optional<sys_days>& newest) {
  std::vector<Event> events;
  for (Group& group : groups_of(std::move(sightings))) events.push_back(event_of(std::move(group), network));
  mark_overdue(events, newest);
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    constexpr sys_days never = sys_days::max();
    return a.day().value_or(never) < b.day().value_or(never);
  });
  return events;
}

// ---- Reports of a graph

/// When documents were published; those whose date is no day are left out.
class Publications {
 public:
  explicit Publications(const std::vector<Record>& records) {
    const std::vector<std::string> documents = document_ids(records);
    for (std::size_t i = 0; i < records.size(); ++i) {
      const auto date = parse_date(records[i].date);
      if (!date || date->length() > days{1}) continue;
      days_[documents[i]] = date->first;
      newest_ = std::max(newest_, std::optional(date->first));
    }
  }

  const std::optional<sys_days>& newest() const { return newest_; }

  /// Of the earliest document that has the sentence.
  std::optional<sys_days> first(const Evidence& evidence) const {
    std::optional<sys_days> earliest = of(evidence.place);
    for (const Evidence::Place& copy : evidence.copies) {
      const std::optional<sys_days> day = of(copy);
      if (day && (!earliest || *day < *earliest)) earliest = day;
    }
    return earliest;
  }

 private:
  std::optional<sys_days> of(const Evidence::Place& place) const {
    const auto day = days_.find(place.document);
    return day == days_.end() ? std::nullopt : std::optional(day->second);
  }

  std::unordered_map<std::string, sys_days> days_;
  std::optional<sys_days> newest_;
};

}  // namespace

std::optional<sys_days> Event::day() const {
  if (days) return days->day();
  const auto dated = std::find_if(reports.begin(), reports.end(), [](const Report& r) { return r.published; });
  return dated == reports.end() ? std::nullopt : dated->published;
}

std::vector<Event> events_of(const ActorGraph& graph) {
  const Network& network = graph.network;
  const Publications publications(graph.records);
  std::map<std::tuple<std::size_t, std::size_t, RelationType, std::string>, std::vector<Sighting>> pairs;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    const Tie& tie = network[edge];
    for (std::size_t i = 0; i < tie.evidence.size(); ++i) {
      const Evidence& evidence = tie.evidence[i];
      const Sighting sighting({edge, i, publications.first(evidence), tie.status}, evidence);
      std::string tenure;
      if (tie.relation != RelationType::meets) {
        if (!sighting.days) continue;
        tenure = std::string(to_string(tie.status)) + ' ' + evidence.when;
      }
      pairs[{boost::source(edge, network), boost::target(edge, network), tie.relation, tenure}].push_back(sighting);
    }
  }
  std::vector<Event> events;
  for (auto& [pair, sightings] : pairs) {
    for (Event& event : events_of_pair(std::move(sightings), network, publications.newest())) {
      events.push_back(std::move(event));
    }
  }
  return events;
}

void mark_superseded(ActorGraph& graph) {
  for (const Event& event : events_of(graph)) {
    for (const Report& report : event.reports) {
      graph.network[report.tie].evidence[report.evidence].superseded = report.superseded;
    }
  }
}

}  // namespace dramatis
