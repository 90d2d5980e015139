#include "render/report/citations.hpp"

#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <set>
#include <tuple>

#include "graph/events/date_range.hpp"
#include "graph/web_address.hpp"
#include "render/text.hpp"
#include "render/told_date.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

using namespace content;

/// The title; where there is none the last part of the id, which mostly is a path, as words and without its date.
std::string name_of(const Record& record, const std::string& document) {
  std::string title = clean_text(record.title);
  if (!title.empty()) return title;
  std::string name = clean_text(document.substr(document.rfind('/') + 1));
  constexpr std::size_t date = 10;  // the length of one, such as 2024-05-14
  if (name.size() > date + 1 && parse_date(name.substr(0, date))) name.erase(0, date + 1);
  std::replace_if(name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  return name;
}

std::string bracketed(std::size_t number) { return "[" + std::to_string(number) + "]"; }

Run reference(std::size_t number) { return linked(bracketed(number), "#source-" + std::to_string(number)); }

std::set<std::string> documents_of(const std::vector<const Evidence*>& evidence) {
  std::set<std::string> documents;
  for (const Evidence* sentence : evidence) {
    documents.insert(sentence->place.document);
    for (const Evidence::Place& copy : sentence->copies) documents.insert(copy.document);
  }
  return documents;
}

}  // namespace

Citations::Citations(const std::vector<Record>& records, const Network& network) {
  std::vector<const Evidence*> evidence;
  for (const auto tie : boost::make_iterator_range(edges(network))) {
    for (const Evidence& sentence : network[tie].evidence) evidence.push_back(&sentence);
  }
  const std::set<std::string> documents = documents_of(evidence);
  const std::vector<std::string> ids = document_ids(records);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (documents.contains(ids[i])) articles_.push_back({ids[i], &records[i]});
  }
  uncited_ = ids.size() - articles_.size();
  std::sort(articles_.begin(), articles_.end(), [](const Article& a, const Article& b) {
    const bool a_undated = a.record->date.empty(), b_undated = b.record->date.empty();
    return std::tie(a_undated, a.record->date, a.document) < std::tie(b_undated, b.record->date, b.document);
  });
  for (std::size_t i = 0; i < articles_.size(); ++i) numbers_[articles_[i].document] = i + 1;
}

Blocks Citations::sources() const {
  Blocks list;
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    const Record& record = *articles_[i].record;
    const std::string name = name_of(record, articles_[i].document);
    Text text{is_web_address(record.url) ? linked(name, record.url) : plain(name)};
    text.push_back(plain(record.date.empty() ? ", without a date" : ", " + told_date(record.date)));
    const std::string& file = record.source.empty() ? articles_[i].document : record.source;
    text.push_back(plain(" (" + clean_text(file) + ")"));
    list.push_back(Source{i + 1, std::move(text)});
  }
  if (uncited_ > 0) {
    list.push_back(
        Paragraph{{plain(counted(uncited_, articles_.empty() ? "article" : "more article") +
                         (uncited_ == 1 ? " was" : " were") + " read, of which this report tells nothing.")}});
  }
  return list;
}

Text Citations::cite(const std::string& document) const {
  const auto number = numbers_.find(document);
  if (number == numbers_.end()) return {plain(clean_text(document))};
  const Record& record = *articles_[number->second - 1].record;
  std::string text = " " + name_of(record, document);
  if (!record.date.empty()) text += ", " + told_date(record.date);
  return {reference(number->second), plain(std::move(text))};
}

Text Citations::numbers(const std::vector<const Evidence*>& evidence) const {
  std::set<std::size_t> found;
  for (const std::string& document : documents_of(evidence)) {
    if (const auto number = numbers_.find(document); number != numbers_.end()) found.insert(number->second);
  }
  Text text;
  for (const std::size_t number : found) {
    if (!text.empty()) text.push_back(plain(", "));
    text.push_back(reference(number));
  }
  return text;
}

std::size_t Citations::documents(const std::vector<const Evidence*>& evidence) const {
  return documents_of(evidence).size();
}

Quote Citations::quote(const Evidence& evidence) const {
  Quote quote{clean_text(evidence.text), cite(evidence.place.document)};
  std::string before = "; also ";
  for (const Evidence::Place& copy : evidence.copies) {
    const auto number = numbers_.find(copy.document);
    if (number == numbers_.end() || copy.document == evidence.place.document) continue;
    quote.source.push_back(plain(before));
    quote.source.push_back(reference(number->second));
    before = ", ";
  }
  if (!evidence.attribution.empty())
    quote.source.push_back(plain("; according to " + clean_text(evidence.attribution)));
  if (!evidence.confirmed.empty()) quote.source.push_back(plain("; confirmed by " + clean_text(evidence.confirmed)));
  return quote;
}

}  // namespace dramatis
