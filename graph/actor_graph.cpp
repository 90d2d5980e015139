#include "graph/actor_graph.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/corrections/corrector.hpp"
#include "graph/events/events.hpp"
#include "graph/label.hpp"
#include "graph/link.hpp"
#include "graph/names.hpp"
#include "graph/resolve.hpp"

namespace dramatis {
namespace {

auto content(const Record::Entity& e) { return std::tie(e.id, e.kind, e.names, e.roles, e.mentions, e.he, e.she); }

auto content(const Record::Statement& s) {
  const Relation& r = s.relation;
  return std::tie(r.sentence, r.type, r.source, r.target, r.status, r.confidence, r.role, r.when, r.where,
                  r.attribution, s.sentence, s.start, s.end);
}

/// A total order, by hash first.
bool stands_before(const Record& a, const Record& b) {
  const auto head = [](const Record& r) {
    return std::tie(r.hash, r.document, r.source, r.url, r.title, r.date, r.model);
  };
  if (head(a) != head(b)) return head(a) < head(b);
  const auto less = [](const auto& x, const auto& y) {
    return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end(),
                                        [](const auto& p, const auto& q) { return content(p) < content(q); });
  };
  if (less(a.entities, b.entities)) return true;
  if (less(b.entities, a.entities)) return false;
  return less(a.statements, b.statements);
}

std::vector<Record> one_for_each_text(std::vector<Record> records) {
  std::sort(records.begin(), records.end(), stands_before);
  const auto same_text = [](const Record& a, const Record& b) { return a.hash == b.hash; };
  records.erase(std::unique(records.begin(), records.end(), same_text), records.end());
  return records;
}

template <typename Value>
void sort_unique(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// All actors of a resolution, without label, id and offices; `roles` are the nouns that stand for them.
std::vector<Actor> gather_actors(const std::vector<Record>& records, const std::vector<std::string>& documents,
                                 const Resolution& resolution) {
  std::vector<Actor> actors(resolution.actors.size());
  std::vector<std::array<std::size_t, 3>> kinds(actors.size());
  for (std::size_t r = 0; r < records.size(); ++r) {
    for (std::size_t e = 0; e < records[r].entities.size(); ++e) {
      const Record::Entity& entity = records[r].entities[e];
      const std::size_t number = resolution.actor_of[r][e];
      Actor& actor = actors[number];
      kinds[number][static_cast<std::size_t>(entity.kind)] += entity.mentions;
      for (const auto& [name, count] : entity.names) actor.aliases[name] += count;
      for (const auto& [noun, count] : entity.roles) actor.roles[noun] += count;
      actor.mentions += entity.mentions;
      actor.documents.push_back(documents[r]);
    }
  }
  for (std::size_t a = 0; a < actors.size(); ++a) {
    actors[a].kind = static_cast<Kind>(std::max_element(kinds[a].begin(), kinds[a].end()) - kinds[a].begin());
    sort_unique(actors[a].documents);
  }
  return actors;
}

/// The statements between two actors who are not the same, and who are both called something.
std::vector<Link> gather_links(const std::vector<Record>& records, const std::vector<std::string>& documents,
                               const Resolution& resolution, const std::vector<Actor>& actors) {
  const auto is_called = [&](std::size_t actor) { return is_named(actors[actor]) || !actors[actor].roles.empty(); };
  std::vector<Link> links;
  for (std::size_t r = 0; r < records.size(); ++r) {
    std::unordered_map<std::string_view, std::size_t> actor_of;
    for (std::size_t e = 0; e < records[r].entities.size(); ++e) {
      actor_of[records[r].entities[e].id] = resolution.actor_of[r][e];
    }
    for (const Record::Statement& statement : records[r].statements) {
      const std::size_t source = actor_of.at(statement.relation.source);
      const std::size_t target = actor_of.at(statement.relation.target);
      if (source == target || !is_called(source) || !is_called(target)) continue;
      const auto sayer = actor_of.find(statement.relation.attribution);
      const bool is_attributed = sayer != actor_of.end() && is_called(sayer->second);
      links.push_back({source, target, &statement, &records[r], &documents[r],
                       is_attributed ? std::optional(sayer->second) : std::nullopt, "", "", ""});
    }
  }
  return links;
}

std::string label_of(const Actor& actor, const ResolvedActor& resolved) {
  if (resolved.authority) return resolved.authority->name;
  if (resolved.country) return *resolved.country;
  const std::string name = fullest_usual_name(actor);
  return resolved.owner.empty() ? name : with_owner(name, resolved.owner);
}

/// Gives each actor who is named or has a link a label, if it has none: of the unnamed the noun, and of whom it stands
/// for.
void label_actors(std::vector<Actor>& actors, const std::vector<Link>& links,
                  const std::vector<ResolvedActor>& resolved) {
  for (std::size_t a = 0; a < actors.size(); ++a) {
    if (is_named(actors[a]) && actors[a].label.empty()) actors[a].label = label_of(actors[a], resolved[a]);
  }
  std::map<std::size_t, std::string> unnamed;
  for (const Link& link : links) {
    for (const std::size_t end : {link.source, link.target}) {
      if (actors[end].label.empty()) unnamed.try_emplace(end, usual_noun(actors[end].roles));
    }
  }
  std::set<std::size_t> composed;
  for (const Link& link : links) {
    const Relation& relation = link.relation();
    if (relation.type == RelationType::meets || relation.status == Status::denied) continue;
    if (!unnamed.count(link.source) || !is_named(actors[link.target])) continue;
    if (!composed.insert(link.source).second) continue;
    std::string& label = unnamed[link.source];
    label = (relation.status == Status::ended ? "former " : "") + label + " of " + after_of(actors[link.target]);
  }
  for (auto& [actor, label] : unnamed) actors[actor].label = std::move(label);
}

/// Names those to whom statements are attributed: an unnamed one without a label by the noun.
void name_sayers(std::vector<Link>& links, const std::vector<Actor>& actors) {
  for (Link& link : links) {
    if (!link.sayer) continue;
    const Actor& sayer = actors[*link.sayer];
    link.attribution = sayer.label.empty() ? usual_noun(sayer.roles) : sayer.label;
  }
}

/// Replaces nouns by offices that are or were held: "president of Turkey", "former mayor of Gdynia".
void give_roles(std::vector<Actor>& actors, const std::vector<Link>& links) {
  for (Actor& actor : actors) actor.roles.clear();
  for (const Link& link : links) {
    const Relation& relation = link.relation();
    if (relation.role.empty() || (relation.status != Status::asserted && relation.status != Status::ended)) continue;
    const std::string office = lower_words(relation.role) + " of " + after_of(actors[link.target]);
    ++actors[link.source].roles[relation.status == Status::ended ? "former " + office : office];
  }
}

/// Tells why the names of each actor are taken for it, and whom else a bare name may mean.
void give_reasons(std::vector<Actor>& actors, const std::vector<ResolvedActor>& resolved,
                  const std::vector<std::string>& documents) {
  for (std::size_t a = 0; a < actors.size(); ++a) {
    std::map<std::pair<std::string, std::string>, std::set<std::string>> documents_of;
    for (const Reason& reason : resolved[a].reasons) {
      documents_of[{reason.name, reason.why}].insert(reason.document.empty() ? reason.document
                                                                             : documents[std::stoul(reason.document)]);
    }
    for (const auto& [reason, where] : documents_of) {
      actors[a].reasons.push_back({reason.first, reason.second, where.size() == 1 ? *where.begin() : ""});
    }
    std::sort(actors[a].reasons.begin(), actors[a].reasons.end());
    for (const std::size_t other : resolved[a].could_be) actors[a].could_be.push_back(actors[other].label);
    sort_unique(actors[a].could_be);
    if (resolved[a].authority) actors[a].url = resolved[a].authority->url;
  }
}

/// The labelled actors in the order of the ids, which they get.
std::vector<std::size_t> give_ids(std::vector<Actor>& actors, const std::vector<ResolvedActor>& resolved) {
  std::map<std::string, std::vector<std::size_t>> wanting;
  for (std::size_t a = 0; a < actors.size(); ++a) {
    if (actors[a].label.empty()) continue;
    std::string slug = fold_name(actors[a].label);
    std::replace(slug.begin(), slug.end(), ' ', '-');
    const std::string readable = std::string(to_string(actors[a].kind)) + '/' + (slug.empty() ? "unnamed" : slug);
    wanting[resolved[a].authority ? resolved[a].authority->id : readable].push_back(a);
  }
  std::map<std::string, std::size_t> taken;
  for (auto& [id, bearers] : wanting) {
    std::stable_sort(bearers.begin(), bearers.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(actors[b].mentions, actors[a].documents) < std::tie(actors[a].mentions, actors[b].documents);
    });
    taken.emplace(id, bearers.front());
  }
  for (const auto& [id, bearers] : wanting) {
    std::size_t suffix = 2;
    for (auto bearer = bearers.begin() + 1; bearer != bearers.end(); ++bearer) {
      while (!taken.emplace(id + '-' + std::to_string(suffix), *bearer).second) ++suffix;
    }
  }
  std::vector<std::size_t> order;
  for (const auto& [id, actor] : taken) {
    actors[actor].id = id;
    order.push_back(actor);
  }
  return order;
}

/// Tells each entity the id of its node.
void note_ids(std::vector<Record>& records, const Resolution& resolution, const std::vector<Actor>& actors) {
  for (std::size_t r = 0; r < records.size(); ++r) {
    for (std::size_t e = 0; e < records[r].entities.size(); ++e) {
      records[r].entities[e].actor = actors[resolution.actor_of[r][e]].id;
    }
  }
}

/// Exchanges the kinds of entities with those given, so that a second call undoes the first.
void swap_kinds(std::vector<Record>& records, std::map<EntityIndex, Kind>& kinds) {
  for (auto& [index, kind] : kinds) std::swap(records[index.record].entities[index.entity].kind, kind);
}

auto order_of(const Evidence::Place& place) { return std::tie(place.document, place.sentence); }

/// Whether a date is known and before another one; dates in ISO 8601, empty where unknown.
bool is_earlier(const std::string& date, const std::string& other) {
  return !date.empty() && (other.empty() || date < other);
}

/// One evidence for each sentence, wherever it stands, ordered by document and sentence. Its `when` is that of the
/// earliest document: in a later copy, "on Friday" may be taken for the next one.
std::vector<Evidence> evidence_of(std::vector<Link> links) {
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    return std::make_tuple(std::string_view(*a.document), content(*a.statement)) <
           std::make_tuple(std::string_view(*b.document), content(*b.statement));
  });
  std::vector<Evidence> evidence;
  std::vector<std::string> dates_of_when;
  std::unordered_map<std::string_view, std::size_t> with_text;
  for (const Link& link : links) {
    const Record::Statement& statement = *link.statement;
    const Relation& relation = link.relation();
    const Evidence::Place place{*link.document, relation.sentence, statement.start, statement.end};
    const auto [index, is_new] = with_text.try_emplace(statement.sentence, evidence.size());
    if (is_new) {
      evidence.emplace_back().place = place;
      evidence.back().text = statement.sentence;
      evidence.back().confidence = 0;
      dates_of_when.emplace_back();
    }
    Evidence& one = evidence[index->second];
    const Evidence::Place& last = one.copies.empty() ? one.place : one.copies.back();
    if (order_of(place) != order_of(last)) one.copies.push_back(place);
    if (one.role.empty()) one.role = relation.role;
    std::string& date = dates_of_when[index->second];
    if (!relation.when.empty() && (one.when.empty() || is_earlier(link.record->date, date))) {
      one.when = relation.when;
      date = link.record->date;
    }
    if (one.where.empty()) one.where = relation.where;
    if (one.attribution.empty()) one.attribution = link.attribution;
    if (one.confirmed.empty()) one.confirmed = link.confirmed;
    one.confidence = std::max(one.confidence, link.confirmed.empty() ? relation.confidence : 1);
  }
  return evidence;
}

