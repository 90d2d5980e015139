#include "graph/corrections/review.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <tuple>
#include <utility>

#include "extract/countries.hpp"
#include "graph/corrections/references.hpp"
#include "graph/names.hpp"
#include "graph/sources.hpp"

namespace dramatis {
namespace {

using Action = Correction::Action;
using Entities = std::vector<EntityIndex>;  // sorted

constexpr std::size_t max_shown = 2;  // documents or sentences

std::string described(const Actor& actor) {
  return squeeze(actor.label) + " (" + std::string(to_string(actor.kind)) + ")";
}

Correction edge_verdict(Action action, const ActorReference& source, const Tie& tie, const ActorReference& target) {
  Correction correction;
  correction.action = action;
  correction.actor = source;
  correction.relation = tie.relation;
  correction.other = target;
  correction.status = tie.status;
  return correction;
}

/// One for each pair: to part actors takes all of them.
std::vector<Correction> pair_verdicts(Action action, const std::vector<ActorReference>& these,
                                      const std::vector<ActorReference>& those) {
  std::vector<Correction> corrections;
  for (const ActorReference& actor : these) {
    for (const ActorReference& other : those) {
      Correction& correction = corrections.emplace_back();
      correction.action = action;
      correction.actor = actor;
      correction.other = other;
    }
  }
  return corrections;
}

class ActorReview {
 public:
  explicit ActorReview(const ActorGraph& graph)
      : graph_(graph),
        documents_(document_ids(graph.records)),
        sources_(graph),
        referrer_(graph),
        references_(graph.records, graph.authority, graph.corrections) {
    for (const Correction& correction : graph.corrections) {
      if (correction.action != Action::same && correction.action != Action::different) continue;
      for (const EntityIndex entity : references_.entities_of(correction.actor)) {
        judged_.emplace(entity, Side{&correction, false});
      }
      for (const EntityIndex entity : references_.entities_of(correction.other)) {
        judged_.emplace(entity, Side{&correction, true});
      }
    }
  }

  std::vector<Question> questions(std::size_t limit) const {
    std::vector<Question> questions;
    std::map<std::string, std::vector<Vertex>> labelled;
    for (const Vertex vertex : vertices()) labelled[graph_.network[vertex].label].push_back(vertex);
    std::vector<Merge> merges;
    for (const Vertex vertex : vertices()) {
      for (const std::string& label : graph_.network[vertex].could_be) {
        for (const Vertex other : labelled[label]) {
          if (questions.size() < limit) ask_if_same(vertex, other, questions);
        }
      }
      add_merges(vertex, merges);
    }
    std::stable_sort(merges.begin(), merges.end(), [](const Merge& a, const Merge& b) { return a.doubt < b.doubt; });
    for (const Merge& merge : merges) {
      if (questions.size() >= limit) break;
      questions.push_back(question_about(merge));
    }
    return questions;
  }

 private:
  using Side = std::pair<const Correction*, bool>;    // the correction, and whether its second actor
  using Doubt = std::pair<std::size_t, std::size_t>;  // least first: words in common, number of entities

  /// By which entities of an actor came to those that bear its main name.
  struct Merge {
    Doubt doubt;
    Vertex vertex;
    std::string name;  // or noun, as written
    Entities these;
    Entities those;
  };

  boost::iterator_range<boost::graph_traits<Network>::vertex_iterator> vertices() const {
    return boost::make_iterator_range(boost::vertices(graph_.network));
  }

  /// The sides of corrections on which some of the entities are.
  std::set<Side> sides_of(const Entities& entities) const {
    std::set<Side> sides;
    for (const EntityIndex index : entities) {
      const auto [first, last] = judged_.equal_range(index);
      for (auto side = first; side != last; ++side) sides.insert(side->second);
    }
    return sides;
  }

  bool is_judged(const Entities& these, const Entities& those) const {
    const std::set<Side> sides = sides_of(these);
    if (sides.empty()) return false;
    const std::set<Side> other_sides = sides_of(those);
    return std::any_of(sides.begin(), sides.end(),
                       [&](const Side& side) { return other_sides.count({side.first, !side.second}) > 0; });
  }

