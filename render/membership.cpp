#include "render/membership.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace dramatis {
namespace {

bool is_office(const Tie& tie) { return tie.relation != RelationType::meets && tie.status == Status::asserted; }

/// By position: the best of the homes that an actor's offices give it.
using Homes = std::map<std::size_t, std::size_t>;

class HomeFinder {
 public:
  HomeFinder(const Network& network, const Selection& selection) : network_(network), selection_(selection) {
    for (const Vertex actor : selection.actors) position_.emplace(actor, position_.size());
  }

  Homes find(Grouping grouping) const {
    Homes homes = direct([&](Kind kind) {
      return (kind == Kind::place && grouping != Grouping::body) ||
             (kind == Kind::organization && grouping != Grouping::country);
    });
    if (grouping != Grouping::country) return homes;
    const Homes countries = homes;
    for (const auto& [actor, body] : direct([](Kind kind) { return kind == Kind::organization; }))
      if (const auto country = countries.find(body); country != countries.end()) homes.emplace(actor, country->second);
    return homes;
  }

  std::size_t source_of(std::size_t tie) const { return position_.at(source(selection_.ties[tie], network_)); }
  std::size_t target_of(std::size_t tie) const { return position_.at(target(selection_.ties[tie], network_)); }

 private:
  template <typename IsHome>
  Homes direct(IsHome is_home) const {
    std::map<std::size_t, std::tuple<std::size_t, bool, std::size_t>> best;  // evidence, leads, home
    for (std::size_t i = 0; i < selection_.ties.size(); ++i) {
      const Tie& tie = network_[selection_.ties[i]];
      const std::size_t from = source_of(i), to = target_of(i);
      if (!is_office(tie) || kind_of(from) == Kind::place || !is_home(kind_of(to))) continue;
      std::tuple candidate(tie.evidence.size(), tie.relation == RelationType::leads, to);
      const auto [entry, is_new] = best.emplace(from, candidate);
      if (!is_new) entry->second = std::max(entry->second, candidate);
    }
    Homes homes;
    for (const auto& [actor, choice] : best) homes.emplace(actor, std::get<2>(choice));
    return homes;
  }

  Kind kind_of(std::size_t position) const { return network_[selection_.actors[position]].kind; }

  const Network& network_;
  const Selection& selection_;
  std::map<Vertex, std::size_t> position_;
};

}  // namespace

Membership membership_of(const Network& network, const Selection& selection, Grouping grouping) {
  Membership membership;
  membership.shown.resize(selection.ties.size());
  if (grouping == Grouping::none) return membership;
  const HomeFinder finder(network, selection);
  Homes homes = finder.find(grouping);
  std::set<std::size_t> heads;
  for (const auto& [actor, home] : homes) heads.insert(home);
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (const auto& [actor, home] : homes)
    if (!heads.contains(actor)) groups[home].push_back(actor);
  for (const auto& [head, members] : groups) {
    membership.groups.push_back({head});
    membership.groups.back().insert(membership.groups.back().end(), members.begin(), members.end());
  }
  for (std::size_t i = 0; i < selection.ties.size(); ++i) {
    const auto home = homes.find(finder.source_of(i));
    membership.shown[i] = is_office(network[selection.ties[i]]) && home != homes.end() &&
                          home->second == finder.target_of(i) && !heads.contains(home->first);
  }
  return membership;
}

}  // namespace dramatis
