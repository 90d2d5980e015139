#include "graph/json/shown_sentences.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace dramatis {
namespace {

bool stands_before(const ShownSentences::Shown& a, const ShownSentences::Shown& b) {
  return std::tie(a.document, a.sentence) < std::tie(b.document, b.sentence);
}

}  // namespace

ShownSentences::ShownSentences(const Network& network, const std::vector<std::string>& documents) {
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < documents.size(); ++i) index.emplace(documents[i], i);
  for (const auto edge : boost::make_iterator_range(boost::edges(network))) {
    for (const Evidence& evidence : network[edge].evidence) {
      const auto add = [&](const Evidence::Place& place) {
        const auto document = index.find(place.document);
        if (document != index.end()) shown_.push_back({document->second, place.sentence, &evidence.text, &place});
      };
      add(evidence.place);
      for (const Evidence::Place& copy : evidence.copies) add(copy);
    }
  }
  std::stable_sort(shown_.begin(), shown_.end(), stands_before);
}

const ShownSentences::Shown* ShownSentences::find(std::size_t document, std::size_t sentence) const {
  const Shown sought{document, sentence, nullptr, nullptr};
  const auto found = std::lower_bound(shown_.begin(), shown_.end(), sought, stands_before);
  return found != shown_.end() && !stands_before(sought, *found) ? &*found : nullptr;
}

}  // namespace dramatis
