#include "extract/countries.hpp"

#include <deque>
#include <map>

#include "extract/embed.hpp"
#include "extract/fold.hpp"
#include "extract/table.hpp"

DRAMATIS_EMBED(countries_tsv, DRAMATIS_DATA_DIR "/countries.tsv");

namespace dramatis {

namespace {

struct Table {
  std::deque<std::string> countries;
  std::map<std::string, CountryName, std::less<>> names;

  Table() {
    using Form = CountryName::Form;
    auto lines = countries_tsv();
    take_field(lines, '\n');  // header
    while (!lines.empty()) {
      auto line = take_field(lines, '\n');
      const auto& country = countries.emplace_back(line.substr(0, line.find('\t')));
      for (const auto form : {Form::name, Form::name, Form::demonym, Form::capital}) {
        for (auto words = take_field(line, '\t'); !words.empty();)
          names.try_emplace(country_key(take_field(words, ';')), CountryName{&country, form});
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
