#include "extract/document_json.hpp"

#include <rapidjson/error/en.h>

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cmath>
#include <cstring>
#include <ostream>
#include <unordered_set>

#include "extract/code_points.hpp"
#include "extract/json.hpp"
#include "extract/utf8.hpp"

namespace dramatis {
namespace {

void write_span(JsonWriter& writer, Span span, const CodePoints& code_points) {
  write_count(writer, "start", code_points.from_byte(span.start));
  write_count(writer, "end", code_points.from_byte(span.end));
}

/// Reads a span of code points that follows `previous` in the text.
Span read_span(const JsonObject& json, const CodePoints& code_points, const Span& previous) {
  const std::size_t start = json.count("start");
  const std::size_t end = json.count("end");
  if (end > code_points.size()) {
    json.fail("end", "is " + std::to_string(end) + ", beyond the text's " + std::to_string(code_points.size()) +
                         " code points");
  }
  if (end <= start) json.fail("end", "must be greater than start");
  const Span span{code_points.to_byte(start), code_points.to_byte(end)};
  if (span.start < previous.end) json.fail("start", "must not lie before the end of the one before");
  return span;
}

void write_mention(JsonWriter& writer, const Mention& mention, const Document& document,
                   const CodePoints& code_points) {
  writer.StartObject();
  write_span(writer, mention.span, code_points);
  write_string(writer, "text", mention.span.of(document.article.text));
  write_string(writer, "kind", to_string(mention.kind));
  write_string(writer, "level", to_string(mention.level));
  write_string(writer, "entity", mention.entity);
  write_confidence(writer, mention.confidence);
  writer.EndObject();
}

Mention read_mention(const JsonObject& json, const Document& document, const CodePoints& code_points) {
  const Span previous = document.mentions.empty() ? Span{} : document.mentions.back().span;
  Mention mention;
  mention.span = read_span(json, code_points, previous);
  mention.kind = json.word("kind", kind_from);
  mention.level = json.word("level", level_from);
  mention.entity = json.string("entity");
  mention.confidence = json.confidence();
  const std::string_view text = mention.span.of(document.article.text);
  if (json.has("text") && json.string("text") != text) {
    json.fail("text",
              "is '" + json.string("text") + "', but start and end, in code points, give '" + std::string(text) + "'");
  }
  return mention;
}

Relation read_checked_relation(const JsonObject& json, const Document& document,
                               const std::unordered_set<std::string>& entities) {
  Relation relation = read_relation(json);
  if (!entities.count(relation.source)) json.fail("source", "'" + relation.source + "' has no mention");
  if (!entities.count(relation.target)) json.fail("target", "'" + relation.target + "' has no mention");
  if (!relation.attribution.empty() && !entities.count(relation.attribution)) {
    json.fail("attribution", "'" + relation.attribution + "' has no mention");
  }
  if (relation.sentence >= document.sentences.size()) {
    json.fail("sentence", "is " + std::to_string(relation.sentence) + ", but the document has " +
                              std::to_string(document.sentences.size()) + " sentences, counted from 0");
  }
  return relation;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (next_code_point(text, i) < 0) return false;
  }
  return true;
}

/// Why a value cannot be taken for a string; nullptr if it can.
const char* fault_of_string(const rapidjson::Value& value) {
  if (!value.IsString()) return "must be a string";
  // RapidJSON refuses bytes that are not UTF-8, but lets the escape of half a surrogate pair through.
  const bool is_half = !is_utf8({value.GetString(), value.GetStringLength()});
  return is_half ? "holds half of a surrogate pair, such as \\udc00" : nullptr;
}

}  // namespace

