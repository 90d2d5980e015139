#include "extract/office.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "extract/fold.hpp"

namespace dramatis {

namespace {

/// Nouns that say how two people stand to each other, and name no office.
bool is_office(std::string_view noun) {
  static const std::set<std::string_view> bonds{
      "ally",    "colleague", "comrade",   "counterpart", "friend", "man", "opponent", "opposite number",
      "partner", "rival",     "successor", "predecessor", "woman"};
  return !bonds.count(noun);
}

bool begins_office(std::string_view verb) {
  static const std::set<std::string_view> verbs{"became", "elected", "appointed", "took",
                                                "named",  "sworn",   "reelected"};
  return verbs.count(verb);
}

bool ends_office(std::string_view verb) {
  static const std::set<std::string_view> verbs{"resigned", "stepped", "ousted", "dismissed", "sacked",     "fired",
                                                "retired",  "removed", "quit",   "deposed",   "overthrown", "toppled"};
  return verbs.count(verb);
}

/// Whether the last person named before `at` is the relation's source, who has no other office in the sentence.
bool is_only_office_before(const SentenceView& sentence, const Relation& relation,
                           const std::vector<Relation>& relations, std::size_t at) {
  const Mention* last = nullptr;
  for (const auto& mention : sentence.mentions)
    if (mention.kind == Kind::person && mention.span.start < at) last = &mention;
  if (!last || last->entity != relation.source) return false;
  return std::count_if(relations.begin(), relations.end(), [&](const Relation& other) {
           return other.type != RelationType::meets && other.source == relation.source;
         }) == 1;
}

}  // namespace

std::string office_in(const SentenceView& sentence, const Relation& relation) {
  const Mention* office = nullptr;
  std::size_t nearest = std::numeric_limits<std::size_t>::max();
  for (const auto& noun : sentence.mentions) {
    if (noun.entity != relation.source || noun.level != Level::nominal || noun.kind != Kind::person) continue;
    if (!is_office(noun.span.of(sentence.text))) continue;
    for (const auto target : sentence.of(relation.target)) {
      if (gap(noun.span, target) >= nearest) continue;
      nearest = gap(noun.span, target);
      office = &noun;
    }
  }
  return office ? squeeze(office->span.of(sentence.text)) : std::string();
}

std::string tenure_in(const SentenceView& sentence, const Relation& relation, const std::vector<Relation>& relations) {
  using Signal = TimeExpression::Signal;
  if (relation.status != Status::asserted && relation.status != Status::ended) return {};
  const bool has_ended = relation.status == Status::ended;
  for (const auto& time : sentence.times(relation.status)) {
    if (!time.stretch || !is_only_office_before(sentence, relation, relations, time.span.start)) continue;
    const auto verb = time.tense ? time.tense->word.of(sentence.text) : std::string_view();
    const bool is_range = time.value.find('/') != std::string::npos;
    if (is_range && time.span.of(sentence.text).find(' ') != std::string_view::npos) {
      const bool from = sentence.text.substr(0, time.span.start).ends_with("from ");
      if (has_ended && from) return time.value;
      continue;
    }
    if (!has_ended && time.signal == Signal::since) return time.value + "/..";
    if (has_ended && time.signal == Signal::until) return "../" + time.value;
    if (is_range || time.signal != Signal::none) continue;
    if (!has_ended && begins_office(verb)) return time.value + "/..";
    if (has_ended && ends_office(verb)) return "../" + time.value;
  }
  return {};
}

}  // namespace dramatis
