#pragma once

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

/// The bytes of a file, named from the top of the project.
inline std::string read_file(const std::string& path) {
  std::ifstream file(std::string(DRAMATIS_SOURCE_DIR "/") + path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot open " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Where and how a JSON text breaks a JSON Schema (draft 4), both named from the top of the project; empty if nowhere.
inline std::string schema_violation(const std::string& schema_path, const std::string& json) {
  rapidjson::Document schema_json, document;
  if (schema_json.Parse(read_file(schema_path).c_str()).HasParseError()) return schema_path + " is not JSON";
  if (document.Parse(json.c_str()).HasParseError()) return "not JSON";
  const rapidjson::SchemaDocument schema(schema_json);
  rapidjson::SchemaValidator validator(schema);
  if (document.Accept(validator)) return "";
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
  return std::string(place.GetString()) + " breaks '" + validator.GetInvalidSchemaKeyword() + "'";
}
