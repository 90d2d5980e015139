#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "graph/label.hpp"
#include "graph/names.hpp"
#include "graph/resolution/passes.hpp"
#include "graph/resolution/profile.hpp"

namespace dramatis {
namespace {

using Day = std::optional<std::chrono::sys_days>;

/// Offices that many hold at a time, or that say too little to know the holder by.
bool is_held_by_many(const std::string& title) {
  static const std::unordered_set<std::string_view> heads{
      "adviser",     "aide",       "ally",      "analyst",  "attorney",  "candidate", "colonel",    "commissioner",
      "congressman", "councillor", "counselor", "delegate", "deputy",    "diplomat",  "director",   "economist",
      "employee",    "expert",     "fighter",   "general",  "lawmaker",  "lawyer",    "legislator", "major",
      "man",         "member",     "minister",  "mp",       "nominee",   "officer",   "official",   "participant",
      "player",      "politician", "rebel",     "reporter", "secretary", "senator",   "soldier",    "spokesman",
      "staffer",     "veteran",    "witness",   "woman"};
  if (title.empty()) return true;
  const std::string head = title.substr(title.rfind(' ') + 1);
  if (head == "minister" || head == "general" || head == "secretary" || head == "director" || head == "commissioner") {
    return title == head || title.rfind("deputy", 0) == 0 || title == "lieutenant general" ||
           title == "major general" || title == "brigadier general" || title == "cabinet minister" ||
           title == "senior minister" || title == "government minister" || title == "junior minister";
  }
  return heads.count(head) > 0 || title.rfind("deputy ", 0) == 0 || title.rfind("senior ", 0) == 0;
}

/// An office: the title, or "" for whoever leads, and what it is an office of.
using Office = std::pair<std::string, std::size_t>;

/// That a named person holds or has held an office, as a document of that day says.
struct Tenure {
  std::size_t holder;
  Day day;
  bool ended;
};

/// What is known of a person's tenure beside the date of another document.
struct Holder {
  std::size_t entity;
  std::chrono::days distance = std::chrono::days::max();  ///< to the nearest document that tells of it
  bool holds = false;                                     ///< some document says so
  bool over = false;                                      ///< a document before that date says that it has ended
};

/// That are held with this status; of who has no name also by the nouns for it.
std::vector<Office> offices_of(const EntityFacts& facts, Clusters& clusters, Status status = Status::asserted) {
  std::vector<Office> offices;
  for (const Post& post : facts.posts) {
    if (post.status != status) continue;
    const std::size_t of = clusters.find(post.of);
    std::set<std::string> titles{post.title};
    if (!facts.is_named()) titles.insert(facts.titles.begin(), facts.titles.end());
    const bool leads = post.relation == RelationType::leads;
    for (const std::string& title : titles) {
      if (!is_held_by_many(title) && (leads || title != "leader")) offices.emplace_back(title, of);
    }
    if (leads && (facts.is_named() || post.title.empty())) offices.emplace_back("leader", of);
  }
  return offices;
}

class ByOffice {
 public:
  ByOffice(const Facts& facts, Clusters& clusters) : facts_(facts), clusters_(clusters) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (!is_person(i) || !facts[i].is_named()) continue;
      for (const bool ended : {false, true}) {
        for (const Office& office : offices_of(facts[i], clusters, ended ? Status::ended : Status::asserted)) {
          tenures_[office].push_back({i, facts[i].date, ended});
        }
      }
    }
    for (std::size_t i = 0; i < facts.size(); ++i) clusters_in_[facts[i].record].insert(clusters.find(i));
  }

