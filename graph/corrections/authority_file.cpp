#include "graph/corrections/authority_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "extract/document_json.hpp"
#include "extract/utf8.hpp"
#include "graph/json/json_lines.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

/// The lines of a CSV text (RFC 4180), each with its cells and the number of the line on which it begins.
class CsvReader {
 public:
  CsvReader(std::string_view text, const std::string& file) : text_(text), file_(file) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  std::string place() const { return file_ + ":" + std::to_string(begin_); }

  /// The next line that is not empty; none at the end.
  std::optional<std::vector<std::string>> next() {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
      if (text_[at_++] == '\n') ++line_;
    }
    if (at_ == text_.size()) return {};
    begin_ = line_;
    std::vector<std::string> cells{cell()};
    while (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      cells.push_back(cell());
    }
    return cells;
  }

 private:
  /// Up to the comma or the end of the line that follows.
  std::string cell() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted_cell();
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    const std::string_view content = text_.substr(at_, end - at_);
    at_ = end;
    if (content.find('"') != content.npos) {
      throw InputError(place() + ": a quotation mark within a cell; put the cell in quotation marks and double it");
    }
    return std::string(content);
  }

  std::string quoted_cell() {
    std::string content;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && text_.substr(at_ + 1, 1) != "\"") break;
      if (text_[at_] == '"') ++at_;
      if (text_[at_] == '\n') ++line_;
      content += text_[at_];
    }
    if (at_ == text_.size()) throw InputError(place() + ": a quotation mark is not closed");
    ++at_;
    if (at_ < text_.size() && std::string_view(",\r\n").find(text_[at_]) == std::string_view::npos) {
      throw InputError(place() + ": after a cell in quotation marks a comma or the line's end must follow");
    }
    return content;
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t begin_ = 1;
};

constexpr std::array<std::string_view, 5> fields{"id", "name", "aliases", "kind", "url"};

/// By field the number of its column.
std::map<std::string, std::size_t> read_header(const std::vector<std::string>& cells, const std::string& place) {
  std::map<std::string, std::size_t> columns;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string field = squeeze(cells[i]);
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
      throw InputError(place + ": unknown column '" + field +
                       "'; the first line names columns, parted by commas, among id, name, aliases, kind, url");
    }
    if (!columns.emplace(field, i).second) throw InputError(place + ": column '" + field + "' stands twice");
  }
  for (const std::string field : {"id", "name"}) {
    if (!columns.count(field)) throw InputError(place + ": there must be a column '" + field + "'");
  }
  return columns;
}

std::vector<std::string> split_aliases(std::string_view cell) {
  std::vector<std::string> aliases;
  while (!cell.empty()) {
    const std::string_view alias = cell.substr(0, cell.find_first_of(";|"));
    cell.remove_prefix(std::min(alias.size() + 1, cell.size()));
    aliases.push_back(squeeze(alias));
  }
  return aliases;
}

/// Adds entries, after a check, and remembers where each stands.
class Entries {
 public:
  void add(AuthorityEntry entry, const std::string& place) {
    for (const auto& [field, value] : {std::pair("id", entry.id), std::pair("name", entry.name)}) {
      if (value.empty()) throw InputError(place + ": " + field + " must not be empty");
    }
    const auto [first, is_new] = places_.emplace(entry.id, place);
    if (!is_new) throw InputError(place + ": id '" + entry.id + "' stands before, at " + first->second);
    auto& aliases = entry.aliases;
    aliases.erase(std::remove(aliases.begin(), aliases.end(), ""), aliases.end());
    entries_.push_back(std::move(entry));
  }

  std::vector<AuthorityEntry> take() { return unite(std::move(entries_)); }

 private:
  std::map<std::string, std::string> places_;  // by id
  std::vector<AuthorityEntry> entries_;
};

void read_csv(std::string_view text, const std::string& file, Entries& entries) {
  CsvReader reader(text, file);
  const auto header = reader.next();
  if (!header) throw InputError(file + ": is empty");
  const auto columns = read_header(*header, reader.place());
  while (const auto cells = reader.next()) {
    if (cells->size() != header->size()) {
      throw InputError(reader.place() + ": has " + std::to_string(cells->size()) + " cells, but the first line " +
                       std::to_string(header->size()));
    }
    const auto cell = [&](const char* field) {
      const auto column = columns.find(field);
      return column == columns.end() ? std::string() : squeeze((*cells)[column->second]);
    };
    AuthorityEntry entry{cell("id"), cell("name"), split_aliases(cell("aliases")), {}, cell("url")};
    try {
      if (const std::string kind = cell("kind"); !kind.empty()) entry.kind = kind_from(kind);
    } catch (const std::invalid_argument& error) {
      throw InputError(reader.place() + ": " + error.what());
    }
    entries.add(std::move(entry), reader.place());
  }
}

void check_utf8(std::string_view text, const std::string& file) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n') ++line;
    if (next_code_point(text, at) < 0) throw InputError(file + ":" + std::to_string(line) + ": is not UTF-8");
  }
}

}  // namespace

std::vector<AuthorityEntry> read_authority(std::string_view text, const std::string& file) {
  const std::filesystem::path extension = std::filesystem::path(file).extension();
  check_utf8(text, file);
  Entries entries;
  if (extension == ".csv") {
    read_csv(text, file, entries);
  } else if (extension == ".jsonl") {
    each_json_line(text, file, [&](const JsonObject& json, const std::string& place) {
      entries.add(read_authority_entry(json), place);
    });
  } else {
    throw InputError(file + ": is not a known kind of authority file (.csv, .jsonl)");
  }
  return entries.take();
}

void write_value(JsonWriter& writer, const AuthorityEntry& entry) {
  writer.StartObject();
  write_string(writer, "id", entry.id);
  write_string(writer, "name", entry.name);
  if (!entry.aliases.empty()) {
    writer.Key("aliases");
    writer.StartArray();
    for (const std::string& alias : entry.aliases) write_value(writer, alias);
    writer.EndArray();
  }
  if (entry.kind) write_string(writer, "kind", to_string(*entry.kind));
  write_optional(writer, "url", entry.url);
  writer.EndObject();
}

AuthorityEntry read_authority_entry(const JsonObject& json) {
  json.check_fields({"id", "name", "aliases", "kind", "url"});
  AuthorityEntry entry;
  entry.id = squeeze(json.string("id"));
  entry.name = squeeze(json.string("name"));
  if (json.has("aliases")) {
    json.each_element("aliases", [&](const rapidjson::Value& value, const std::string& place) {
      entry.aliases.push_back(squeeze(json_string(value, place)));
    });
  }
  if (json.has("kind")) entry.kind = json.word("kind", kind_from);
  entry.url = json.string_or_empty("url");
  return entry;
}

}  // namespace dramatis
