#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>

#include "extract/json.hpp"
#include "extract/sha256.hpp"
#include "graph/events/events.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/properties.hpp"
#include "graph/label.hpp"
#include "graph/web_address.hpp"

namespace dramatis {
namespace {

/// An entity of FollowTheMoney (https://followthemoney.tech): each property has any number of values.
struct Entity {
  std::string id;
  std::string_view schema;
  std::map<std::string_view, std::set<std::string>> properties;

  void add(std::string_view property, std::string_view value) {
    const std::string text = one_line(value);
    if (!text.empty()) properties[property].insert(text);
  }
};

/// An id, for which letters and digits are safe everywhere.
std::string id_of(std::string_view sort, std::string_view key) {
  return sha256(std::string(sort) + "\n" + std::string(key)).substr(0, 40);
}

class Exporter {
 public:
  explicit Exporter(const ActorGraph& graph) : network_(graph.network) {
    const std::vector<std::string> ids = document_ids(graph.records);
    for (std::size_t i = 0; i < ids.size(); ++i) add_document(graph.records[i], ids[i]);
    for (const auto edge : boost::make_iterator_range(boost::edges(network_))) {
      if (network_[edge].relation != RelationType::meets) add_interest(edge);
    }
    for (const Event& event : events_of(graph)) {
      if (event.relation == RelationType::meets) add_event(event);
    }
    for (const auto vertex : boost::make_iterator_range(boost::vertices(network_))) add_actor(vertex);
  }

  Export result() const {
    Export result{{{"", {}}}, {}};
    for (const Entity& entity : entities_) write(result.parts.front().content, entity);
    std::string left_out;
    for (const auto& [what, count] : left_out_) {
      left_out.append(left_out.empty() ? "" : ", ").append(std::to_string(count)).append(" ").append(what);
    }
    if (!left_out.empty()) {
      result.notices.push_back("left out, for FollowTheMoney would take it for fact or has no word for it: " +
                               left_out);
    }
    return result;
  }

 private:
  static void write(std::string& out, const Entity& entity) {
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.StartObject();
    write_string(json, "id", entity.id);
    write_string(json, "schema", entity.schema);
    json.Key("properties");
    json.StartObject();
    for (const auto& [property, values] : entity.properties) {
      write_value(json, property);
      json.StartArray();
      for (const std::string& value : values) write_value(json, value);
      json.EndArray();
    }
    json.EndObject();
    json.EndObject();
    out.append(buffer.GetString(), buffer.GetSize()).append("\n");
  }

  void add_document(const Record& record, const std::string& id) {
    Entity entity{id_of("document", id), "Article", {}};
    entity.add("fileName", record.source.empty() ? id : record.source);
    entity.add("title", record.title.empty() ? id : record.title);
    if (const std::optional<DateRange> date = parse_date(record.date)) {
      entity.add("publishedAt", to_string(date->first));
    }
    if (is_web_address(record.url)) entity.add("sourceUrl", record.url);
    entities_.push_back(std::move(entity));
  }

  /// A place that acts, or that somebody leads or represents, is a state or town as its government.
  std::string_view schema_of(Network::vertex_descriptor vertex) const {
    const Kind kind = network_[vertex].kind;
    if (kind == Kind::person) return "Person";
    return kind == Kind::organization ? "Organization" : "PublicBody";
  }

  std::string use(Network::vertex_descriptor vertex) {
    used_.insert(vertex);
    return id_of("actor", network_[vertex].id);
  }

  static void add_evidence(Entity& entity, const Evidence& evidence) {
    entity.add("description", source_of(evidence) + ": " + evidence.text);
    entity.add("proof", id_of("document", evidence.place.document));
    for (const Evidence::Place& copy : evidence.copies) entity.add("proof", id_of("document", copy.document));
  }

  static void add_days(Entity& entity, const std::optional<DateRange>& days) {
    if (!days) return;
    if (days->first == days->last) return entity.add("date", to_string(days->first));
    if (days->first != first_of_days) entity.add("startDate", to_string(days->first));
    if (days->last != last_of_days) entity.add("endDate", to_string(days->last));
  }

