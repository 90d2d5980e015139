#include "graph/corrections/authority.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "extract/document_json.hpp"
#include "graph/names.hpp"

namespace dramatis {
namespace {

std::string word_of(const std::optional<Kind>& kind) { return kind ? std::string(to_string(*kind)) : std::string(); }

/// Of two values of an entry's field the one that is given.
std::string either(const std::string& id, const char* field, const std::string& a, const std::string& b) {
  if (a != b && !a.empty() && !b.empty()) {
    throw InputError("the authority's id '" + id + "' has two different values as " + field + ": '" + a + "' and '" +
                     b + "'");
  }
  return a.empty() ? b : a;
}

}  // namespace

std::vector<AuthorityEntry> unite(std::vector<AuthorityEntry> entries) {
  std::map<std::string, AuthorityEntry> by_id;
  for (AuthorityEntry& entry : entries) {
    AuthorityEntry& united = by_id[entry.id];
    united.id = entry.id;
    united.name = either(entry.id, "name", united.name, entry.name);
    united.url = either(entry.id, "url", united.url, entry.url);
    either(entry.id, "kind", word_of(united.kind), word_of(entry.kind));
    if (!united.kind) united.kind = entry.kind;
    united.aliases.insert(united.aliases.end(), entry.aliases.begin(), entry.aliases.end());
  }
  entries.clear();
  for (auto& [id, entry] : by_id) {
    std::sort(entry.aliases.begin(), entry.aliases.end());
    entry.aliases.erase(std::unique(entry.aliases.begin(), entry.aliases.end()), entry.aliases.end());
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<std::string> ambiguous_names(const std::vector<AuthorityEntry>& entries) {
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> claims;  // by name and kind
  for (const AuthorityEntry& entry : entries) {
    std::vector<std::string> names = entry.aliases;
    names.push_back(entry.name);
    const auto kinds = entry.kind ? std::vector<std::string>{word_of(entry.kind)}
                                  : std::vector<std::string>{"person", "organization", "place"};
    for (const std::string& name : names) {
      for (const std::string& kind : kinds) claims[{fold_name(name), kind}].emplace(entry.id, name);
    }
  }
  std::set<std::string> sentences;
  for (const auto& [name, claimants] : claims) {
    if (claimants.size() < 2) continue;
    std::string ids;
    for (const auto& [id, as_written] : claimants) ids += (ids.empty() ? "'" : ", '") + id + "'";
    sentences.insert("'" + claimants.begin()->second +
                     "' decides nothing, as several of the authority claim it: " + ids);
  }
  return {sentences.begin(), sentences.end()};
}

}  // namespace dramatis
