#pragma once

#include <string>
#include <vector>

#include "graph/actor_graph.hpp"

/// Networks for the tests of the pictures.
namespace dramatis::test {

inline std::size_t add_actor(ActorGraph& graph, Kind kind, const std::string& label, const std::string& role = {}) {
  Actor actor;
  actor.id = std::string(to_string(kind)) + "/" + label;
  actor.label = label;
  actor.kind = kind;
  actor.aliases = {{label, 2}};
  if (!role.empty()) actor.roles = {{role, 1}};
  actor.mentions = 3;
  actor.documents = {"article"};
  return add_vertex(actor, graph.network);
}

inline void add_tie(ActorGraph& graph, std::size_t from, std::size_t to, RelationType relation,
                    Status status = Status::asserted, std::size_t sentences = 1) {
  Tie tie;
  tie.relation = relation;
  tie.status = status;
  for (std::size_t i = 0; i < sentences; ++i) {
    Evidence evidence;
    evidence.place = {"article", i, 0, 10};
    evidence.text = "Sentence " + std::to_string(i) + " states it.";
    tie.evidence.push_back(evidence);
  }
  add_edge(from, to, tie, graph.network);
}

/// A president and an envoy who agreed on one meeting, plan a second and refused a third; and a delegation's country.
inline ActorGraph talks() {
  ActorGraph graph;
  const auto team = add_actor(graph, Kind::organization, "Truce Commission", "commission");
  const auto berg = add_actor(graph, Kind::person, "Anna Berg", "president");
  const auto dahl = add_actor(graph, Kind::person, "Carl Dahl", "special envoy to the talks on the northern border");
  const auto norway = add_actor(graph, Kind::place, "Norway", "country");
  add_actor(graph, Kind::person, "Nobody Inparticular");
  add_tie(graph, berg, norway, RelationType::leads, Status::asserted, 4);
  add_tie(graph, berg, dahl, RelationType::meets);
  add_tie(graph, berg, dahl, RelationType::meets, Status::planned);
  add_tie(graph, berg, dahl, RelationType::meets, Status::denied, 2);
  add_tie(graph, dahl, team, RelationType::leads, Status::ended);
  add_tie(graph, team, norway, RelationType::represents, Status::proposed);
  return graph;
}

/// `countries` in a ring of meetings, each with `people` who represent it or lead it and meet those of the next.
inline ActorGraph summit(std::size_t countries, std::size_t people) {
  ActorGraph graph;
  std::vector<std::size_t> places;
  std::vector<std::vector<std::size_t>> staffs;
  for (std::size_t i = 0; i < countries; ++i) {
    places.push_back(add_actor(graph, Kind::place, "Country " + std::to_string(i)));
    staffs.emplace_back();
    for (std::size_t k = 0; k < people; ++k) {
      const std::string name = "Official Number " + std::to_string(k) + " of " + std::to_string(i);
      staffs[i].push_back(add_actor(graph, Kind::person, name, "deputy minister"));
      add_tie(graph, staffs[i][k], places[i], k == 0 ? RelationType::leads : RelationType::represents, Status::asserted,
              1 + (i + k) % 3);
    }
  }
  for (std::size_t i = 0; i < countries; ++i) {
    const std::size_t next = (i + 1) % countries;
    add_tie(graph, places[i], places[next], RelationType::meets, Status::planned);
    for (std::size_t k = 0; k < people; k += 2)
      add_tie(graph, staffs[i][k], staffs[next][k], RelationType::meets, k == 0 ? Status::denied : Status::proposed);
  }
  return graph;
}

}  // namespace dramatis::test
