#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/actor_graph.hpp"
#include "graph/events/date_range.hpp"

/// What happened, or was to happen, as the reports of many documents tell it together.
namespace dramatis {

/// A sentence that tells of an event.
struct Report {
  Network::edge_descriptor tie;
  std::size_t evidence = 0;                        ///< index into the tie's evidence
  std::optional<std::chrono::sys_days> published;  ///< date of the earliest document that has the sentence
  Status status = Status::asserted;
  bool superseded = false;  ///< the event's status is another
};

/// A meeting of two actors; or the time in which one leads or represents the other, as sentences of one status and date
/// have it.
struct Event {
  Network::vertex_descriptor source = 0;
  Network::vertex_descriptor target = 0;
  RelationType relation = RelationType::meets;
  std::string when;               ///< the most precise of what its sentences say; text where they give no date
  std::optional<DateRange> days;  ///< on which it can be, by its sentences; none where they give no date
  std::string where;              ///< the most precise of the places in its sentences
  Status status = Status::asserted;
  bool overdue = false;         ///< planned, and its date has passed without a report
  std::vector<Report> reports;  ///< by date of publication (the undated first), document, sentence

  /// The day by which events are put in order: that of its days, or that of its first report.
  std::optional<std::chrono::sys_days> day() const;
};

/// All meetings, and the offices that have a date, ordered by source, target, relation and day, the undated last. A
/// function of the graph.
///
/// **Which reports are of one meeting.** Reports of one pair, most precise date first: each joins the event whose days
/// overlap with its own and whose places do not speak against its own, and the event's days become those that both
/// allow. So "in May" joins the event of May 1 if there is no other in May; where several fit, it is an event of its
/// own, and the event of May 1 never becomes one with that of May 31. Then come, by date of publication, reports
/// without a date, of which the document's date and the status give a hint: what happened did so in the week before,
/// what is planned or proposed is for the month to come. A denial without a date joins an event that was planned or
/// proposed before, and never one that happened. Of several events that fit, one reported with the same status goes
/// before others, then the nearest. Last, reports with no date at all join the only event with a report of the same
/// status. A plan that is published when the outcome is known is for another meeting, unless it names the very days of
/// this one, or days that have passed by then ("had been due in May").
///
/// **What its status is.** That of the latest report, but for these: what happened is not undone by a plan (a later
/// article may recall that it "had been due"). A denial is undone by a plan only if that is published later, and not
/// after the event's days. Among reports of one day "asserted" goes before "denied", and this before "planned" and
/// "proposed". A later denial does undo what was asserted.
///
/// **What is overdue.** A planned event whose days are before the newest document, while no later report says that the
/// pair met, or did not, on one of these days.
std::vector<Event> events_of(const ActorGraph&);

/// Marks evidence that is superseded within its event.
void mark_superseded(ActorGraph&);

}  // namespace dramatis
