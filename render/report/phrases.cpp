#include "render/report/phrases.hpp"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <set>

#include "render/text.hpp"
#include "render/told_date.hpp"
#include "render/words.hpp"

namespace dramatis {

using namespace content;

namespace {

/// Indices of the most certain sentences, in order: at most so many, but with `each_status` one of each status.
std::vector<std::size_t> best_of(const std::vector<Evidenced>& sentences, std::size_t most, bool each_status) {
  std::vector<std::size_t> ranked(sentences.size());
  std::iota(ranked.begin(), ranked.end(), std::size_t{0});
  std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
    return sentences[a].sentence->confidence > sentences[b].sentence->confidence;
  });
  std::set<Status> heard;
  const auto rest = std::stable_partition(ranked.begin(), ranked.end(), [&](std::size_t i) {
    return each_status && heard.insert(sentences[i].status).second;
  });
  const auto firsts = static_cast<std::size_t>(rest - ranked.begin());
  ranked.resize(std::min(ranked.size(), std::max(most, firsts)));
  std::sort(ranked.begin(), ranked.end());
  return ranked;
}

}  // namespace

std::vector<Evidenced> sentences_of(const Subject& subject, const Event& event) {
  std::vector<Evidenced> sentences;
  for (const Report& report : event.reports)
    sentences.push_back({&subject.network[report.tie].evidence[report.evidence], report.status});
  return sentences;
}

Text note_of(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
  }
  return text.empty() ? Text{} : Text{plain(text)};
}

std::string extent_of(const Subject& subject, const std::vector<Evidenced>& sentences) {
  std::vector<const Evidence*> evidence;
  for (const Evidenced& sentence : sentences) evidence.push_back(sentence.sentence);
  return counted(sentences.size(), "sentence") + " in " + counted(subject.citations.documents(evidence), "article");
}

std::string two_decimals(double number) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.2f", number);
  return text.data();
}

std::string doubt_of(double confidence) {
  constexpr double doubtful = 0.6;
  return confidence >= doubtful ? std::string() : "uncertain (confidence " + two_decimals(confidence) + ")";
}

std::string told_day(const Event& event) {
  return told_date(event.when, event.relation == RelationType::meets ? "by" : "until");
}

std::string reported_day(const Event& event) {
  const auto day = event.day();
  return day ? "reported " + told_date(to_string(*day)) : std::string();
}

Text articles_of(const Subject& subject, const Event& event) {
  std::vector<const Evidence*> evidence;
  for (const Evidenced& sentence : sentences_of(subject, event)) evidence.push_back(sentence.sentence);
  return subject.citations.numbers(evidence);
}

std::string history_of(const Event& event) {
  std::string history;
  for (const Status status : all_statuses) {
    const bool was = std::any_of(event.reports.begin(), event.reports.end(),
                                 [&](const Report& report) { return report.superseded && report.status == status; });
    if (was) history += (history.empty() ? "also told as " : ", ") + std::string(to_string(status));
  }
  if (event.overdue) history += std::string(history.empty() ? "" : "; ") + "its date has passed without a report";
  return history;
}

Text claim_of(const Network& network, Vertex source, RelationType relation, Vertex target) {
  return {strong(clean_text(network[source].label)), plain(" " + std::string(to_string(relation)) + " "),
          strong(clean_text(network[target].label))};
}

void add_quotes(const Subject& subject, const std::vector<Evidenced>& sentences, bool with_status, Entry& entry) {
  for (const std::size_t i : best_of(sentences, subject.options.max_quotes, with_status)) {
    Quote quote = subject.citations.quote(*sentences[i].sentence);
    if (with_status) {
      const std::string doubt = doubt_of(sentences[i].sentence->confidence);
      const Text opening{status(std::string(to_string(sentences[i].status))),
                         plain((doubt.empty() ? "" : ", " + doubt) + " ")};
      quote.source.insert(quote.source.begin(), opening.begin(), opening.end());
    }
    entry.quotes.push_back(std::move(quote));
  }
}

Entry entry_of(const Subject& subject, const Event& event, bool with_status) {
  const Network& network = subject.network;
  const std::vector<Evidenced> sentences = sentences_of(subject, event);
  double confidence = 0;
  for (const Evidenced& sentence : sentences) {
    if (sentence.status == event.status) confidence = std::max(confidence, sentence.sentence->confidence);
  }
  Entry entry;
  entry.claim = claim_of(network, event.source, event.relation, event.target);
  const std::string where = clean_text(event.where);
  entry.note = note_of({told_day(event), where, history_of(event), extent_of(subject, sentences),
                        with_status ? "" : doubt_of(confidence)});
  add_quotes(subject, sentences, with_status, entry);
  return entry;
}

}  // namespace dramatis
