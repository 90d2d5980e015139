#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "graph/resolution/people.hpp"

namespace dramatis {
namespace {

class BareNames {
 public:
  explicit BareNames(People& people) : people_(people), clusters_(people.clusters) {}

  std::map<std::size_t, Entities> join() {
    using Bearers = std::map<std::size_t, std::size_t>;  // clusters, each with one entity
    std::unordered_map<std::string, Bearers> forms, first_names, nicknames;
    for (const auto& [full, people] : people_.persons) {
      for (const std::size_t person : people) {
        const std::size_t cluster = clusters_.find(person);
        for (auto space = full.find(' '); space != full.npos; space = full.find(' ', space + 1)) {
          forms[full.substr(space + 1)].emplace(cluster, person);
          first_names[full.substr(0, space)].emplace(cluster, person);
        }
      }
      const std::vector<std::string> words = words_of(full);
      for (const std::size_t entity : people_.bearers.at(full)) {
        for (const auto& [name, count] : people_.names[entity]) {
          if (is_full(name)) continue;
          auto& bearers = is_short_form(words_of(name), words) ? forms[name] : nicknames[name];
          bearers.emplace(clusters_.find(entity), entity);
        }
      }
    }
    std::map<std::string, Entities> unknown;
    for (const std::size_t entity : people_.bare) {
      if (is_settled(entity)) continue;
      Bearers bearers;
      const char* why = "";
      for (const auto& [kind_of_form, reason] : {std::pair{&forms, "short for "},
                                                 {&first_names, "first name of "},
                                                 {&nicknames, "an article uses it for "}}) {
        if (!bearers.empty()) break;
        why = reason;
        for (const auto& [name, count] : people_.names[entity]) {
          const auto found = kind_of_form->find(name);
          if (found != kind_of_form->end()) bearers.insert(found->second.begin(), found->second.end());
        }
      }
      if (bearers.empty()) {
        unknown[most_usual(people_.names[entity])].push_back(entity);
      } else {
        join_to_one_of(entity, bearers, why);
      }
    }
    for (const auto& [name, entities] : unknown) {
      for (const std::size_t entity : entities) {
        if (!contradict(people_.profile(entities.front()), people_.profile(entity)))
          clusters_.join(entities.front(), entity);
      }
    }
    return std::move(could_be_);
  }

 private:
  /// Whether a ruling or the authority has made it one with the bearer of a full name.
  bool is_settled(std::size_t bare) {
    const Entities& members = clusters_.members(bare);
    return std::any_of(members.begin(), members.end(),
                       [&](std::size_t one) { return !full_name(people_.names[one]).empty(); });
  }

  /// Made once: there are as many bare names as articles.
  const Profile& settled(std::size_t bearer) {
    const auto [known, is_new] = settled_.try_emplace(bearer);
    if (is_new) known->second = people_.profile(bearer);
    return known->second;
  }

  void join_to_one_of(std::size_t entity, const std::map<std::size_t, std::size_t>& bearers, const std::string& why) {
    constexpr std::size_t most = 20;
    if (bearers.size() > most) return;
    const Profile mine = people_.profile(entity);
    Entities fitting, by_title, by_employer, by_office;
    bool others_known = true;
    for (const auto& [cluster, bearer] : bearers) {
      if (bearers.size() > 1 && clusters_.share_a_record(entity, bearer)) continue;
      const Profile& theirs = settled(bearer);
      if (contradict(mine, theirs)) continue;
      fitting.push_back(bearer);
      if (same_title(mine, theirs)) by_title.push_back(bearer);
      if (same_employer(mine, theirs)) by_employer.push_back(bearer);
      others_known &= !theirs.employers.empty();
      if (same_office(mine, theirs)) by_office.push_back(bearer);
    }
    const auto join = [&](std::size_t bearer, const char* ground) {
      clusters_.join(bearer, entity,
                     {people_.surface(entity), why + people_.surface(bearer) + ground,
                      std::to_string(people_.facts[entity].record)});
    };
    if (fitting.size() == 1) {
      join(fitting.front(), bearers.size() == 1 ? ", and for nobody else" : ", and for nobody else who fits");
    } else if (by_office.size() == 1) {
      join(by_office.front(), ", with the same office");
    } else if (by_employer.size() == 1 && others_known) {
      join(by_employer.front(), ", with the same country or body");
    } else if (by_title.size() == 1) {
      join(by_title.front(), ", with the same title");
    } else {
      for (const auto& [cluster, bearer] : bearers) could_be_[entity].push_back(bearer);
    }
  }

  People& people_;
  Clusters& clusters_;
  std::unordered_map<std::size_t, Profile> settled_;
  std::map<std::size_t, Entities> could_be_;
};

}  // namespace

std::map<std::size_t, Entities> join_bare_names(People& people) { return BareNames(people).join(); }

}  // namespace dramatis