  void resolve() {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (!is_person(i) || facts_[i].is_named() || is_settled(i)) continue;
      const std::vector<Office> offices =
          facts_[i].posts.empty() ? offices_nearby(i) : offices_of(facts_[i], clusters_);
      for (const Office& office : offices) {
        const auto holder = holder_of(office, i);
        if (!holder || clusters_.are_apart(*holder, i)) continue;
        if (facts_[i].posts.empty() && clusters_.share_a_record(*holder, i)) continue;
        clusters_.join(*holder, i,
                       {noun(i), "who was " + office.first + " of " + called(office.second) + " then",
                        std::to_string(facts_[i].record)});
        break;
      }
    }
    join_unnamed();
    join_bodies();
    join_groups();
  }

 private:
  bool is_person(std::size_t entity) const { return facts_[entity].kind == Kind::person; }

  /// Whether a ruling has made it one with somebody named.
  bool is_settled(std::size_t unnamed) {
    const auto& members = clusters_.members(unnamed);
    return std::any_of(members.begin(), members.end(), [&](std::size_t one) { return facts_[one].is_named(); });
  }

  std::string noun(std::size_t entity) const {
    const auto& roles = facts_[entity].entity->roles;
    return roles.empty() ? std::string() : usual_noun(roles);
  }

  std::string called(std::size_t entity) const {
    const Record::Entity& one = *facts_[entity].entity;
    return one.names.empty() ? noun(entity) : facts_[entity].surfaces.begin()->second;
  }

  /// The only office that somebody's noun can mean where the article does not say of what: that of what it names.
  std::vector<Office> offices_nearby(std::size_t entity) const {
    std::vector<Office> offices;
    const auto& nearby = clusters_in_.at(facts_[entity].record);
    for (const std::string& title : facts_[entity].titles) {
      if (is_held_by_many(title) || title == "leader") continue;
      for (auto office = tenures_.lower_bound({title, 0}); office != tenures_.end() && office->first.first == title;
           ++office) {
        if (nearby.count(office->first.second)) offices.push_back(office->first);
      }
    }
    return offices.size() == 1 ? offices : std::vector<Office>();
  }

  /// The one named person who holds the office in the entity's record, or at its date; nothing if that cannot be told.
  std::optional<std::size_t> holder_of(const Office& office, std::size_t entity) {
    const auto found = tenures_.find(office);
    if (found == tenures_.end()) return std::nullopt;
    const EntityFacts& mine = facts_[entity];
    std::map<std::size_t, Holder> holders;    // by cluster
    std::map<std::size_t, std::size_t> here;  // in its record: by cluster, an entity
    for (const Tenure& tenure : found->second) {
      Holder& holder = holders.try_emplace(clusters_.find(tenure.holder), Holder{tenure.holder}).first->second;
      if (facts_[tenure.holder].record == mine.record && !tenure.ended) {
        here.emplace(clusters_.find(tenure.holder), tenure.holder);
      }
      holder.holds |= !tenure.ended;
      if (!tenure.day || !mine.date) continue;
      const auto since = std::chrono::duration_cast<std::chrono::days>(*mine.date - *tenure.day);
      holder.over |= tenure.ended && since.count() >= 0;
      holder.distance = std::min(holder.distance, std::chrono::abs(since));
    }
    if (here.size() == 1) return here.begin()->second;
    std::vector<Holder> fitting;
    for (const auto& [cluster, holder] : holders) {
      const bool known_after = !holder.holds && holder.distance == std::chrono::days::max();
      if (holder.over || known_after || differ(profile_of(facts_, clusters_, holder.entity).gender, mine.gender))
        continue;
      fitting.push_back(holder);
    }
    // Of two at one distance the former holder: the report of the change names both.
    const auto rank = [](const Holder& holder) { return std::make_pair(holder.distance, holder.holds); };
    std::sort(fitting.begin(), fitting.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    if (fitting.empty() || (fitting.size() > 1 && rank(fitting[0]) == rank(fitting[1]))) return std::nullopt;
    return fitting.front().entity;
  }

  /// Who is nowhere named in this office is one person for the time being.
  void join_unnamed() {
    std::map<Office, std::vector<std::size_t>> unnamed;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (!is_person(i) || facts_[i].is_named() || clusters_.members(i).size() > 1) continue;
      for (const Office& office : offices_of(facts_[i], clusters_)) {
        if (tenures_.count(office)) continue;
        unnamed[office].push_back(i);
        break;
      }
    }
    for (auto& [office, entities] : unnamed) join_in_time(entities, office.first + " of " + called(office.second));
  }

  /// Delegations and the like of one country or organization.
  void join_bodies() {
    std::map<Office, std::vector<std::size_t>> bodies;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (facts_[i].kind != Kind::organization || facts_[i].is_named()) continue;
      const std::string what = class_of(noun(i));
      if (what.empty()) continue;
      for (const Post& post : facts_[i].posts) {
        if (post.relation != RelationType::represents || post.status == Status::denied) continue;
        bodies[{what, clusters_.find(post.of)}].push_back(i);
        break;
      }
    }
    for (auto& [body, entities] : bodies) join_in_time(entities, body.first + " of " + called(body.second));
  }

  /// Groups that are called by the same noun, and are led by the same person or stand for the same: "the junta".
  void join_groups() {
    using Tie = std::tuple<std::string, bool, std::size_t>;  // noun, whether the group leads or is led, and whom
    const auto ties_of = [&](std::size_t entity) {
      std::set<Tie> ties;
      for (const auto& [noun, count] : facts_[entity].entity->roles) {
        const std::string key = fold_name(noun);
        for (const Post& post : facts_[entity].posts) {
          if (post.status != Status::denied) ties.emplace(key, true, clusters_.find(post.of));
        }
        for (const std::size_t holder : facts_[entity].holders) ties.emplace(key, false, clusters_.find(holder));
      }
      return ties;
    };
    std::map<Tie, std::set<std::size_t>> groups;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (facts_[i].kind != Kind::organization) continue;
      for (const Tie& tie : ties_of(i)) groups[tie].insert(i);
    }
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (facts_[i].kind != Kind::organization || facts_[i].is_named()) continue;
      std::map<std::size_t, std::pair<std::size_t, std::string>> fitting;  // by cluster: an entity, and a noun
      for (const Tie& tie : ties_of(i)) {
        for (const std::size_t other : groups[tie]) {
          if (!clusters_.share_a_record(i, other)) fitting.try_emplace(clusters_.find(other), other, std::get<0>(tie));
        }
      }
      if (fitting.size() != 1) continue;
      const auto& [other, word] = fitting.begin()->second;
      clusters_.join(
          other, i,
          {noun(i), "the " + word + " with the same head or for the same body", std::to_string(facts_[i].record)});
    }
  }

  static std::string class_of(const std::string& noun) {
    static const std::unordered_map<std::string_view, std::string_view> classes{{"delegation", "delegation"},
                                                                                {"negotiators", "delegation"},
                                                                                {"negotiating team", "delegation"},
                                                                                {"team", "delegation"},
                                                                                {"mission", "mission"},
                                                                                {"embassy", "embassy"},
                                                                                {"army", "army"},
                                                                                {"military", "army"},
                                                                                {"armed forces", "army"},
                                                                                {"parliament", "parliament"},
                                                                                {"side", "delegation"},
                                                                                {"peace delegation", "delegation"}};
    const auto found = classes.find(fold_name(noun));
    return found == classes.end() ? std::string() : std::string(found->second);
  }

  void join_in_time(std::vector<std::size_t>& entities, const std::string& what) {
    constexpr std::chrono::days longest{45};
    std::stable_sort(entities.begin(), entities.end(),
                     [&](std::size_t a, std::size_t b) { return facts_[a].date < facts_[b].date; });
    for (std::size_t i = 1; i < entities.size(); ++i) {
      const EntityFacts& earlier = facts_[entities[i - 1]];
      const EntityFacts& later = facts_[entities[i]];
      if (earlier.record == later.record) continue;
      if (earlier.date.has_value() != later.date.has_value()) continue;
      if (later.date && *later.date - *earlier.date > longest) continue;
      clusters_.join(entities[i - 1], entities[i], {noun(entities[i]), "the same " + what + " at that time", ""});
    }
  }

  const Facts& facts_;
  Clusters& clusters_;
  std::map<Office, std::vector<Tenure>> tenures_;
  std::unordered_map<std::size_t, std::set<std::size_t>> clusters_in_;  // by record
};

}  // namespace

void resolve_offices(const Facts& facts, Clusters& clusters) { ByOffice(facts, clusters).resolve(); }

}  // namespace dramatis