  void ask_if_same(Vertex vertex, Vertex other, std::vector<Question>& questions) const {
    const Actor& bare = graph_.network[vertex];
    const Actor& full = graph_.network[other];
    if (vertex == other || is_judged(referrer_.entities_of(vertex), referrer_.entities_of(other))) return;
    Question question;
    question.actors = {vertex, other};
    question.text = "Is " + squeeze(bare.label) + ", of whom " + where(referrer_.entities_of(vertex)) + " tells, " +
                    described(full) + '?';
    show(bare.label, referrer_.entities_of(vertex), question.details);
    show(full.label, referrer_.entities_of(other), question.details);
    const std::vector<ActorReference> these = referrer_.references_to(vertex);
    const std::vector<ActorReference> those = referrer_.references_to(other);
    question.if_yes = pair_verdicts(Action::same, these, {those.front()});
    question.if_no = pair_verdicts(Action::different, these, those);
    questions.push_back(std::move(question));
  }

  /// The entities of an actor by the names that they bear, folded, each with a name as written.
  std::map<std::string, std::pair<std::string, Entities>> by_name(const Entities& entities) const {
    std::map<std::string, std::pair<std::string, Entities>> bearers;
    for (const EntityIndex index : entities) {
      std::map<std::string, std::string> names;
      for (const auto& [name, count] : entity(index).names) names.emplace(fold_name(name), name);
      for (const auto& [key, name] : names) {
        bearers[key].first = name;
        bearers[key].second.push_back(index);
      }
    }
    return bearers;
  }

  /// One for each name that some document uses without the main one, and for each entity without a name.
  void add_merges(Vertex vertex, std::vector<Merge>& merges) const {
    const Actor& actor = graph_.network[vertex];
    const Entities& entities = referrer_.entities_of(vertex);
    if (actor.aliases.empty() || entities.size() < 2) return;
    const auto bearers = by_name(entities);
    const std::string main = fold_name(referrer_.references_to(vertex).front().name);
    const auto labelled = bearers.find(main);
    if (labelled == bearers.end()) return;
    const Entities& those = labelled->second.second;
    std::set<Entities> asked;
    for (const auto& [key, name_and_entities] : bearers) {
      const auto& [name, with_name] = name_and_entities;
      Entities these;
      std::set_difference(with_name.begin(), with_name.end(), those.begin(), those.end(), std::back_inserter(these));
      const bool is_country = actor.kind == Kind::place && country_of(country_key(name));
      if (these.empty() || is_country || is_judged(these, those) || !asked.insert(these).second) continue;
      merges.push_back({{common_words(key, main), these.size()}, vertex, name, these, those});
    }
    for (const EntityIndex index : entities) {
      const bool is_noun = entity(index).names.empty() && !entity(index).roles.empty();
      if (!is_noun || is_judged({index}, those)) continue;
      merges.push_back({{0, 1}, vertex, referrer_.reference_to_unnamed(index).name, {index}, those});
    }
  }

  Question question_about(const Merge& merge) const {
    const auto& [doubt, vertex, name, these, those] = merge;
    const Actor& actor = graph_.network[vertex];
    Question question;
    question.actors = {vertex};
    question.text = "Is \"" + squeeze(name) + "\" in " + where(these) + ' ' + described(actor) + '?';
    for (const Reason& reason : actor.reasons) {
      const bool is_elsewhere = !reason.document.empty() && reason.document != documents_[these.front().record];
      if (reason.name == name && !is_elsewhere) question.details.push_back("taken for it as: " + squeeze(reason.why));
    }
    show(name, these, question.details);
    show(actor.label, those, question.details);
    const bool is_named = !entity(these.front()).names.empty();
    const std::vector<ActorReference> by_this =
        is_named ? referrer_.references_to(vertex, name)
                 : std::vector<ActorReference>{referrer_.reference_to_unnamed(these.front())};
    const std::vector<ActorReference> by_label = referrer_.references_to(vertex);
    question.if_yes = pair_verdicts(Action::same, by_this, {by_label.front()});
    question.if_no = pair_verdicts(Action::different, by_this, by_label);
    return question;
  }

  static std::size_t common_words(const std::string& a, const std::string& b) {
    std::istringstream words(a);
    const std::string text = ' ' + b + ' ';
    std::size_t common = 0;
    for (std::string word; words >> word;) common += text.find(' ' + word + ' ') != text.npos ? 1 : 0;
    return common;
  }

