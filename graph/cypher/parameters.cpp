#include "graph/cypher/parameters.hpp"

#include <stdexcept>

#include "extract/document_json.hpp"
#include "extract/json.hpp"

namespace dramatis::cypher {
namespace {

Value to_value(const rapidjson::Value& json, const std::string& name) {
  if (json.IsNull()) return {};
  if (json.IsBool()) return json.GetBool();
  if (json.IsInt64()) return static_cast<std::int64_t>(json.GetInt64());
  if (json.IsNumber()) return json.GetDouble();
  if (json.IsString()) return std::string(json.GetString(), json.GetStringLength());
  if (!json.IsArray()) throw std::invalid_argument(name + ": an object is no value of the subset of openCypher");
  List list;
  for (const rapidjson::Value& element : json.GetArray()) {
    if (element.IsArray()) throw std::invalid_argument(name + ": a list in a list is too deep");
    list.push_back(to_value(element, name));
  }
  return list;
}

/// Whether a text that is no JSON is meant for a string.
bool is_word(const std::string& text) {
  return !text.empty() && std::string_view("\"'[{+-.0123456789").find(text[0]) == std::string_view::npos;
}

Value read_value(const std::string& text, const std::string& name) {
  try {
    return to_value(parse_json(text, name), name);
  } catch (const InputError& error) {
    if (is_word(text)) return text;
    throw std::invalid_argument(std::string(error.what()) + R"(; a string looks like '"this"')");
  }
}

}  // namespace

Parameters read_parameters(const std::vector<std::string>& arguments) {
  Parameters parameters;
  for (const std::string& argument : arguments) {
    const std::size_t sign = argument.find('=');
    if (sign == argument.npos || sign == 0) throw std::invalid_argument("'" + argument + "' is not NAME=VALUE");
    const std::string name = argument.substr(argument[0] == '$' ? 1 : 0, argument[0] == '$' ? sign - 1 : sign);
    if (!parameters.emplace(name, read_value(argument.substr(sign + 1), name)).second) {
      throw std::invalid_argument("$" + name + " has two values");
    }
  }
  return parameters;
}

}  // namespace dramatis::cypher
