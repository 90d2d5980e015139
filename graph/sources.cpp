#include "graph/sources.hpp"

#include <cstddef>
#include <vector>

#include "graph/names.hpp"

namespace dramatis {

Sources::Sources(const ActorGraph& graph) {
  const std::vector<std::string> documents = document_ids(graph.records);
  for (std::size_t i = 0; i < documents.size(); ++i) dates_[documents[i]] = graph.records[i].date;
}

std::string Sources::date_of(const std::string& document) const {
  const auto date = dates_.find(document);
  return date == dates_.end() ? std::string() : date->second;
}

std::string Sources::dated(const std::string& document) const {
  const std::string date = date_of(document);
  return squeeze(document) + (date.empty() ? "" : " (" + squeeze(date) + ")");
}

std::string Sources::of(const Evidence& evidence) const {
  std::string text = dated(evidence.place.document);
  for (const Evidence::Place& copy : evidence.copies) text += ", " + dated(copy.document);
  if (!evidence.role.empty()) text += "; role: " + squeeze(evidence.role);
  if (!evidence.when.empty()) text += "; when: " + squeeze(evidence.when);
  if (!evidence.where.empty()) text += "; where: " + squeeze(evidence.where);
  if (!evidence.attribution.empty()) text += "; according to " + squeeze(evidence.attribution);
  if (evidence.superseded) text += "; superseded by a later report";
  if (!evidence.confirmed.empty()) text += "; confirmed by " + squeeze(evidence.confirmed);
  return text;
}

}  // namespace dramatis
