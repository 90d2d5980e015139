#include <algorithm>
#include <array>
#include <unordered_map>

#include "extract/circumstances.hpp"
#include "extract/code_points.hpp"
#include "extract/sha256.hpp"
#include "graph/actor_graph.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

constexpr std::string_view nobody = "-";  // the entity of mentions that refer to no actor

/// Counts a noun or pronoun that tells a man or a woman.
void count_gender(Record::Entity& entity, const std::string& noun) {
  static const std::set<std::string_view> of_men{"he",     "him",     "his",    "himself", "man",    "king",
                                                 "prince", "emperor", "sir",    "lord",    "sheikh", "son",
                                                 "baron",  "husband", "father", "duke",    "brother"};
  static const std::set<std::string_view> of_women{"she",     "her",     "hers",     "herself",  "woman",  "queen",
                                                   "empress", "lady",    "duchess",  "princess", "mother", "wife",
                                                   "sister",  "sheikha", "baroness", "daughter"};
  const std::string last = noun.substr(noun.rfind(' ') + 1);
  const auto ends_with = [&](std::string_view end) {
    return last.size() > end.size() && last.compare(last.size() - end.size(), end.size(), end) == 0;
  };
  const bool woman = of_women.count(last) || ends_with("woman");
  if (woman) ++entity.she;
  if (!woman && (of_men.count(last) || ends_with("man"))) ++entity.he;
}

/// The noun with a "top" before it, which tells whose office it is: "top diplomat".
std::string with_rank(std::string_view text, Span noun) {
  constexpr std::string_view rank = "top ";
  const bool has_rank = noun.start >= rank.size() && text.substr(noun.start - rank.size(), rank.size()) == rank;
  return (has_rank ? std::string(rank) : std::string()) + squeeze(noun.of(text));
}

std::vector<Record::Entity> entities_of(const Document& document) {
  std::vector<Record::Entity> entities;
  std::vector<std::array<std::size_t, 3>> votes;  // for each entity and kind; a name outvotes all else
  std::unordered_map<std::string_view, std::size_t> index;
  for (const Mention& mention : document.mentions) {
    if (mention.entity == nobody) continue;
    const auto [place, is_new] = index.try_emplace(mention.entity, entities.size());
    if (is_new) {
      entities.emplace_back().id = mention.entity;
      votes.push_back({});
    }
    Record::Entity& entity = entities[place->second];
    ++entity.mentions;
    const std::string text = squeeze(mention.span.of(document.article.text));
    if (mention.level == Level::name) ++entity.names[text];
    if (mention.level == Level::nominal) ++entity.roles[with_rank(document.article.text, mention.span)];
    if (mention.level != Level::name) count_gender(entity, fold_name(text));
    votes[place->second][static_cast<std::size_t>(mention.kind)] +=
        mention.level == Level::name ? document.mentions.size() : 1;
  }
  for (std::size_t i = 0; i < entities.size(); ++i) {
    entities[i].kind = static_cast<Kind>(std::max_element(votes[i].begin(), votes[i].end()) - votes[i].begin());
  }
  return entities;
}

}  // namespace

Record record_of(const Document& given) {
  Document document = given;
  add_circumstances(document);
  const Article& article = document.article;
  Record record{.hash = sha256(article.text),
                .document = article.id,
                .source = article.source,
                .url = article.url,
                .title = article.title,
                .date = article.date,
                .model = document.model,
                .entities = entities_of(document),
                .statements = {}};
  const CodePoints code_points(article.text);
  for (const Relation& relation : document.relations) {
    if (relation.source == nobody || relation.target == nobody) continue;
    const Span sentence = document.sentences[relation.sentence];
    record.statements.push_back({.relation = relation,
                                 .sentence = squeeze(sentence.of(article.text)),
                                 .start = code_points.from_byte(sentence.start),
                                 .end = code_points.from_byte(sentence.end)});
  }
  return record;
}

}  // namespace dramatis
