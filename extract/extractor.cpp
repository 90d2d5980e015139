#include "extract/extractor.hpp"

#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "extract/attribution.hpp"
#include "extract/circumstances.hpp"
#include "extract/coreference.hpp"
#include "extract/dates.hpp"
#include "extract/document_json.hpp"
#include "extract/encoder.hpp"
#include "extract/relation_scorer.hpp"
#include "extract/segment.hpp"
#include "extract/tagger.hpp"
#include "extract/weights.hpp"
#include "extract/words.hpp"

namespace dramatis {
namespace {

constexpr std::string_view weights_format = "2";

std::string read_whole(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  if (!(bytes << in.rdbuf())) throw InputError(file.string() + ": the model cannot be read");
  return std::move(bytes).str();
}

/// The kind of each mention's entity: that of its first name, else of its first nominal.
std::vector<Kind> kinds_of(const std::vector<WordMention>& mentions, const std::vector<std::string>& entities) {
  std::map<std::string, Kind> of_entity;
  for (const auto level : {Level::name, Level::nominal, Level::pronoun})
    for (std::size_t k = 0; k < mentions.size(); ++k)
      if (mentions[k].level == level) of_entity.try_emplace(entities[k], mentions[k].kind);
  std::vector<Kind> kinds;
  for (std::size_t k = 0; k < mentions.size(); ++k)
    kinds.push_back(entities[k] == "-" ? mentions[k].kind : of_entity.at(entities[k]));
  return kinds;
}

}  // namespace

struct Extractor::Parts {
  TensorFile embeddings = builtin_embeddings();
  std::string bytes;  // of a model that is not built in
  TensorFile model;
  Encoder encoder;
  Tagger tagger;
  SpanVectors span_vectors;
  Coreference coreference;
  RelationScorer relation_scorer;
  Attribution attribution;
  std::string name;

  Parts(const std::optional<std::filesystem::path>& file, Precision precision)
      : bytes(file ? read_whole(*file) : std::string()),
        model(file ? TensorFile(bytes, file->string()) : builtin_model()),
        encoder(embeddings, checked(model), precision),
        tagger(model),
        span_vectors(model),
        coreference(model, precision),
        relation_scorer(model, precision),
        attribution(model),
        name(model.metadata("name") + " " + model.metadata("hash")) {}

  /// A model must be of the format and of the embeddings that are built in, and whole.
  const TensorFile& checked(const TensorFile& file) const {
    if (const auto format = file.metadata("format"); format != weights_format)
      throw InputError(file.name() + ": a model of format '" + format +
                       "', not made by training/export.py or newer; this program reads format " +
                       std::string(weights_format));
    if (file.metadata("embeddings") != embeddings.metadata("hash"))
      throw InputError(file.name() + ": a model of other embeddings than the built-in ones; build with both");
    if (!bytes.empty() && file.digest() != file.metadata("hash"))
      throw InputError(file.name() + ": the model is damaged: its tensors do not have the hash that it names");
    return file;
  }
};

Extractor::Extractor(const std::optional<std::filesystem::path>& model, Precision precision)
    : parts_(std::make_unique<const Parts>(model, precision)) {}

Extractor::~Extractor() = default;

Document Extractor::operator()(Article article) const {
  if (article.date.empty()) article.date = document_date(article.text);
  auto sentences = segment(article.text);
  return (*this)(std::move(article), std::move(sentences));
}

Document Extractor::operator()(Article article, std::vector<Span> sentences) const {
  Document document{std::move(article), std::move(sentences), {}, {}, parts_->name};
  const auto& text = document.article.text;
  const auto words = split_words(text, document.sentences);
  const Matrix states = parts_->encoder(text, words);
  const auto mentions = parts_->tagger(text, words, states);
  if (mentions.empty()) return document;
  const Matrix spans = parts_->span_vectors(states, mentions);
  const auto coreferences = parts_->coreference(text, words, mentions, spans);
  const auto& entities = coreferences.chains;
  const auto kinds = kinds_of(mentions, entities);
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    const Span span{words[mentions[k].first].span.start, words[mentions[k].last].span.end};
    document.mentions.push_back({span, kinds[k], mentions[k].level, entities[k], mentions[k].confidence});
  }
  auto relations = parts_->relation_scorer(words, mentions, coreferences, kinds, states, spans);
  parts_->attribution(relations, words, mentions, coreferences, spans);
  for (ScoredRelation& scored : relations) document.relations.push_back(std::move(scored.relation));
  add_circumstances(document);
  return document;
}

}  // namespace dramatis
