#include "graph/cypher/names.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>

#include "graph/names.hpp"

namespace dramatis::cypher {

void NameIndex::build() const {
  if (!folded_.empty()) return;
  folded_.resize(boost::num_vertices(network_));
  for (const Vertex vertex : boost::make_iterator_range(boost::vertices(network_))) {
    const Actor& actor = network_[vertex];
    std::vector<std::string>& names = folded_[vertex];
    names.reserve(actor.aliases.size() + 1);
    names.push_back(fold_name(actor.label));
    for (const auto& [alias, count] : actor.aliases) {
      names.push_back(alias == actor.label ? names.front() : fold_name(alias));
    }
    for (const std::string& name : names) {
      std::vector<Vertex>& actors = actors_[name];
      if (actors.empty() || actors.back() != vertex) actors.push_back(vertex);
    }
  }
}

std::span<const std::string> NameIndex::folded(Vertex vertex) const {
  build();
  return folded_[vertex];
}

std::span<const Vertex> NameIndex::called(const std::string& folded_name) const {
  build();
  const auto found = actors_.find(folded_name);
  return found == actors_.end() ? std::span<const Vertex>() : found->second;
}

const std::string& NameIndex::fold(std::string_view name) const {
  constexpr std::size_t capacity = 1000;
  std::string key(name);
  const auto found = remembered_.find(key);
  if (found != remembered_.end()) return found->second;
  if (remembered_.size() == capacity) remembered_.clear();
  std::string folded = fold_name(name);
  return remembered_.emplace(std::move(key), std::move(folded)).first->second;
}

/// Compares each folded name with what is sought, folded; the plain text where folding leaves nothing of it.
template <typename Compare>
bool Name::any(std::string_view sought, Compare compare) const {
  const std::string& folded = index_->fold(sought);
  if (folded.empty()) return compare(text_, sought);
  const auto names = index_->folded(actor_).subspan(first_, count_);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return compare(name, folded); });
}

bool Name::same_text(const Name& other) const {
  const std::string folded = index_->fold(text_);
  return text_ == other.text_ || (!folded.empty() && folded == index_->fold(other.text_));
}

bool Name::equals(std::string_view sought) const {
  return any(sought, [](std::string_view name, std::string_view text) { return name == text; });
}

bool Name::starts_with(std::string_view sought) const {
  return any(sought, [](std::string_view name, std::string_view text) { return name.starts_with(text); });
}

bool Name::ends_with(std::string_view sought) const {
  return any(sought, [](std::string_view name, std::string_view text) { return name.ends_with(text); });
}

bool Name::contains(std::string_view sought) const {
  return any(sought, [](std::string_view name, std::string_view text) { return name.find(text) != name.npos; });
}

}  // namespace dramatis::cypher