  /// Status and confidence, for which the schema has no words of its own.
  static void add_summary(Entity& entity, Status status, double confidence, const std::string& confirmed) {
    std::string summary = std::string(to_string(status)) + ", confidence " + to_decimal(confidence);
    if (!confirmed.empty()) summary += ", confirmed by " + confirmed;
    entity.add("summary", summary);
  }

  void add_interest(Network::edge_descriptor edge) {
    const Tie& tie = network_[edge];
    const auto source = boost::source(edge, network_);
    const auto target = boost::target(edge, network_);
    const std::string relation(to_string(tie.relation));
    const std::string status(to_string(tie.status));
    const bool leads = tie.relation == RelationType::leads;
    if (tie.status != Status::asserted && tie.status != Status::ended) {
      ++left_out_["'" + relation + "' (" + status + ")"];
    } else if (is_superseded(tie)) {
      ++left_out_["'" + relation + "' that a later report corrects"];
    } else if (leads && network_[target].kind == Kind::person) {
      ++left_out_["'leads' of a person"];
    } else {
      Entity entity{id_of(relation, network_[source].id + "\n" + network_[target].id + "\n" + status),
                    leads ? "Directorship" : "Representation",
                    {}};
      entity.add(leads ? "director" : "agent", use(source));
      entity.add(leads ? "organization" : "client", use(target));
      entity.add("status", status);
      add_summary(entity, tie.status, tie.confidence, tie.confirmed);
      for (const Evidence& evidence : tie.evidence) {
        entity.add("role", evidence.role);
        add_days(entity, parse_date(evidence.when));
        add_evidence(entity, evidence);
      }
      entities_.push_back(std::move(entity));
    }
  }

  void add_event(const Event& event) {
    if (event.status != Status::asserted && event.status != Status::ended) {
      ++left_out_["meetings (" + std::string(to_string(event.status)) + ")"];
      return;
    }
    const std::string name = network_[event.source].label + " meets " + network_[event.target].label;
    Entity entity{id_of("meets", network_[event.source].id + "\n" + network_[event.target].id + "\n" + event.when +
                                     "\n" + std::to_string(entities_.size())),
                  "Event",
                  {}};
    entity.add("name", name);
    entity.add("involved", use(event.source));
    entity.add("involved", use(event.target));
    entity.add("location", event.where);
    add_days(entity, event.days);
    double confidence = 0;
    std::string confirmed;
    for (const Report& report : event.reports) {
      if (report.superseded) continue;
      const Evidence& evidence = network_[report.tie].evidence[report.evidence];
      add_evidence(entity, evidence);
      confidence = std::max(confidence, evidence.confidence);
      if (confirmed.empty()) confirmed = evidence.confirmed;
    }
    add_summary(entity, event.status, confidence, confirmed);
    entities_.push_back(std::move(entity));
  }

  void add_actor(Network::vertex_descriptor vertex) {
    const Actor& actor = network_[vertex];
    if (actor.kind == Kind::place && !used_.contains(vertex)) {
      ++left_out_["places without a relation"];
      return;
    }
    Entity entity{id_of("actor", actor.id), schema_of(vertex), {}};
    entity.add("name", actor.label);
    for (const auto& [alias, count] : actor.aliases) {
      if (alias == actor.label) continue;
      entity.add(alias.find(' ') == alias.npos ? "weakAlias" : "alias", alias);
    }
    if (actor.kind == Kind::person) {
      for (const auto& [role, count] : actor.roles) entity.add("position", role);
    }
    if (!is_named(actor)) entity.add("notes", "the documents do not name this actor");
    if (is_web_address(actor.url)) entity.add("sourceUrl", actor.url);
    for (const std::string& document : actor.documents) entity.add("proof", id_of("document", document));
    entities_.push_back(std::move(entity));
  }

  const Network& network_;
  std::vector<Entity> entities_;
  std::set<Network::vertex_descriptor> used_;
  std::map<std::string, std::size_t> left_out_;
};

}  // namespace

Export to_followthemoney(const ActorGraph& graph) { return Exporter(graph).result(); }

}  // namespace dramatis
