#include "extract/sentence_view.hpp"

#include <algorithm>

namespace dramatis {

namespace {

std::vector<Mention> mentions_in(const Document& document, Span sentence) {
  auto at = std::lower_bound(document.mentions.begin(), document.mentions.end(), sentence.start,
                             [](const Mention& mention, std::size_t start) { return mention.span.start < start; });
  std::vector<Mention> mentions;
  for (; at != document.mentions.end() && at->span.end <= sentence.end; ++at) {
    mentions.push_back(*at);
    mentions.back().span = {at->span.start - sentence.start, at->span.end - sentence.start};
  }
  return mentions;
}

std::vector<Span> names_of(const std::vector<Mention>& mentions) {
  std::vector<Span> names;
  for (const auto& mention : mentions)
    if (mention.level == Level::name) names.push_back(mention.span);
  return names;
}

}  // namespace

SentenceView::SentenceView(const Document& document, std::size_t sentence)
    : text(document.sentences[sentence].of(document.article.text)),
      mentions(mentions_in(document, document.sentences[sentence])),
      date(day_from(document.article.date)),
      times(text, names_of(mentions), document.article.date) {}

std::vector<Span> SentenceView::of(std::string_view entity) const {
  std::vector<Span> spans;
  for (const auto& mention : mentions)
    if (mention.entity == entity) spans.push_back(mention.span);
  return spans;
}

}  // namespace dramatis
