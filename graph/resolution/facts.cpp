#include "graph/resolution/facts.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "graph/names.hpp"

namespace dramatis {
namespace {

std::optional<std::chrono::sys_days> day_of(const std::string& iso) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(iso.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

/// The parts of a name that has a nickname in quotes: Catherine "Kate" Marlowe.
struct Nickname {
  std::string name;      ///< without the nickname
  std::string nickname;  ///< with the surname
};

std::optional<Nickname> split_nickname(const std::string& surface) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}, {"(", ")"}}) {
    const auto start = surface.find(open);
    if (start == surface.npos || start == 0) continue;
    const auto end = surface.find(close, start + open.size());
    if (end == surface.npos || end + close.size() >= surface.size()) continue;
    const std::string inner = surface.substr(start + open.size(), end - start - open.size());
    const std::string rest = surface.substr(end + close.size());
    return Nickname{surface.substr(0, start) + rest, inner + rest};
  }
  return std::nullopt;
}

/// What a function of a text gives, remembered: names and nouns repeat from document to document.
template <typename Function>
auto remembering(Function function) {
  return [function, memory = std::unordered_map<std::string, std::string>()](const std::string& text) mutable {
    const auto [known, is_new] = memory.try_emplace(text);
    if (is_new) known->second = function(text);
    return known->second;
  };
}

class NameReader {
 public:
  void read(EntityFacts& facts) {
    facts.names.clear();
    facts.surfaces.clear();
    std::map<std::string, std::size_t> most;
    for (const auto& [surface, count] : facts.entity->names) {
      const auto parts = facts.kind == Kind::person ? split_nickname(surface) : std::nullopt;
      std::string key = key_of(parts ? parts->name : surface, facts.kind);
      if (key.empty()) key = surface;
      facts.names[key] += count;
      if (std::exchange(most[key], std::max(most[key], count)) < count) facts.surfaces[key] = surface;
      if (!parts) continue;
      key = key_of(parts->nickname, facts.kind);
      facts.names[key];
      facts.surfaces.try_emplace(key, parts->nickname);
    }
  }

  std::string title(const std::string& noun) { return titles_(noun); }

 private:
  std::string key_of(const std::string& surface, Kind kind) {
    return kind == Kind::person ? persons_(surface) : others_(surface);
  }

  using Remembering = std::function<std::string(const std::string&)>;
  Remembering persons_ = remembering([](const std::string& name) { return name_key(name, Kind::person); });
  Remembering others_ = remembering([](const std::string& name) { return name_key(name, Kind::place); });
  Remembering titles_ = remembering([](const std::string& noun) { return title_key(noun); });
};

Gender gender_of(const Record::Entity& entity) {
  if (entity.he > 2 * entity.she) return Gender::he;
  if (entity.she > 2 * entity.he) return Gender::she;
  return Gender::unknown;
}

/// "ministry of foreign affairs" -> "foreign affairs ministry".
std::vector<std::string> head_last(std::vector<std::string> words, const std::set<std::string_view>& heads) {
  if (words.size() > 2 && heads.count(words[0]) && (words[1] == "of" || words[1] == "for")) {
    std::rotate(words.begin(), words.begin() + 1, words.end());
    words.erase(words.begin());
    if (words.front() == "the") words.erase(words.begin());
  }
  return words;
}

