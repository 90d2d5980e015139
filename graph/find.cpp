#include "graph/find.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>

#include "graph/edit_distance.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

bool contains_words(const std::string& text, const std::string& words) {
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

std::vector<Vertex> find_actors(const Network& network, const std::string& name) {
  std::vector<Vertex> exact, partial;
  const std::string sought = fold_name(name);
  if (sought.empty()) return exact;
  for (const Vertex vertex : boost::make_iterator_range(boost::vertices(network))) {
    const Actor& actor = network[vertex];
    bool is_exact = actor.id == name;
    bool is_partial = false;
    const auto compare = [&](const std::string& alias) {
      const std::string folded = fold_name(alias);
      if (folded == sought) is_exact = true;
      if (contains_words(folded, sought)) is_partial = true;
    };
    compare(actor.label);
    for (const auto& [alias, count] : actor.aliases) compare(alias);
    if (is_exact) exact.push_back(vertex);
    if (is_partial) partial.push_back(vertex);
  }
  return exact.empty() ? partial : exact;
}

std::vector<std::string> near_labels(const Network& network, const std::string& name, std::size_t limit) {
  const auto as_words = [](const std::string& text) { return ' ' + fold_name(text) + ' '; };
  const std::string sought = as_words(name);
  std::map<std::size_t, std::set<std::string>> labels_by_edits;
  for (const Vertex vertex : boost::make_iterator_range(boost::vertices(network))) {
    const Actor& actor = network[vertex];
    std::size_t edits = edits_to_occur(sought, as_words(actor.label));
    for (const auto& [alias, count] : actor.aliases) edits = std::min(edits, edits_to_occur(sought, as_words(alias)));
    labels_by_edits[edits].insert(actor.label);
  }
  std::vector<std::string> nearest;
  for (const auto& [edits, labels] : labels_by_edits) {
    if (edits > sought.size() / 3) break;
    nearest.insert(nearest.end(), labels.begin(), labels.end());
  }
  nearest.resize(std::min(nearest.size(), limit));
  return nearest;
}

}  // namespace dramatis
