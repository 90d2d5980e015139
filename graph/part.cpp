#include "graph/part.hpp"

#include <boost/range/iterator_range.hpp>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace dramatis {
namespace {

/// The records of the documents that a network's edges cite. Of several documents with one name all stay, for else they
/// would be referred to by other ids.
std::vector<Record> cited_records(const std::vector<Record>& records, const Network& network) {
  std::unordered_set<std::string> cited;
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    for (const Evidence& evidence : network[edge].evidence) {
      cited.insert(evidence.place.document);
      for (const Evidence::Place& copy : evidence.copies) cited.insert(copy.document);
    }
  }
  const std::vector<std::string> ids = document_ids(records);
  std::unordered_set<std::string> names;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (cited.count(ids[i])) names.insert(records[i].document);
  }
  std::vector<Record> kept;
  for (const Record& record : records) {
    if (names.count(record.document)) kept.push_back(record);
  }
  return kept;
}

}  // namespace

Part part_with(const Network& network, const std::vector<Network::edge_descriptor>& edges) {
  Part part;
  for (const auto edge : edges) {
    part.actors.insert({boost::source(edge, network), boost::target(edge, network)});
    part.ties.insert(&network[edge]);
  }
  return part;
}

ActorGraph part_of(const ActorGraph& graph, const Part& part) {
  ActorGraph made;
  std::unordered_map<Vertex, Vertex> vertices;
  for (const Vertex vertex : part.actors) vertices[vertex] = boost::add_vertex(graph.network[vertex], made.network);
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.network))) {
    const Tie& tie = graph.network[edge];
    if (!part.ties.count(&tie)) continue;
    boost::add_edge(vertices.at(boost::source(edge, graph.network)), vertices.at(boost::target(edge, graph.network)),
                    tie, made.network);
  }
  made.records = cited_records(graph.records, made.network);
  made.authority = graph.authority;
  made.corrections = graph.corrections;
  return made;
}

}  // namespace dramatis
