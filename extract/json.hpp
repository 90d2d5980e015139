#pragma once

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "extract/document_json.hpp"

/// Private to the readers and writers of JSON: checked access to fields, with the place of each in the error.
namespace dramatis {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

/// How JSON is parsed: without recursion, and nothing that is not UTF-8. Numbers of up to 15 digits are exact; the flag
/// for more (kParseFullPrecisionFlag) reads beyond a table for 0.000...1 with 350 zeros.
inline constexpr unsigned json_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

/// The error of a text that is not JSON from some byte of a line on, both counted from 1.
InputError not_json(const std::string& place, std::size_t line, std::size_t column, const std::string& what);

/// Parses one JSON value without recursion, so that no nesting can exhaust the stack. Throws InputError.
rapidjson::Document parse_json(std::string_view json, const std::string& place);

/// The string that a value holds. Throws InputError.
std::string json_string(const rapidjson::Value&, const std::string& place);

/// An object whose fields are read. Each getter throws InputError, "talks.json: graph.edges[3].source: is missing",
/// when the field is not what it asks for. A field that is null counts as absent.
class JsonObject {
 public:
  JsonObject(const rapidjson::Value& value, std::string place);

  bool has(const char* name) const { return find(name) != nullptr; }

  bool is_object(const char* name) const { return has(name) && find(name)->IsObject(); }

  std::string string(const char* name) const;
  std::string string_or_empty(const char* name) const { return has(name) ? string(name) : std::string(); }

  /// A whole number, zero or more.
  std::size_t count(const char* name) const;
  std::size_t count_or(const char* name, std::size_t fallback) const { return has(name) ? count(name) : fallback; }

  /// True or false; false where it is absent.
  bool flag(const char* name) const;

  /// A number from 0 to 1; 1 where it is absent.
  double confidence() const;

  /// One of the words of an enumeration, by its `kind_from` or the like.
  template <typename Enum>
  Enum word(const char* name, Enum (*parse)(std::string_view)) const {
    try {
      return parse(string(name));
    } catch (const std::invalid_argument& error) {
      fail(name, error.what());
    }
  }

  JsonObject object(const char* name) const { return JsonObject(get(name), place_of(name)); }

  /// Throws InputError about a field that is none of these.
  void check_fields(std::initializer_list<std::string_view> known) const;

  /// An object whose values are counts.
  std::map<std::string, std::size_t> counts(const char* name) const;

  /// Calls `visit(value, place)` for each element of an array.
  template <typename Visit>
  void each_element(const char* name, Visit visit) const {
    const rapidjson::Value& array = get(name);
    if (!array.IsArray()) fail(name, "must be an array");
    for (rapidjson::SizeType i = 0; i < array.Size(); ++i) visit(array[i], element_place(name, std::to_string(i)));
  }

  /// Calls `visit(key, value, place)` for each member of an object.
  template <typename Visit>
  void each_member(const char* name, Visit visit) const {
    const rapidjson::Value& members = get(name);
    if (!members.IsObject()) fail(name, "must be an object");
    for (const auto& member : members.GetObject()) {
      std::string key = json_string(member.name, place_of(name));
      std::string place = element_place(name, '"' + key + '"');
      visit(std::move(key), member.value, std::move(place));
    }
  }

  /// Throws InputError about a field.
  [[noreturn]] void fail(const char* name, const std::string& what) const;

 private:
  const rapidjson::Value* find(const char* name) const;
  const rapidjson::Value& get(const char* name) const;
  std::string place_of(const char* name) const;
  std::string element_place(const char* name, std::string_view key) const;

  const rapidjson::Value& value_;
  std::string place_;
};

/// The relation that an object's fields hold, as far as the object alone can tell. Throws InputError.
Relation read_relation(const JsonObject&);

/// Throws InputError if the object's `format` (1 where absent) is newer than the newest that this program reads.
void check_format(const JsonObject&, int newest);

void write_value(JsonWriter&, std::string_view value);
void write_string(JsonWriter&, const char* name, std::string_view value);
/// Writes nothing when the value is empty.
void write_optional(JsonWriter&, const char* name, std::string_view value);
void write_count(JsonWriter&, const char* name, std::size_t value);
void write_counts(JsonWriter&, const char* name, const std::map<std::string, std::size_t>&);
/// To three decimals, which is more than any model's confidence is worth.
void write_confidence(JsonWriter&, double value);
/// The fields that read_relation reads, in the object that is open.
void write_relation(JsonWriter&, const Relation&);

}  // namespace dramatis
