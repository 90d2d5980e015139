#include "graph/resolution/clusters.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dramatis {

Clusters::Clusters(const std::vector<std::size_t>& record_of)
    : sets_(record_of.size()),
      members_(record_of.size()),
      reasons_(record_of.size()),
      records_(record_of.size()),
      apart_from_(record_of.size()),
      marks_(record_of.size()) {
  for (std::size_t i = 0; i < record_of.size(); ++i) {
    members_[i] = {i};
    records_[i] = {record_of[i]};
  }
}

void Clusters::keep_apart(const std::vector<std::size_t>& these, const std::vector<std::size_t>& those) {
  for (const std::size_t a : these) {
    for (const std::size_t b : those) {
      apart_from_[find(a)].insert(b);
      apart_from_[find(b)].insert(a);
    }
  }
}

bool Clusters::are_apart(std::size_t a, std::size_t b) {
  const auto mine = mark(a), theirs = mark(b);
  if (mine && theirs && mine != theirs) return true;
  const auto& bars = apart_from_[find(a)];
  return std::any_of(bars.begin(), bars.end(), [&](std::size_t barred) { return find(barred) == find(b); });
}

bool Clusters::share_a_record(std::size_t a, std::size_t b) {
  const auto* fewer = &records_[find(a)];
  const auto* more = &records_[find(b)];
  if (fewer->size() > more->size()) std::swap(fewer, more);
  return std::any_of(fewer->begin(), fewer->end(), [&](std::size_t record) { return more->count(record) > 0; });
}

bool Clusters::join(std::size_t a, std::size_t b, Reason reason) {
  if (are_apart(a, b)) return false;
  std::size_t kept = find(a), absorbed = find(b);
  if (kept != absorbed) {
    sets_.link(kept, absorbed);
    if (find(a) != kept) std::swap(kept, absorbed);
    const auto move_all = [&](auto& lists) {
      auto& from = lists[absorbed];
      auto& to = lists[kept];
      if (to.size() < from.size()) to.swap(from);
      to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
      from = {};
    };
    move_all(members_);
    move_all(reasons_);
    const auto unite = [&](auto& all) {
      if (all[kept].size() < all[absorbed].size()) all[kept].swap(all[absorbed]);
      all[kept].merge(all[absorbed]);
      all[absorbed] = {};
    };
    unite(records_);
    unite(apart_from_);
    if (!marks_[kept]) marks_[kept] = marks_[absorbed];
  }
  if (!reason.why.empty()) reasons_[kept].push_back(std::move(reason));
  return true;
}

}  // namespace dramatis
