#include "graph/events/event_grouping.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/names.hpp"

namespace dramatis {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// The days on which an event can be of which a document tells without a date.
DateRange hint(Status status, sys_days published) {
  constexpr days week{7}, month{30};
  return {is_plan(status) ? published : published - week, is_fact(status) ? published : published + month};
}

/// Whether one event can be at both: the same place, or a country and what may be in it.
bool agree(const Location& a, const Location& b) {
  if (a.name.empty() || b.name.empty() || a.name == b.name) return true;
  if (a.country && b.country) return a.country->country == b.country->country;
  return a.is_country() || b.is_country();
}

/// The order in which sightings are grouped: the more that is known of date and place, the earlier.
auto precedence(const Sighting& s) {
  enum Stage { dated, hinted, undated };
  const Stage stage = s.days ? dated : s.window ? hinted : undated;
  const bool counts_status = stage == undated;
  return std::tuple(stage, s.days ? s.days->length() : days{0}, s.days ? s.days->first : sys_days{},
                    stage == hinted ? s.report.published : std::nullopt, stage == hinted && is_plan(s.report.status),
                    -s.location.precision(), std::string_view(s.location.name),
                    counts_status ? s.report.status : Status::asserted);
}

template <typename Predicate>
bool any(const Group& group, Predicate predicate) {
  return std::any_of(group.sightings.begin(), group.sightings.end(), predicate);
}

bool has(const Group& group, Status status) {
  return any(group, [&](const Sighting& s) { return s.report.status == status; });
}

bool is_published_by(const Sighting& sighting, sys_days day) {
  return sighting.report.published && *sighting.report.published <= day;
}

/// Whether a plan was published when the outcome of a group was known. Then it is for the next meeting, unless it names
/// the very days, or recalls days that had passed.
bool is_for_next(const Sighting& plan, const Group& group) {
  if (!plan.report.published) return false;
  const sys_days published = *plan.report.published;
  if (plan.days && (plan.days == group.window || plan.days->last < published)) return false;
  return any(group, [&](const Sighting& other) {
    return !is_plan(other.report.status) && (is_published_by(other, published) || !other.report.published);
  });
}

/// Whether the event that a group tells of can be what a denial or assertion without a date is about.
bool may_settle(const Sighting& outcome, const Group& group) {
  if (is_fact(outcome.report.status)) {
    return !any(group, [](const Sighting& other) { return is_denial(other.report.status); });
  }
  return !any(group, [](const Sighting& other) { return is_fact(other.report.status); }) &&
         any(group, [&](const Sighting& other) {
           return is_denial(other.report.status) || is_published_by(other, *outcome.report.published);
         });
}

bool fits(const Sighting& sighting, const Group& group) {
  if (sighting.window && !overlap(*sighting.window, *group.window)) return false;
  if (any(group, [&](const Sighting& other) { return !agree(sighting.location, other.location); })) return false;
  if (!sighting.window) return has(group, sighting.report.status);
  if (is_plan(sighting.report.status)) return !is_for_next(sighting, group);
  return sighting.days || may_settle(sighting, group);
}

days distance(sys_days day, const DateRange& range) { return std::max({range.first - day, day - range.last, days{0}}); }

/// The group that a sighting fits best, if there is one and no other as good.
Group* best_group(const Sighting& sighting, std::vector<Group>& groups) {
  using Rank = std::pair<bool, days>;
  Group* best = nullptr;
  Rank least{true, days::max()};
  for (Group& group : groups) {
    if (!fits(sighting, group)) continue;
    Rank rank{};
    if (sighting.is_hinted()) {
      rank = {!has(group, sighting.report.status), distance(*sighting.report.published, *group.window)};
    }
    if (rank < least) {
      best = &group;
      least = rank;
    } else if (rank == least) {
      best = nullptr;
    }
  }
  return best;
}

}  // namespace

bool is_plan(Status status) { return status == Status::planned || status == Status::proposed; }
bool is_denial(Status status) { return status == Status::denied; }
bool is_fact(Status status) { return status == Status::asserted || status == Status::ended; }

Location::Location(const std::string& where) {
  if (where.empty()) return;
  name = fold_name(where);
  country = find_country(country_key(where));
}

Sighting::Sighting(const Report& of, const Evidence& at)
    : report(of), evidence(&at), location(at.where), days(parse_date(at.when)), window(days) {
  if (!report.published) return;
  if (!days) {
    window = hint(report.status, *report.published);
  } else if (days->first == first_of_days && *report.published <= days->last) {
    days->first = window->first = *report.published;  // "by Friday" is not before it is said
  }
}

void Group::add(const Sighting& sighting) {
  sightings.push_back(sighting);
  if (!window) window = sighting.window;
  if (sighting.days) dated = true;
  if (sighting.window && (sighting.days || !dated)) window = overlap(*window, *sighting.window);
}

std::vector<Group> groups_of(std::vector<Sighting> sightings) {
  std::stable_sort(sightings.begin(), sightings.end(),
                   [](const Sighting& a, const Sighting& b) { return precedence(a) < precedence(b); });
  std::vector<Group> groups;
  for (auto first = sightings.begin(); first != sightings.end();) {
    const auto is_unlike = [&](const Sighting& other) { return precedence(other) != precedence(*first); };
    // Those of which a sentence tells alike stay together; hints lead each to the event that is the nearest by then.
    const auto last = first->is_hinted() ? first + 1 : std::find_if(first, sightings.end(), is_unlike);
    Group* group = best_group(*first, groups);
    if (!group) group = &groups.emplace_back();
    for (; first != last; ++first) group->add(*first);
  }
  return groups;
}

}  // namespace dramatis
