#include "render/page_data.hpp"

#include <boost/range/iterator_range.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/corrections/corrections_json.hpp"
#include "graph/corrections/references.hpp"
#include "graph/corrections/review.hpp"
#include "graph/events/date_range.hpp"
#include "graph/json/tie_json.hpp"
#include "render/words.hpp"

namespace dramatis {
namespace {

constexpr std::size_t most_questions = 1000;
constexpr std::size_t most_unrelated = 1000;

template <typename Range, typename Write>
void write_array(JsonWriter& writer, const char* name, const Range& range, Write write) {
  writer.Key(name);
  writer.StartArray();
  for (const auto& element : range) write(element);
  writer.EndArray();
}

class PageData {
 public:
  PageData(const ActorGraph& graph, const Selection& selection)
      : graph_(graph), selection_(selection), documents_(document_ids(graph.records)), referrer_(graph) {
    for (std::size_t i = 0; i < documents_.size(); ++i) document_index_.emplace(documents_[i], i);
    for (const Vertex vertex : selection.actors) add(vertex);
    std::size_t unrelated = 0;
    for (const Vertex vertex : boost::make_iterator_range(vertices(graph.network)))
      if (degree(vertex, graph.network) == 0 && unrelated++ < most_unrelated) add(vertex);
  }

  std::string write() {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    write_array(writer, "actors", actors_, [&](Vertex vertex) { write_actor(writer, vertex); });
    write_array(writer, "edges", selection_.ties, [&](Network::edge_descriptor tie) { write_edge(writer, tie); });
    write_questions(writer);
    write_all_documents(writer);
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
  }

 private:
  void add(Vertex vertex) {
    if (actor_index_.emplace(vertex, actors_.size()).second) actors_.push_back(vertex);
  }

  /// Also of documents of which there is no record.
  void write_documents(JsonWriter& writer, const std::vector<std::string>& ids) {
    write_array(writer, "documents", ids, [&](const std::string& id) {
      const auto [place, is_new] = document_index_.try_emplace(id, documents_.size());
      if (is_new) documents_.push_back(id);
      writer.Uint64(place->second);
    });
  }

  /// After all else has named them.
  void write_all_documents(JsonWriter& writer) const {
    const auto write_document = [&, i = std::size_t{0}](const std::string& id) mutable {
      writer.StartObject();
      write_string(writer, "id", id);
      if (i < graph_.records.size()) {
        write_optional(writer, "title", graph_.records[i].title);
        write_optional(writer, "date", graph_.records[i].date);
        write_optional(writer, "url", graph_.records[i].url);
      }
      ++i;
      writer.EndObject();
    };
    write_array(writer, "documents", documents_, write_document);
  }

  void write_actor(JsonWriter& writer, Vertex vertex) {
    const Actor& actor = graph_.network[vertex];
    writer.StartObject();
    write_string(writer, "id", actor.id);
    write_string(writer, "label", actor.label);
    write_string(writer, "kind", to_string(actor.kind));
    write_optional(writer, "role", main_role(actor));
    write_counts(writer, "aliases", actor.aliases);
    write_counts(writer, "roles", actor.roles);
    write_count(writer, "mentions", actor.mentions);
    write_documents(writer, actor.documents);
    if (!actor.could_be.empty())
      write_array(writer, "couldBe", actor.could_be, [&](const std::string& label) { write_value(writer, label); });
    write_optional(writer, "url", actor.url);
    const std::vector<ActorReference> references = referrer_.references_to(vertex);
    if (!references.empty()) write_reference(writer, "reference", references.front());
    writer.EndObject();
  }

  /// The days of which a sentence tells, else those of its document.
  std::optional<DateRange> days_of(const Evidence& evidence) const {
    if (const auto told = parse_date(evidence.when)) return told;
    const std::size_t document = document_index_.at(evidence.place.document);
    return document < graph_.records.size() ? parse_date(graph_.records[document].date) : std::nullopt;
  }

  static void write_days(JsonWriter& writer, const DateRange& days) {
    const auto write_day = [&](std::chrono::sys_days day, bool is_open) {
      if (is_open)
        writer.Null();
      else
        write_value(writer, to_string(day));
    };
    writer.Key("days");
    writer.StartArray();
    write_day(days.first, days.first == first_of_days);
    write_day(days.last, days.last == last_of_days);
    writer.EndArray();
  }

  void write_evidence(JsonWriter& writer, const Evidence& evidence) {
    std::vector<std::string> documents{evidence.place.document};
    for (const Evidence::Place& copy : evidence.copies) documents.push_back(copy.document);
    writer.StartObject();
    write_documents(writer, documents);
    write_told(writer, evidence);
    if (const auto days = days_of(evidence)) write_days(writer, *days);
    writer.EndObject();
  }

  void write_edge(JsonWriter& writer, Network::edge_descriptor edge) {
    const Tie& tie = graph_.network[edge];
    writer.StartObject();
    write_count(writer, "source", actor_index_.at(source(edge, graph_.network)));
    write_count(writer, "target", actor_index_.at(target(edge, graph_.network)));
    write_string(writer, "relation", to_string(tie.relation));
    write_string(writer, "status", to_string(tie.status));
    write_confidence(writer, tie.confidence);
    write_optional(writer, "confirmed", tie.confirmed);
    write_array(writer, "evidence", tie.evidence, [&](const Evidence& evidence) { write_evidence(writer, evidence); });
    writer.EndObject();
  }

  void write_questions(JsonWriter& writer) const {
    const auto write_corrections = [&](const char* name, const std::vector<Correction>& corrections) {
      write_array(writer, name, corrections, [&](const Correction& correction) { write_value(writer, correction); });
    };
    const std::vector<Question> questions =
        graph_.records.empty() ? std::vector<Question>() : actor_questions(graph_, most_questions);
    write_array(writer, "questions", questions, [&](const Question& question) {
      writer.StartObject();
      write_array(writer, "actors", question.actors, [&](Vertex vertex) {
        if (const auto found = actor_index_.find(vertex); found != actor_index_.end()) writer.Uint64(found->second);
      });
      write_string(writer, "text", question.text);
      write_array(writer, "details", question.details, [&](const std::string& line) { write_value(writer, line); });
      write_corrections("yes", question.if_yes);
      write_corrections("no", question.if_no);
      writer.EndObject();
    });
  }

  const ActorGraph& graph_;
  const Selection& selection_;
  std::vector<std::string> documents_;  // ids, first those of the records
  std::map<std::string, std::size_t> document_index_;
  std::vector<Vertex> actors_;
  std::map<Vertex, std::size_t> actor_index_;
  Referrer referrer_;
};

}  // namespace

std::string page_data(const ActorGraph& graph, const Selection& selection) {
  std::string json;
  for (const char c : PageData(graph, selection).write()) json += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return json;
}

}  // namespace dramatis
