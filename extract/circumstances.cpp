#include "extract/circumstances.hpp"

#include <map>

#include "extract/fold.hpp"
#include "extract/meeting.hpp"
#include "extract/office.hpp"
#include "extract/sentence_view.hpp"

namespace dramatis {

namespace {

/// The name of a place: as it stands, or the first one of its chain.
std::string name_of(const Document& document, const SentenceView& sentence, const Mention& place) {
  if (place.level == Level::name) return squeeze(place.span.of(sentence.text));
  for (const auto& mention : document.mentions)
    if (mention.entity == place.entity && mention.level == Level::name)
      return squeeze(mention.span.of(document.article.text));
  return {};
}

void add(const Document& document, const SentenceView& sentence, const std::vector<Relation>& all, Relation& relation) {
  if (relation.type == RelationType::meets) {
    if (relation.when.empty()) relation.when = meeting_time(sentence, relation);
    if (!relation.where.empty()) return;
    if (const auto* place = meeting_place(sentence, relation)) relation.where = name_of(document, sentence, *place);
  } else {
    if (relation.role.empty()) relation.role = office_in(sentence, relation);
    if (relation.when.empty()) relation.when = tenure_in(sentence, relation, all);
  }
}

}  // namespace

void add_circumstances(Document& document) {
  constexpr std::size_t longest_sentence = 5000;  // longer ones are lists or tables; reading takes quadratic time
  std::map<std::size_t, std::vector<Relation*>> of_sentence;
  for (auto& relation : document.relations) of_sentence[relation.sentence].push_back(&relation);
  for (const auto& [number, relations] : of_sentence) {
    if (document.sentences[number].size() > longest_sentence) continue;
    const SentenceView sentence(document, number);
    std::vector<Relation> all;
    for (const auto* relation : relations) all.push_back(*relation);
    for (auto* relation : relations) add(document, sentence, all, *relation);
  }
}

}  // namespace dramatis