void write_json(std::ostream& out, const Document& document) {
  const CodePoints code_points(document.article.text);
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  write_string(writer, "id", document.article.id);
  write_optional(writer, "source", document.article.source);
  write_optional(writer, "url", document.article.url);
  write_optional(writer, "title", document.article.title);
  write_optional(writer, "date", document.article.date);
  write_string(writer, "text", document.article.text);
  writer.Key("sentences");
  writer.StartArray();
  for (const Span& sentence : document.sentences) {
    writer.StartObject();
    write_span(writer, sentence, code_points);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("mentions");
  writer.StartArray();
  for (const Mention& mention : document.mentions) write_mention(writer, mention, document, code_points);
  writer.EndArray();
  writer.Key("relations");
  writer.StartArray();
  for (const Relation& relation : document.relations) {
    writer.StartObject();
    write_relation(writer, relation);
    writer.EndObject();
  }
  writer.EndArray();
  write_count(writer, "format", document_format);
  write_optional(writer, "model", document.model);
  writer.EndObject();
  out << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
}

Document read_document(std::string_view text, const std::string& place) {
  const rapidjson::Document parsed = parse_json(text, place);
  const JsonObject json(parsed, place + ":");
  check_format(json, document_format);

  Document document;
  document.article.id = json.string("id");
  document.article.source = json.string_or_empty("source");
  document.article.url = json.string_or_empty("url");
  document.article.title = json.string_or_empty("title");
  document.article.date = json.string_or_empty("date");
  document.article.text = json.string("text");
  document.model = json.string_or_empty("model");

  const CodePoints code_points(document.article.text);
  json.each_element("sentences", [&](const rapidjson::Value& value, const std::string& where) {
    const Span previous = document.sentences.empty() ? Span{} : document.sentences.back();
    document.sentences.push_back(read_span(JsonObject(value, where), code_points, previous));
  });
  std::unordered_set<std::string> entities;
  json.each_element("mentions", [&](const rapidjson::Value& value, const std::string& where) {
    document.mentions.push_back(read_mention(JsonObject(value, where), document, code_points));
    entities.insert(document.mentions.back().entity);
  });
  json.each_element("relations", [&](const rapidjson::Value& value, const std::string& where) {
    document.relations.push_back(read_checked_relation(JsonObject(value, where), document, entities));
  });
  return document;
}

// ---- json.hpp

InputError not_json(const std::string& place, std::size_t line, std::size_t column, const std::string& what) {
  return InputError(place + ": not JSON, or cut off: line " + std::to_string(line) + ", byte " +
                    std::to_string(column) + ": " + what);
}

rapidjson::Document parse_json(std::string_view json, const std::string& place) {
  rapidjson::Document document;
  document.Parse<json_flags>(json.data(), json.size());
  std::string what;
  std::size_t offset = 0;
  if (document.HasParseError()) {
    what = rapidjson::GetParseError_En(document.GetParseError());
    offset = std::min(document.GetErrorOffset(), json.size());
  } else if (offset = json.find('\0'); offset != std::string_view::npos) {
    what = "A NUL byte.";  // RapidJSON would take it for the end
  } else {
    return document;
  }
  const std::string_view before = json.substr(0, offset);
  const auto line_ends = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  throw not_json(place, line_ends + 1, offset - (before.rfind('\n') + 1) + 1, what);  // npos + 1 is 0
}

JsonObject::JsonObject(const rapidjson::Value& value, std::string place) : value_(value), place_(std::move(place)) {
  if (!value.IsObject()) throw InputError(place_ + (place_.back() == ':' ? " " : ": ") + "must be a JSON object");
  constexpr std::size_t usual_members = 16;
  boost::container::small_vector<std::string_view, usual_members> names;
  for (const auto& member : value.GetObject())
    names.emplace_back(member.name.GetString(), member.name.GetStringLength());
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end()) fail(std::string(*twice).c_str(), "stands twice");
}

const rapidjson::Value* JsonObject::find(const char* name) const {
  const auto member = value_.FindMember(name);
  return member == value_.MemberEnd() || member->value.IsNull() ? nullptr : &member->value;
}

const rapidjson::Value& JsonObject::get(const char* name) const {
  const rapidjson::Value* value = find(name);
  if (!value) fail(name, "is missing");
  return *value;
}

std::string JsonObject::place_of(const char* name) const {
  std::string place;
  place.reserve(place_.size() + 1 + std::strlen(name));
  return place.append(place_).append(place_.back() == ':' ? " " : ".").append(name);
}

std::string JsonObject::element_place(const char* name, std::string_view key) const {
  std::string place;
  place.reserve(place_.size() + std::strlen(name) + key.size() + 3);
  return place.append(place_).append(place_.back() == ':' ? " " : ".").append(name).append("[").append(key).append("]");
}

void JsonObject::fail(const char* name, const std::string& what) const {
  throw InputError(place_of(name) + ": " + what);
}

