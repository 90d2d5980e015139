#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "graph/events/events.hpp"
#include "graph/table.hpp"

namespace dramatis {

/// Which events to list; what is not set does not restrict.
struct EventFilter {
  std::string actor;  ///< a name, as find_actors takes it
  std::optional<Status> status;
  /// Only what may lie on or after, and on or before, one of these days. Of an event whose sentences give no date,
  /// that of its first report counts; events without any date fit neither.
  std::optional<DateRange> from;
  std::optional<DateRange> to;
};

/// The events that fit by their day, the undated last.
std::vector<Event> select_events(const ActorGraph&, const EventFilter&);

/// Prints events, one a row (table, csv) or one an object, with its reports (json).
void write_timeline(std::ostream&, const ActorGraph&, const std::vector<Event>&, TableFormat);

}  // namespace dramatis
