#include "graph/resolution/bodies.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "extract/countries.hpp"
#include "extract/embed.hpp"
#include "graph/label.hpp"
#include "graph/names.hpp"
#include "graph/resolution/aliases.hpp"
#include "graph/resolution/passes.hpp"

DRAMATIS_EMBED(organizations_tsv, DRAMATIS_DATA_DIR "/organizations.tsv");

namespace dramatis {
namespace {

class Bodies {
 public:
  Bodies(const Facts& facts, const Countries& countries, Clusters& clusters)
      : facts_(facts), clusters_(clusters), index_(facts, clusters), owners_(facts.size()) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (!countries[i]) continue;
      country_of_cluster_[clusters.find(i)] = countries[i];
      mentions_of_country_[facts[i].record][*countries[i]] += facts[i].entity->mentions;
    }
  }

  std::vector<std::string> resolve() {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (facts_[i].kind == Kind::organization) add(i);
    }
    for (const auto& [key, bearers] : index_.entities()) {
      for (const std::size_t bearer : bearers) {
        clusters_.join(bearers.front(), bearer,
                       {called(bearer), "that of " + owners_[bearer] + ", by the article", ""});
      }
    }
    join_short_forms();
    settle_ownerless();
    return std::move(owners_);
  }

 private:
  void add(std::size_t entity) {
    const std::string key = key_of(entity);
    if (key.empty()) return;
    const std::string* full = known_organizations().full_name(key);
    const std::optional<Body> body = body_of(full ? *full : key);
    if (!body || (full && body->owner.empty())) return;
    owners_[entity] = body->owner.empty() ? owner_by_posts(entity) : body->owner;
    if (!owners_[entity].empty()) {
      index_.add(entity, key_of(body->what, owners_[entity]));
      owners_of_[body->what].insert(owners_[entity]);
    } else if (facts_[entity].is_named()) {
      ownerless_[body->what].push_back(entity);
    }
  }

  static std::string key_of(const std::string& what, const std::string& owner) { return what + " of " + owner; }

  /// A noun counts as a name where it says which body of its country is meant: "army", "foreign ministry".
  std::string key_of(std::size_t entity) const {
    if (facts_[entity].is_named()) return organization_key(main_name(facts_[entity]));
    const auto& nouns = facts_[entity].entity->roles;
    if (nouns.empty()) return {};
    const std::string noun = organization_key(fold_name(usual_noun(nouns)));
    static const std::set<std::string> telling{"army",      "armed forces", "military",   "navy",
                                               "air force", "parliament",   "presidency", "senate"};
    const bool tells = telling.count(noun) || (noun.size() > 9 && noun.compare(noun.size() - 9, 9, " ministry") == 0);
    return tells ? noun : std::string();
  }

  std::string called(std::size_t entity) const {
    if (facts_[entity].is_named()) return facts_[entity].surfaces.at(main_name(facts_[entity]));
    return usual_noun(facts_[entity].entity->roles);
  }

  /// The country that a body stands for or that its officials serve, in its record; else elsewhere.
  std::string owner_by_posts(std::size_t body) {
    std::map<std::string, std::size_t> votes;
    const auto vote = [&](std::size_t entity, std::size_t weight) {
      for (const Post& post : facts_[entity].posts) {
        const auto country = country_of_cluster_.find(clusters_.find(post.of));
        if (post.status != Status::denied && country != country_of_cluster_.end()) votes[*country->second] += weight;
      }
    };
    vote(body, 3);
    for (const std::size_t holder : facts_[body].holders) vote(holder, 1);
    if (votes.empty()) {
      for (const std::size_t holder : facts_[body].holders) {
        for (const std::size_t same : clusters_.members(holder)) vote(same, 1);
      }
    }
    const auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? std::string() : most->first;
  }

  /// "House" is short for the "House of Representatives" of its country.
  void join_short_forms() {
    for (const auto& [what, owners] : owners_of_) {
      for (auto longer = owners_of_.upper_bound(what + ' '); longer != owners_of_.end(); ++longer) {
        if (longer->first.compare(0, what.size() + 1, what + ' ') != 0) break;
        for (const std::string& owner : owners) {
          if (longer->second.count(owner)) index_.join(key_of(what, owner), key_of(longer->first, owner), "short for");
        }
      }
    }
  }

  /// A body whose owner no statement tells: that of the country that its record names most, if that has one. If no
  /// record tells whose such a body is, there is only one, unless each country is known to have it.
  void settle_ownerless() {
    for (const auto& [what, entities] : ownerless_) {
      const std::set<std::string>& owners = owners_of_[what];
      for (const std::size_t entity : entities) {
        if (owners.empty() && !each_country_has(what)) clusters_.join(entities.front(), entity);
        const auto owner =
            std::find_if(owners.begin(), owners.end(), [&](const std::string& one) { return is_about(entity, one); });
        if (owner == owners.end()) continue;
        const std::size_t body = index_.entities().at(key_of(what, *owner)).front();
        if (clusters_.share_a_record(body, entity)) continue;
        owners_[entity] = *owner;
        clusters_.join(body, entity,
                       {called(entity), "that of " + *owner + ", of which the article tells most",
                        std::to_string(facts_[entity].record)});
      }
    }
  }

  static bool each_country_has(const std::string& what) {
    static const std::set<std::string> heads{"army",     "cabinet",    "embassy", "government",
                                             "ministry", "parliament", "police"};
    return heads.count(what.substr(what.rfind(' ') + 1)) > 0;
  }

  bool is_about(std::size_t entity, const std::string& country) {
    const auto& mentions = mentions_of_country_[facts_[entity].record];
    const auto found = mentions.find(country);
    return found != mentions.end() && std::all_of(mentions.begin(), mentions.end(), [&](const auto& other) {
             return other.first == country || other.second < found->second;
           });
  }

  const Facts& facts_;
  Clusters& clusters_;
  NameIndex index_;
  std::vector<std::string> owners_;                            // by entity
  std::map<std::string, std::set<std::string>> owners_of_;     // by what it is
  std::map<std::string, std::vector<std::size_t>> ownerless_;  // by what it is
  std::map<std::size_t, const std::string*> country_of_cluster_;
  std::map<std::size_t, std::map<std::string, std::size_t>> mentions_of_country_;  // by record
};

}  // namespace

