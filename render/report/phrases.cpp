#include "render/report/phrases.hpp"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include "render/text.hpp"
#include "render/told_date.hpp"
#include "render/words.hpp"

namespace dramatis {

using namespace content;

std::vector<Evidenced> sentences_of(const Subject& subject, const Event& event) {
  std::vector<Evidenced> sentences;
  for (const Report& report : event.reports)
    sentences.push_back({&subject.graph.network[report.tie].evidence[report.evidence], report.status});
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

std::string doubt_of(double confidence) {
  constexpr double doubtful = 0.6;
  if (confidence >= doubtful) return {};
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "uncertain (confidence %.2f)", confidence);
  return text.data();
}

std::string told_day(const Event& event) {
  return told_date(event.when, event.relation == RelationType::meets ? "by" : "until");
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
  std::vector<std::size_t> best(sentences.size());
  std::iota(best.begin(), best.end(), std::size_t{0});
  std::stable_sort(best.begin(), best.end(), [&](std::size_t a, std::size_t b) {
    return sentences[a].sentence->confidence > sentences[b].sentence->confidence;
  });
  best.resize(std::min(best.size(), subject.options.max_quotes));
  std::sort(best.begin(), best.end());
  for (const std::size_t i : best) {
    const std::string word = with_status ? std::string(to_string(sentences[i].status)) : "";
    entry.quotes.push_back(subject.citations.quote(*sentences[i].sentence, word));
  }
}

Entry entry_of(const Subject& subject, const Event& event, bool with_status) {
  const Network& network = subject.graph.network;
  const std::vector<Evidenced> sentences = sentences_of(subject, event);
  double confidence = 0;
  for (const Evidenced& sentence : sentences) {
    if (sentence.status == event.status) confidence = std::max(confidence, sentence.sentence->confidence);
  }
  Entry entry;
  entry.claim = claim_of(network, event.source, event.relation, event.target);
  const std::string where = clean_text(event.where);
  entry.note =
      note_of({told_day(event), where, history_of(event), extent_of(subject, sentences), doubt_of(confidence)});
  add_quotes(subject, sentences, with_status, entry);
  return entry;
}

}  // namespace dramatis
