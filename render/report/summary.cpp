#include <algorithm>
#include <array>
#include <boost/range/iterator_range.hpp>
#include <set>
#include <string>
#include <utility>

#include "graph/analysis/ranking.hpp"
#include "graph/events/date_range.hpp"
#include "render/report/sections.hpp"
#include "render/text.hpp"
#include "render/told_date.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

using namespace content;

constexpr std::array relations{RelationType::leads, RelationType::represents, RelationType::meets};
constexpr std::array statuses{Status::asserted, Status::planned, Status::proposed, Status::denied, Status::ended};

/// "8 articles, published from 4 to 22 March 2027, 2 of them without a date"
std::string articles(const std::vector<Record>& records) {
  std::set<std::string> dates;
  std::size_t undated = 0;
  for (const Record& record : records) {
    if (record.date.empty())
      ++undated;
    else
      dates.insert(record.date);
  }
  std::string text = counted(records.size(), "article");
  if (!dates.empty()) {
    const std::string first = *dates.begin(), last = *dates.rbegin();
    const std::string period = first + '/' + last;
    const bool is_interval = first != last && parse_date(period);
    text += is_interval     ? ", published from " + told_date(period)
            : first == last ? ", published on " + told_date(first)
                            : ", published between " + told_date(first) + " and " + told_date(last);
  }
  if (undated > 0 && undated == records.size()) text += ", without dates";
  if (undated > 0 && undated < records.size()) text += " (" + std::to_string(undated) + " without a date)";
  return text;
}

/// "35 persons, 16 organizations, 33 places"
std::string kinds(const Network& network) {
  std::array<std::size_t, 3> counts{};
  for (const Vertex actor : boost::make_iterator_range(boost::vertices(network)))
    ++counts[static_cast<std::size_t>(network[actor].kind)];
  std::string text;
  for (const Kind kind : {Kind::person, Kind::organization, Kind::place}) {
    const std::size_t count = counts[static_cast<std::size_t>(kind)];
    if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, std::string(to_string(kind)));
  }
  return text;
}

/// The numbers of relations by kind and status.
Table relation_counts(const Network& network) {
  std::array<std::array<std::size_t, statuses.size() + 1>, relations.size() + 1> counts{};
  for (const auto tie : boost::make_iterator_range(boost::edges(network))) {
    for (const std::size_t row : {static_cast<std::size_t>(network[tie].relation), relations.size()}) {
      for (const std::size_t column : {static_cast<std::size_t>(network[tie].status), statuses.size()})
        ++counts[row][column];
    }
  }
  Table table{{{"relation", 6}}, {}};
  for (const Status status : statuses) table.columns.push_back({std::string(to_string(status)), 5, true});
  table.columns.push_back({"all", 3, true});
  for (std::size_t row = 0; row < counts.size(); ++row) {
    if (counts[row].back() == 0) continue;
    table.rows.push_back({{row < relations.size() ? plain(std::string(to_string(relations[row]))) : strong("all")}});
    for (const std::size_t count : counts[row])
      table.rows.back().push_back({plain(count == 0 ? "–" : std::to_string(count))});
  }
  return table;
}

/// The most connected actors, with their roles.
Paragraph most_connected(const Network& network) {
  Text text{plain("Most connected: ")};
  const auto ranked = rank(network, Centrality::degree, 6).actors;
  for (const Ranked& actor : ranked) {
    if (text.size() > 1) text.push_back(plain("; "));
    const std::string role = main_role(network[actor.actor]);
    text.push_back(strong(clean_text(network[actor.actor].label)));
    text.push_back(plain(" (" + (role.empty() ? "" : role + ", ") + "tied to " +
                         std::to_string(static_cast<std::size_t>(actor.score)) + ")"));
  }
  text.push_back(plain("."));
  return {text};
}

/// How many meetings, of which status.
Paragraph meetings(const std::vector<Event>& events) {
  std::array<std::size_t, statuses.size()> counts{};
  std::size_t all = 0, overdue = 0;
  for (const Event& event : events) {
    if (event.relation != RelationType::meets) continue;
    ++all;
    ++counts[static_cast<std::size_t>(event.status)];
    if (event.overdue) ++overdue;
  }
  if (all == 0) return {{plain("No meeting is told of.")}};
  std::string outcomes;
  for (const auto& [status, outcome] : {std::pair(Status::asserted, " held"), std::pair(Status::planned, " planned"),
                                        std::pair(Status::proposed, " proposed"), std::pair(Status::ended, " ended"),
                                        std::pair(Status::denied, " refused, cancelled or ruled out")}) {
    const std::size_t count = counts[static_cast<std::size_t>(status)];
    if (count > 0) outcomes += ", " + std::to_string(count) + outcome;
  }
  std::string text = counted(all, "meeting") + " told of; as the latest reports have it" + outcomes + ".";
  if (overdue > 0) text += " The date of " + std::to_string(overdue) + " of those planned has passed without a report.";
  return {{plain(std::move(text))}};
}

}  // namespace

Blocks summary_of(const Subject& subject) {
  const Network& network = subject.told;
  const std::size_t all = num_vertices(subject.all.network);
  std::string text = articles(subject.all.records) + (subject.all.records.size() == 1 ? ", names " : ", name ") +
                     (all == 0 ? "no actor" : counted(all, "actor") + ": " + kinds(subject.all.network)) + ". ";
  text += num_edges(network) == 0 ? "No relation between actors was found."
                                  : "This report tells of " + counted(num_edges(network), "relation") + " between " +
                                        counted(num_vertices(network), "actor") + ".";
  Blocks blocks;
  blocks.push_back(Paragraph{{plain(std::move(text))}});
  if (!subject.scope.empty()) blocks.push_back(Paragraph{{plain(subject.scope)}});
  if (num_edges(network) == 0) return blocks;
  blocks.push_back(relation_counts(network));
  blocks.push_back(most_connected(network));
  blocks.push_back(meetings(subject.events));
  return blocks;
}

}  // namespace dramatis