bool is_body_word(const std::string& word) {
  static const std::set<std::string> words = [] {
    const auto list = words_of(
        "affairs agency agriculture air and appeals armed army assembly attorney aviation bank border bureau cabinet "
        "central chamber chiefs civil coast command commission communications congress constitutional council court "
        "culture customs defense department deputies economic economy education election elections electoral embassy "
        "emergency energy environment external federal finance fisheries for force forces foreign general government "
        "guard guards health high home house immigration industry information intelligence interior internal "
        "irrigation "
        "joint justice labor land lower marine military minister ministry national naval navy of office oil operations "
        "parliament petroleum police presidency president prime prosecutor public representatives republican reserve "
        "resources revenue security senate service services social staff state supreme the tourism trade transport "
        "treasury upper water women works youth");
    return std::set<std::string>(list.begin(), list.end());
  }();
  return words.count(word) > 0;
}

const KnownNames& known_organizations() {
  static const KnownNames known(organizations_tsv(),
                                [](std::string_view name) { return organization_key(fold_name(name)); });
  return known;
}

std::optional<Body> body_of(const std::string& key) {
  constexpr std::size_t longest = 3;  // words of a country's name
  Body body;
  const std::vector<std::string> words = words_of(key);
  std::vector<std::string> rest;
  for (auto word = words.begin(); word != words.end();) {
    const std::string* country = nullptr;
    auto end = word + static_cast<std::ptrdiff_t>(std::min<std::size_t>(longest, words.size()));
    if (words.end() - word < static_cast<std::ptrdiff_t>(longest)) end = words.end();
    for (; end != word && !country; --end) country = country_of(country_key(join_words(word, end)));
    if (!country) {
      rest.push_back(*word++);
      continue;
    }
    body.owner = *country;
    word = end + 1;
  }
  while (!rest.empty() && (rest.back() == "of" || rest.back() == "the")) rest.pop_back();
  if (rest.empty() || !std::all_of(rest.begin(), rest.end(), is_body_word)) return std::nullopt;
  body.what = organization_key(join_words(rest.begin(), rest.end()));
  if (body.what == "armed forces" || body.what == "military") body.what = "army";
  return body;
}

std::vector<std::string> resolve_bodies(const Facts& facts, const Countries& countries, Clusters& clusters) {
  return Bodies(facts, countries, clusters).resolve();
}

}  // namespace dramatis
