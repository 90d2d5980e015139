#include "graph/corrections/corrector.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <utility>

#include "extract/document_json.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

using Action = Correction::Action;

std::string with_attribution(const Correction& correction) {
  return description(correction) + ", by " + attribution(correction);
}

[[noreturn]] void contradict(const std::vector<const Correction*>& corrections) {
  std::string message = "corrections contradict each other; withdraw one of";
  for (const Correction* correction : corrections) message += "\n  " + with_attribution(*correction);
  throw InputError(message);
}

bool contains(const std::vector<EntityIndex>& sorted, EntityIndex entity) {
  return std::binary_search(sorted.begin(), sorted.end(), entity);
}

void remove(std::vector<EntityIndex>& from, const std::vector<EntityIndex>& sorted) {
  from.erase(std::remove_if(from.begin(), from.end(), [&](EntityIndex e) { return contains(sorted, e); }), from.end());
}

/// Of entities that a reference of a correction `same` means, those that bear no longer form of the name, if there are
/// such: who says whom the bare "Bush" means does not speak of all who are called Bush.
void narrow(std::vector<EntityIndex>& entities, const ActorReference& reference, const std::vector<Record>& records) {
  const std::string name = ' ' + fold_name(reference.name) + ' ';
  const auto bears_longer_form = [&](EntityIndex index) {
    const auto& names = records[index.record].entities[index.entity].names;
    return std::any_of(names.begin(), names.end(), [&](const auto& other) {
      const std::string folded = ' ' + fold_name(other.first) + ' ';
      return folded.size() > name.size() && folded.find(name) != folded.npos;
    });
  };
  const auto end = std::stable_partition(entities.begin(), entities.end(), std::not_fn(bears_longer_form));
  if (end != entities.begin()) entities.erase(end, entities.end());
}

/// Of entities that both references of a correction `different` mean, the more special reference keeps all: one in a
/// document, else the longer name. No document's entity can be divided, so of equal ones none does.
void part(Ruling& ruling, const Correction& correction) {
  std::vector<EntityIndex> both;
  std::set_intersection(ruling.these.begin(), ruling.these.end(), ruling.those.begin(), ruling.those.end(),
                        std::back_inserter(both));
  const auto specialty = [](const ActorReference& reference) {
    return std::make_pair(!reference.document.empty(), fold_name(reference.name).size());
  };
  if (specialty(correction.actor) <= specialty(correction.other)) remove(ruling.these, both);
  if (specialty(correction.other) <= specialty(correction.actor)) remove(ruling.those, both);
}

/// The rulings `same` by which any of `these` is one with any of `those`; the shortest chain, empty if there is none.
std::vector<std::size_t> chain(const std::vector<Ruling>& rulings,
                               const std::map<EntityIndex, std::vector<std::size_t>>& same_with,
                               const std::vector<EntityIndex>& these, const std::vector<EntityIndex>& those) {
  std::map<std::size_t, std::optional<std::size_t>> reached_from;  // by ruling: the one before
  std::vector<std::size_t> reached;
  const auto reach = [&](const std::vector<EntityIndex>& entities, std::optional<std::size_t> from) {
    for (const EntityIndex entity : entities) {
      const auto found = same_with.find(entity);
      if (found == same_with.end()) continue;
      for (const std::size_t ruling : found->second) {
        if (reached_from.emplace(ruling, from).second) reached.push_back(ruling);
      }
    }
  };
  reach(these, {});
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const Ruling& ruling = rulings[reached[i]];
    for (const auto* side : {&ruling.these, &ruling.those}) {
      if (std::any_of(side->begin(), side->end(), [&](EntityIndex e) { return contains(those, e); })) {
        std::vector<std::size_t> links;
        for (std::optional<std::size_t> at = reached[i]; at; at = reached_from.at(*at)) links.push_back(*at);
        return links;
      }
      reach(*side, reached[i]);
    }
  }
  return {};
}

/// Throws if two actors are said to be one and not to be one. `sources` are the corrections behind the rulings.
void check(const std::vector<Ruling>& rulings, const std::vector<const Correction*>& sources) {
  std::map<EntityIndex, std::vector<std::size_t>> same_with;
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    if (!rulings[i].same) continue;
    for (const EntityIndex entity : rulings[i].these) same_with[entity].push_back(i);
    for (const EntityIndex entity : rulings[i].those) same_with[entity].push_back(i);
  }
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    if (rulings[i].same) continue;
    std::vector<const Correction*> contradiction{sources[i]};
    for (const std::size_t same : chain(rulings, same_with, rulings[i].these, rulings[i].those)) {
      contradiction.push_back(sources[same]);
    }
    if (contradiction.size() > 1) contradict(contradiction);
  }
}

bool is_about_tie(const Correction& c) { return c.document.empty() && c.sentence.empty(); }

bool fits(const Correction& correction, const Link& link) {
  return (!correction.relation || *correction.relation == link.relation().type) &&
         (!correction.status || *correction.status == link.relation().status) &&
         is_of(*link.record, correction.document) &&
         (correction.sentence.empty() || correction.sentence == link.statement->sentence);
}

/// Throws if one says that a sentence states the edge, or both speak of the whole edge.
void check(const std::vector<const Correction*>& rejecting, const std::vector<const Correction*>& confirming) {
  for (const Correction* no : rejecting) {
    for (const Correction* yes : confirming) {
      if (is_about_tie(*no) || !is_about_tie(*yes)) contradict({no, yes});
    }
  }
}