std::string JsonObject::string(const char* name) const {
  const rapidjson::Value& value = get(name);
  if (const char* fault = fault_of_string(value)) fail(name, fault);
  return {value.GetString(), value.GetStringLength()};
}

std::size_t JsonObject::count(const char* name) const {
  const rapidjson::Value& value = get(name);
  if (!value.IsUint64()) fail(name, "must be a whole number, zero or more");
  return value.GetUint64();
}

bool JsonObject::flag(const char* name) const {
  if (!has(name)) return false;
  const rapidjson::Value& value = get(name);
  if (!value.IsBool()) fail(name, "must be true or false");
  return value.GetBool();
}

double JsonObject::confidence() const {
  if (!has("confidence")) return 1;
  const rapidjson::Value& value = get("confidence");
  if (!value.IsNumber() || !(value.GetDouble() >= 0 && value.GetDouble() <= 1)) {
    fail("confidence", "must be a number from 0 to 1");
  }
  return value.GetDouble();
}

void JsonObject::check_fields(std::initializer_list<std::string_view> known) const {
  for (const auto& member : value_.GetObject()) {
    const std::string name = json_string(member.name, place_);
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string list;
    for (const std::string_view field : known) list.append(list.empty() ? "" : ", ").append(field);
    fail(name.c_str(), "is not a field here; known are " + list);
  }
}

std::map<std::string, std::size_t> JsonObject::counts(const char* name) const {
  std::map<std::string, std::size_t> counts;
  each_member(name, [&](std::string key, const rapidjson::Value& value, const std::string& place) {
    if (!value.IsUint64()) throw InputError(place + ": must be a whole number, zero or more");
    if (!counts.emplace(std::move(key), value.GetUint64()).second) throw InputError(place + ": stands twice");
  });
  return counts;
}

Relation read_relation(const JsonObject& json) {
  Relation relation;
  relation.type = json.word("type", relation_type_from);
  relation.source = json.string("source");
  relation.target = json.string("target");
  relation.status = json.word("status", status_from);
  relation.sentence = json.count("sentence");
  relation.confidence = json.confidence();
  relation.role = json.string_or_empty("role");
  relation.when = json.string_or_empty("when");
  relation.where = json.string_or_empty("where");
  relation.attribution = json.string_or_empty("attribution");
  return relation;
}

std::string json_string(const rapidjson::Value& value, const std::string& place) {
  if (const char* fault = fault_of_string(value)) throw InputError(place + ": " + fault);
  return {value.GetString(), value.GetStringLength()};
}

void check_format(const JsonObject& json, int newest) {
  const std::size_t format = json.count_or("format", 1);
  if (format == 0) json.fail("format", "must be 1 or more");
  if (format > static_cast<std::size_t>(newest)) {
    json.fail("format", "is " + std::to_string(format) + ", newer than this program reads (" + std::to_string(newest) +
                            "); use a newer dramatis");
  }
}

void write_value(JsonWriter& writer, std::string_view value) {
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void write_string(JsonWriter& writer, const char* name, std::string_view value) {
  writer.Key(name);
  write_value(writer, value);
}

void write_optional(JsonWriter& writer, const char* name, std::string_view value) {
  if (!value.empty()) write_string(writer, name, value);
}

void write_count(JsonWriter& writer, const char* name, std::size_t value) {
  writer.Key(name);
  writer.Uint64(value);
}

void write_counts(JsonWriter& writer, const char* name, const std::map<std::string, std::size_t>& counts) {
  writer.Key(name);
  writer.StartObject();
  for (const auto& [key, value] : counts) {
    writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    writer.Uint64(value);
  }
  writer.EndObject();
}

void write_confidence(JsonWriter& writer, double value) {
  writer.Key("confidence");
  writer.Double(std::round(value * 1000) / 1000);
}

void write_relation(JsonWriter& writer, const Relation& relation) {
  write_string(writer, "type", to_string(relation.type));
  write_string(writer, "source", relation.source);
  write_string(writer, "target", relation.target);
  write_string(writer, "status", to_string(relation.status));
  write_count(writer, "sentence", relation.sentence);
  write_confidence(writer, relation.confidence);
  write_optional(writer, "role", relation.role);
  write_optional(writer, "when", relation.when);
  write_optional(writer, "where", relation.where);
  write_optional(writer, "attribution", relation.attribution);
}

}  // namespace dramatis