/// Gives an entity the kind that most records give to its name. "Liverpool" may be a city and a club; names of several
/// words are not shared so.
void agree_on_kinds(std::vector<EntityFacts>& facts, NameReader& reader) {
  const auto tells = [](const std::string& name) { return name.find(' ') != name.npos; };
  std::unordered_map<std::string, std::array<std::size_t, 3>> votes;
  for (const EntityFacts& one : facts) {
    for (const auto& [name, count] : one.names) {
      if (tells(name)) ++votes[name][static_cast<std::size_t>(one.kind)];
    }
  }
  for (EntityFacts& one : facts) {
    std::array<std::size_t, 3> sum{};
    for (const auto& [name, count] : one.names) {
      if (!tells(name)) continue;
      for (std::size_t kind = 0; kind < sum.size(); ++kind) sum[kind] += votes[name][kind];
    }
    const auto most = static_cast<std::size_t>(std::max_element(sum.begin(), sum.end()) - sum.begin());
    if (sum[most] <= sum[static_cast<std::size_t>(one.kind)]) continue;
    one.kind = static_cast<Kind>(most);
    reader.read(one);
  }
}

}  // namespace

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < name.size();) {
    const std::size_t end = std::min(name.find(' ', start), name.size());
    if (end > start) words.push_back(name.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

std::string join_words(std::vector<std::string>::const_iterator first, std::vector<std::string>::const_iterator last) {
  std::string text;
  for (; first != last; ++first) text.append(text.empty() ? "" : " ").append(*first);
  return text;
}

std::string title_key(std::string_view role) {
  static const std::unordered_map<std::string_view, std::string_view> same_office{
      {"premier", "prime minister"},
      {"pm", "prime minister"},
      {"top diplomat", "foreign minister"},
      {"chief diplomat", "foreign minister"},
      {"foreign secretary", "foreign minister"},
      {"foreign affairs minister", "foreign minister"},
      {"external affairs minister", "foreign minister"},
      {"defense secretary", "defense minister"},
      {"interior secretary", "interior minister"},
      {"ceo", "chief executive"},
      {"chief executive officer", "chief executive"},
      {"sg", "secretary general"},
      {"ag", "attorney general"},
      {"chair", "chairman"},
      {"chairwoman", "chairman"},
      {"chairperson", "chairman"},
      {"spokeswoman", "spokesman"},
      {"spokesperson", "spokesman"},
      {"congresswoman", "congressman"},
      {"special representative", "special envoy"},
      {"head", "leader"},
      {"chief", "leader"},
      {"boss", "leader"},
      {"strongman", "leader"},
      {"gov", "governor"},
      {"gen", "general"},
      {"sen", "senator"},
      {"rep", "representative"},
      {"col", "colonel"},
      {"amb", "ambassador"},
      {"pres", "president"},
      {"ruler", "leader"},
      {"head of state", "leader"},
  };
  static const std::unordered_map<std::string_view, std::string_view> american{{"defence", "defense"}};
  std::vector<std::string> words = words_of(fold_name(role));
  for (std::string& word : words) {
    if (const auto other = american.find(word); other != american.end()) word = other->second;
  }
  words = head_last(std::move(words), {"minister", "secretary"});
  std::string title = join_words(words.begin(), words.end());
  if (const auto same = same_office.find(title); same != same_office.end()) title = same->second;
  return title;
}

std::string organization_key(const std::string& folded_name) {
  static const std::set<std::string_view> legal_forms{
      "inc", "corp", "corporation", "ltd", "limited", "plc", "llc", "gmbh", "ag", "sa", "nv", "se", "co", "company"};
  static const std::unordered_map<std::string_view, std::string_view> american{{"organisation", "organization"},
                                                                               {"programme", "program"},
                                                                               {"defence", "defense"},
                                                                               {"labour", "labor"},
                                                                               {"centre", "center"},
                                                                               {"org", "organization"}};
  std::vector<std::string> words = words_of(folded_name);
  while (words.size() > 1 && legal_forms.count(words.back())) words.pop_back();
  for (std::string& word : words) {
    if (const auto other = american.find(word); other != american.end()) word = other->second;
  }
  words = head_last(std::move(words), {"ministry", "department"});
  if (words.size() > 2 && words.back() == "ministry" && words[words.size() - 2] == "affairs") {
    words.erase(words.end() - 2);  // foreign, home, internal affairs
  }
  return join_words(words.begin(), words.end());
}

std::string name_key(std::string_view surface, Kind kind) {
  std::string key;
  if (kind == Kind::person) {
    for (const std::string& word : words_of(squeeze(surface))) {
      std::string folded = fold_name(word);
      std::replace(folded.begin(), folded.end(), ' ', '-');
      if (!folded.empty()) key.append(key.empty() ? "" : " ").append(folded);
    }
  } else {
    key = fold_name(surface);
    if (key.rfind("the ", 0) == 0) key.erase(0, 4);
  }
  return key;
}

std::vector<EntityFacts> facts_of(const std::vector<Record>& records) {
  std::vector<EntityFacts> facts;
  NameReader reader;
  for (std::size_t r = 0; r < records.size(); ++r) {
    std::unordered_map<std::string_view, std::size_t> number_of;
    const auto date = day_of(records[r].date);
    for (const Record::Entity& entity : records[r].entities) {
      number_of[entity.id] = facts.size();
      EntityFacts& one = facts.emplace_back();
      one.record = r;
      one.entity = &entity;
      one.kind = entity.kind;
      one.gender = gender_of(entity);
      one.date = date;
      for (const auto& [noun, count] : entity.roles) one.titles.push_back(reader.title(noun));
      reader.read(one);
    }
    for (const Record::Statement& statement : records[r].statements) {
      const Relation& relation = statement.relation;
      const std::size_t source = number_of.at(relation.source), target = number_of.at(relation.target);
      if (source == target) continue;
      if (relation.type == RelationType::meets) {
        facts[source].meets = facts[target].meets = true;
      } else {
        facts[source].posts.push_back({target, relation.type, relation.status, reader.title(relation.role)});
        facts[target].holders.push_back(source);
      }
    }
  }
  agree_on_kinds(facts, reader);
  return facts;
}

}  // namespace dramatis