void append(std::string& list, const std::string& attribution) { list += (list.empty() ? "" : "; ") + attribution; }

}  // namespace

Corrector::Corrector(const std::vector<Record>& records, const std::vector<AuthorityEntry>& authority,
                     const std::vector<Correction>& corrections)
    : records_(records), corrections_(corrections), references_(records, authority, corrections) {
  for (const Correction& correction : corrections) {
    if (correction.action != Action::kind) continue;
    for (const EntityIndex entity : references_.entities_of(correction.actor)) {
      kinds_[entity] = kind_from(correction.value);
    }
  }
  references_.take_as(kinds_);
}

std::vector<Ruling> Corrector::rulings() {
  std::vector<Ruling> rulings;
  std::vector<const Correction*> sources;
  for (const Correction& correction : corrections_) {
    const bool same = correction.action == Action::same;
    if (!same && correction.action != Action::different) continue;
    Ruling ruling{same, references_.entities_of(correction.actor), references_.entities_of(correction.other),
                  (same ? "said the same by " : "said to be another by ") + attribution(correction)};
    if (ruling.these.empty() || ruling.those.empty()) continue;
    in_force_.insert(&correction);
    if (same) {
      narrow(ruling.these, correction.actor, records_);
      narrow(ruling.those, correction.other, records_);
    } else {
      part(ruling, correction);
    }
    if (ruling.these.empty() || ruling.those.empty()) {
      notices_.push_back("correction without effect, as the texts take both names for one actor: " +
                         with_attribution(correction));
      continue;
    }
    rulings.push_back(std::move(ruling));
    sources.push_back(&correction);
  }
  check(rulings, sources);
  return rulings;
}

void Corrector::name(std::vector<Actor>& actors, const Resolution& resolution) {
  std::map<std::pair<std::size_t, Action>, const Correction*> given;
  for (const Correction& correction : corrections_) {
    if (correction.action != Action::name && correction.action != Action::kind) continue;
    const std::set<std::size_t> meant = actors_of(correction.actor, resolution);
    if (meant.size() > 1 && correction.action == Action::name) {
      notices_.push_back("correction that fits " + std::to_string(meant.size()) +
                         " actors, who are all called so now: " + with_attribution(correction));
    }
    for (const std::size_t actor : meant) {
      in_force_.insert(&correction);
      const Correction* first = given.emplace(std::make_pair(actor, correction.action), &correction).first->second;
      if (first->value != correction.value) contradict({first, &correction});
      if (correction.action == Action::name) {
        actors[actor].label = correction.value;
      } else {
        actors[actor].kind = kind_from(correction.value);
      }
      actors[actor].reasons.push_back({correction.actor.name,
                                       "given the " + std::string(to_string(correction.action)) + " '" +
                                           correction.value + "' by " + attribution(correction),
                                       ""});
    }
  }
  for (Actor& actor : actors) std::sort(actor.reasons.begin(), actor.reasons.end());
}

void Corrector::judge(std::vector<Link>& links, const Resolution& resolution) {
  using Pair = std::pair<const Correction*, std::set<std::size_t>>;  // with the actors at the other end
  std::unordered_map<std::size_t, std::vector<Pair>> forward, backward;
  for (const Correction& correction : corrections_) {
    if (correction.action != Action::reject && correction.action != Action::confirm) continue;
    const std::set<std::size_t> sources = actors_of(correction.actor, resolution);
    const std::set<std::size_t> targets = actors_of(correction.other, resolution);
    for (const std::size_t source : sources) forward[source].emplace_back(&correction, targets);
    for (const std::size_t target : targets) backward[target].emplace_back(&correction, sources);
  }
  const auto about = [&](const Link& link) {
    std::set<const Correction*> fitting;
    const auto collect = [&](const auto& pairs) {
      const auto found = pairs.find(link.source);
      if (found == pairs.end()) return;
      for (const auto& [correction, others] : found->second) {
        if (others.count(link.target) && fits(*correction, link)) fitting.insert(correction);
      }
    };
    collect(forward);
    if (link.relation().type == RelationType::meets) collect(backward);
    return fitting;
  };
  std::vector<Link> kept;
  for (Link& link : links) {
    std::vector<const Correction*> rejecting, confirming;
    for (const Correction* correction : about(link)) {
      in_force_.insert(correction);
      (correction->action == Action::reject ? rejecting : confirming).push_back(correction);
    }
    check(rejecting, confirming);
    for (const Correction* correction : confirming) {
      append(is_about_tie(*correction) ? link.tie_confirmed : link.confirmed, attribution(*correction));
    }
    if (rejecting.empty()) kept.push_back(std::move(link));
  }
  links = std::move(kept);
}

std::vector<std::string> Corrector::notices() const {
  std::vector<std::string> notices = notices_;
  for (const Correction& correction : corrections_) {
    if (!in_force_.count(&correction)) {
      notices.push_back("correction that fits nothing in the graph, kept: " + with_attribution(correction));
    }
  }
  return notices;
}

std::set<std::size_t> Corrector::actors_of(const ActorReference& reference, const Resolution& resolution) const {
  std::set<std::size_t> actors;
  for (const EntityIndex entity : references_.entities_of(reference)) {
    actors.insert(resolution.actor_of[entity.record][entity.entity]);
  }
  return actors;
}

}  // namespace dramatis