Network network_of(std::vector<Actor> actors, const std::vector<std::size_t>& order, const std::vector<Link>& links) {
  std::vector<std::size_t> vertex_of(actors.size());
  Network network;
  for (const std::size_t actor : order) vertex_of[actor] = boost::add_vertex(actors[actor], network);

  std::map<std::tuple<std::size_t, std::size_t, RelationType, Status>, std::vector<Link>> edges;
  for (const Link& link : links) {
    std::size_t source = vertex_of[link.source];
    std::size_t target = vertex_of[link.target];
    if (link.relation().type == RelationType::meets && target < source) std::swap(source, target);
    edges[{source, target, link.relation().type, link.relation().status}].push_back(link);
  }
  for (auto& [key, supporting] : edges) {
    const auto [source, target, relation, status] = key;
    const std::string confirmed = supporting.front().tie_confirmed;
    Tie tie{relation, status, confirmed.empty() ? 0.0 : 1.0, confirmed, evidence_of(std::move(supporting))};
    for (const Evidence& evidence : tie.evidence) {
      tie.confidence = std::max(tie.confidence, evidence.confidence);
      if (tie.confirmed.empty()) tie.confirmed = evidence.confirmed;
    }
    boost::add_edge(source, target, tie, network);
  }
  return network;
}

}  // namespace

