#include <array>
#include <boost/range/iterator_range.hpp>
#include <cstddef>
#include <memory>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/graph_source.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "graph/analysis/walk.hpp"
#include "graph/names.hpp"
#include "graph/table.hpp"

namespace dramatis {
namespace {

constexpr std::array kinds{Kind::person, Kind::organization, Kind::place};
constexpr std::array relations{RelationType::leads, RelationType::represents, RelationType::meets};
constexpr std::array statuses{Status::asserted, Status::planned, Status::proposed, Status::denied, Status::ended};

/// "3, dated 2031-05-12 to 2031-05-13, 1 undated"
std::string describe_documents(const std::vector<Record>& records) {
  std::set<std::string> dates;
  std::size_t undated = 0;
  for (const Record& record : records) {
    if (record.date.empty()) ++undated;
    if (!record.date.empty()) dates.insert(record.date);
  }
  std::string text = std::to_string(records.size());
  if (!dates.empty()) text += ", dated " + squeeze(*dates.begin());
  if (dates.size() > 1) text += " to " + squeeze(*dates.rbegin());
  if (undated > 0) text += ", " + std::to_string(undated) + " undated";
  return text;
}

/// "7: 4 person, 1 organization, 2 place"
std::string describe_actors(const Network& network) {
  std::array<std::size_t, kinds.size()> counts{};
  for (const Vertex actor : boost::make_iterator_range(boost::vertices(network))) {
    ++counts[static_cast<std::size_t>(network[actor].kind)];
  }
  std::string text = std::to_string(boost::num_vertices(network));
  const char* separator = ": ";
  for (const Kind kind : kinds) {
    text += separator + std::to_string(counts[static_cast<std::size_t>(kind)]) + ' ' + std::string(to_string(kind));
    separator = ", ";
  }
  return text;
}

/// The share of all pairs of actors that have a relation.
double density(const Contacts& contacts) {
  const auto actors = static_cast<double>(boost::num_vertices(contacts));
  return actors < 2 ? 0 : static_cast<double>(boost::num_edges(contacts)) / (actors * (actors - 1) / 2);
}

/// The numbers of edges by relation and status, with their sums.
std::vector<Row> count_relations(const Network& network) {
  std::array<std::array<std::size_t, statuses.size() + 1>, relations.size() + 1> counts{};
  for (const auto tie : boost::make_iterator_range(boost::edges(network))) {
    for (const std::size_t row : {static_cast<std::size_t>(network[tie].relation), relations.size()}) {
      for (const std::size_t column : {static_cast<std::size_t>(network[tie].status), statuses.size()}) {
        ++counts[row][column];
      }
    }
  }
  Row titles{"relations"};
  for (const Status status : statuses) titles.emplace_back(to_string(status));
  titles.emplace_back("all");
  std::vector<Row> rows{titles};
  for (std::size_t row = 0; row < counts.size(); ++row) {
    rows.push_back({row < relations.size() ? std::string(to_string(relations[row])) : "all"});
    for (const std::size_t count : counts[row]) rows.back().push_back(std::to_string(count));
  }
  return rows;
}

}  // namespace

void add_stats(CLI::App& app, const LoadedGraph* loaded) {
  CLI::App* command =
      add_command(app, "stats", "Count the documents, actors and relations of a graph", "dramatis stats talks.json");
  auto source = std::make_shared<GraphSource>(loaded);
  source->add_argument(*command);

  command->callback([source] {
    const ActorGraph& graph = source->graph();
    const Contacts contacts = contacts_of(graph.network);
    const Components components = components_of(contacts);
    std::ostringstream text;
    text << "documents   " << describe_documents(graph.records) << "\nactors      " << describe_actors(graph.network)
         << "\ncomponents  " << components.count << ", the largest of " << components.largest << " actors\ndensity     "
         << density(contacts) << " of the pairs of actors have a relation\n\n";
    write_table(text, count_relations(graph.network));
    write_standard_output(text.view());
  });
}

}  // namespace dramatis