  /// "talks/ankara (2031-05-12), talks/wire and 3 more".
  std::string where(const Entities& entities) const {
    std::set<std::size_t> records;
    for (const EntityIndex index : entities) records.insert(index.record);
    std::string text;
    std::size_t shown = 0;
    for (const std::size_t record : records) {
      if (shown == max_shown) return text + " and " + std::to_string(records.size() - shown) + " more";
      text += (shown++ ? ", " : "") + sources_.dated(documents_[record]);
    }
    return text;
  }

  /// Nouns for some entities, and sentences, those with the name before others.
  void show(const std::string& name, const Entities& entities, std::vector<std::string>& details) const {
    std::set<std::string> nouns;
    std::set<std::pair<bool, std::string>> sentences;  // whether without the name
    for (const EntityIndex index : entities) {
      const std::string& id = entity(index).id;
      for (const auto& [noun, count] : entity(index).roles) nouns.insert(squeeze(noun));
      for (const Record::Statement& statement : graph_.records[index.record].statements) {
        if (statement.relation.source != id && statement.relation.target != id) continue;
        const bool without = statement.sentence.find(name) == std::string::npos;
        sentences.emplace(without, squeeze(statement.sentence) + "\n      " + sources_.dated(documents_[index.record]));
      }
    }
    std::string line = squeeze(name) + ':';
    for (const std::string& noun : nouns) line += (noun == *nouns.begin() ? " " : ", ") + noun;
    if (nouns.empty() && sentences.empty()) line += " nothing is said of this actor";
    details.push_back(line);
    if (sentences.size() > max_shown)
      sentences.erase(std::next(sentences.begin(), std::ptrdiff_t{max_shown}), sentences.end());
    for (const auto& [without, sentence] : sentences) details.push_back("  " + sentence);
  }

  const Record::Entity& entity(EntityIndex index) const { return graph_.records[index.record].entities[index.entity]; }

  const ActorGraph& graph_;
  std::vector<std::string> documents_;
  Sources sources_;
  Referrer referrer_;
  References references_;
  std::multimap<EntityIndex, Side> judged_;
};

Question edge_question(const ActorGraph& graph, Network::edge_descriptor edge, const Referrer& referrer,
                       const Sources& sources) {
  const Network& network = graph.network;
  const Vertex source = boost::source(edge, network);
  const Vertex target = boost::target(edge, network);
  const Tie& tie = network[edge];
  std::ostringstream text;
  text.precision(2);
  text << described(network[source]) << ' ' << to_string(tie.relation) << ' ' << described(network[target]) << ", "
       << to_string(tie.status) << ": is that right? (confidence " << std::fixed << tie.confidence << ')';
  Question question;
  question.actors = {source, target};
  question.text = std::move(text).str();
  const ActorReference from = referrer.references_to(source).front();
  const ActorReference to = referrer.references_to(target).front();
  question.if_yes = {edge_verdict(Action::confirm, from, tie, to)};
  for (const Evidence& evidence : tie.evidence) {
    question.details.push_back(squeeze(evidence.text) + "\n      " + sources.of(evidence));
    question.if_no.push_back(edge_verdict(Action::reject, from, tie, to));
    question.if_no.back().sentence = squeeze(evidence.text);
  }
  return question;
}

}  // namespace

std::vector<Question> actor_questions(const ActorGraph& graph, std::size_t limit) {
  return ActorReview(graph).questions(limit);
}

std::vector<Question> edge_questions(const ActorGraph& graph, std::size_t limit) {
  const Referrer referrer(graph);
  const Sources sources(graph);
  std::vector<Network::edge_descriptor> edges;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.network))) {
    if (graph.network[edge].confirmed.empty()) edges.push_back(edge);
  }
  const auto certainty = [&](Network::edge_descriptor edge) {
    const Tie& tie = graph.network[edge];
    return std::make_pair(tie.confidence, tie.evidence.size());
  };
  std::stable_sort(edges.begin(), edges.end(), [&](auto a, auto b) { return certainty(a) < certainty(b); });
  edges.resize(std::min(edges.size(), limit));
  std::vector<Question> questions;
  for (const auto edge : edges) questions.push_back(edge_question(graph, edge, referrer, sources));
  return questions;
}

}  // namespace dramatis