std::vector<std::string> document_ids(const std::vector<Record>& records) {
  constexpr std::size_t hash_digits = 12;
  std::unordered_map<std::string_view, std::size_t> bearers;
  for (const Record& record : records) ++bearers[record.document];
  std::vector<std::string> ids;
  for (const Record& record : records) {
    const bool alone = bearers[record.document] == 1;
    ids.push_back(alone ? record.document : record.document + '#' + record.hash.substr(0, hash_digits));
  }
  return ids;
}

ActorGraph build_graph(std::vector<Record> records, std::vector<AuthorityEntry> authority,
                       std::vector<Correction> corrections) {
  ActorGraph graph;
  sort_unique(corrections);
  graph.records = one_for_each_text(std::move(records));
  graph.authority = unite(std::move(authority));
  graph.corrections = std::move(corrections);
  Corrector corrector(graph.records, graph.authority, graph.corrections);
  const std::vector<std::string> documents = document_ids(graph.records);
  const std::vector<Ruling> rulings = corrector.rulings();

  std::map<EntityIndex, Kind> kinds = corrector.kinds();
  swap_kinds(graph.records, kinds);
  const Resolution resolution = resolve(graph.records, graph.authority, rulings);
  std::vector<Actor> actors = gather_actors(graph.records, documents, resolution);
  swap_kinds(graph.records, kinds);

  std::vector<Link> links = gather_links(graph.records, documents, resolution, actors);
  corrector.judge(links, resolution);
  corrector.name(actors, resolution);
  label_actors(actors, links, resolution.actors);
  name_sayers(links, actors);
  give_roles(actors, links);
  give_reasons(actors, resolution.actors, documents);
  const std::vector<std::size_t> order = give_ids(actors, resolution.actors);
  note_ids(graph.records, resolution, actors);
  graph.network = network_of(std::move(actors), order, links);
  graph.notices = corrector.notices();
  for (std::string& notice : ambiguous_names(graph.authority)) graph.notices.push_back(std::move(notice));
  mark_superseded(graph);
  return graph;
}

}  // namespace dramatis
