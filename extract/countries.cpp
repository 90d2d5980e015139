#include "extract/countries.hpp"

#include <deque>
#include <map>

#include "extract/embed.hpp"
#include "extract/fold.hpp"

DRAMATIS_EMBED(countries_tsv, DRAMATIS_DATA_DIR "/countries.tsv");

namespace dramatis {

namespace {

/// Cuts the part before `separator` off the front of `text`.
std::string_view take(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto part = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return part;
}

struct Table {
  std::deque<std::string> countries;
  std::map<std::string, CountryName, std::less<>> names;

  Table() {
    using Form = CountryName::Form;
    auto lines = countries_tsv();
    take(lines, '\n');  // header
    while (!lines.empty()) {
      auto line = take(lines, '\n');
      const auto& country = countries.emplace_back(line.substr(0, line.find('\t')));
      for (const auto form : {Form::name, Form::name, Form::demonym, Form::capital}) {
        for (auto words = take(line, '\t'); !words.empty();)
          names.try_emplace(country_key(take(words, ';')), CountryName{&country, form});
      }
    }
  }
};

}  // namespace

std::string country_key(std::string_view text) {
  std::string key;
  for (const char c : fold(text)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (c == '.' || (space && (key.empty() || key.back() == ' '))) continue;
    key += space ? ' ' : c;
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

const CountryName* find_country(std::string_view key) {
  static const Table table;
  const auto found = table.names.find(key);
  return found == table.names.end() ? nullptr : &found->second;
}

const std::string* country_of(std::string_view key) {
  const auto* found = find_country(key);
  return found && found->form != CountryName::Form::capital ? found->country : nullptr;
}

}  // namespace dramatis
