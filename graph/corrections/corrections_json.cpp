#include "graph/corrections/corrections_json.hpp"

#include <ostream>
#include <tuple>

#include "extract/dates.hpp"
#include "extract/document_json.hpp"
#include "graph/json/json_lines.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

using Action = Correction::Action;

bool is_about_edge(Action action) { return action == Action::reject || action == Action::confirm; }

bool is_about_pair(Action action) { return action == Action::same || action == Action::different; }

/// A name alone, or an object.
ActorReference read_reference(const JsonObject& json, const char* field) {
  ActorReference reference;
  if (json.is_object(field)) {
    const JsonObject object = json.object(field);
    object.check_fields({"name", "kind", "document"});
    reference.name = squeeze(object.string("name"));
    if (object.has("kind")) reference.kind = object.word("kind", kind_from);
    reference.document = object.string_or_empty("document");
  } else {
    reference.name = squeeze(json.string(field));
  }
  if (reference.name.empty()) json.fail(field, "must not be empty");
  return reference;
}

void read_edge(const JsonObject& json, Correction& correction) {
  json.check_fields({"action", "source", "relation", "target", "status", "document", "sentence", "who", "when", "why"});
  correction.actor = read_reference(json, "source");
  correction.relation = json.word("relation", relation_type_from);
  correction.other = read_reference(json, "target");
  if (json.has("status")) correction.status = json.word("status", status_from);
  correction.document = json.string_or_empty("document");
  correction.sentence = squeeze(json.string_or_empty("sentence"));
}

void read_pair(const JsonObject& json, Correction& correction) {
  json.check_fields({"action", "actor", "other", "who", "when", "why"});
  correction.actor = read_reference(json, "actor");
  correction.other = read_reference(json, "other");
  if (correction.actor == correction.other) json.fail("other", "is the same as actor");
}

void read_value(const JsonObject& json, Correction& correction) {
  json.check_fields({"action", "actor", "value", "who", "when", "why"});
  correction.actor = read_reference(json, "actor");
  correction.value = squeeze(json.string("value"));
  if (correction.value.empty()) json.fail("value", "must not be empty");
  if (correction.action == Action::kind) json.word("value", kind_from);
}

}  // namespace

void write_reference(JsonWriter& writer, const char* field, const ActorReference& reference) {
  if (!reference.kind && reference.document.empty()) return write_string(writer, field, reference.name);
  writer.Key(field);
  writer.StartObject();
  write_string(writer, "name", reference.name);
  if (reference.kind) write_string(writer, "kind", to_string(*reference.kind));
  write_optional(writer, "document", reference.document);
  writer.EndObject();
}

Correction read_correction(const JsonObject& json) {
  Correction correction;
  correction.action = json.word("action", action_from);
  if (is_about_edge(correction.action)) {
    read_edge(json, correction);
  } else if (is_about_pair(correction.action)) {
    read_pair(json, correction);
  } else {
    read_value(json, correction);
  }
  correction.who = squeeze(json.string_or_empty("who"));
  correction.when = json.string_or_empty("when");
  correction.why = squeeze(json.string_or_empty("why"));
  const std::string day = correction.when.substr(0, 10);
  if (!correction.when.empty() && first_date(day) != day) {
    json.fail("when", "'" + correction.when + "' does not begin with a date such as 2026-11-28");
  }
  return correction;
}

std::vector<Correction> read_corrections(std::string_view json_lines, const std::string& file) {
  std::vector<Correction> corrections;
  each_json_line(json_lines, file,
                 [&](const JsonObject& json, const std::string&) { corrections.push_back(read_correction(json)); });
  return corrections;
}

void write_value(JsonWriter& writer, const Correction& correction) {
  const bool edge = is_about_edge(correction.action);
  writer.StartObject();
  write_string(writer, "action", to_string(correction.action));
  write_reference(writer, edge ? "source" : "actor", correction.actor);
  if (correction.relation) write_string(writer, "relation", to_string(*correction.relation));
  if (edge || is_about_pair(correction.action)) write_reference(writer, edge ? "target" : "other", correction.other);
  if (correction.status) write_string(writer, "status", to_string(*correction.status));
  write_optional(writer, "document", correction.document);
  write_optional(writer, "sentence", correction.sentence);
  write_optional(writer, "value", correction.value);
  write_optional(writer, "who", correction.who);
  write_optional(writer, "when", correction.when);
  write_optional(writer, "why", correction.why);
  writer.EndObject();
}

void write_json(std::ostream& out, const Correction& correction) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  write_value(writer, correction);
  out << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
}

}  // namespace dramatis
