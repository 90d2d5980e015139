#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "extract/countries.hpp"
#include "extract/embed.hpp"
#include "graph/names.hpp"
#include "graph/resolution/aliases.hpp"
#include "graph/resolution/known_names.hpp"
#include "graph/resolution/passes.hpp"

DRAMATIS_EMBED(places_tsv, DRAMATIS_DATA_DIR "/places.tsv");

namespace dramatis {
namespace {

/// The country that most of a place's names mean; nullptr if none does.
const std::string* country_by_name(const Record::Entity& place) {
  std::map<const std::string*, std::size_t> counts;
  for (const auto& [name, count] : place.names) {
    if (const std::string* meant = country_of(country_key(name))) counts[meant] += count;
  }
  const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second, *b.first) < std::tie(b.second, *a.first);
  });
  return most == counts.end() ? nullptr : most->first;
}

const std::string* country_by_capital(const Record::Entity& place) {
  for (const auto& [name, count] : place.names) {
    const CountryName* found = find_country(country_key(name));
    if (found && found->form == CountryName::Form::capital) return found->country;
  }
  return nullptr;
}

bool is_office_of_a_state(const std::string& title) {
  static const std::set<std::string> offices{"ambassador", "president", "prime minister", "vice president",
                                             "envoy",      "king",      "special envoy",  "chief negotiator",
                                             "negotiator", "queen"};
  return offices.count(title) || title.find("minister") != title.npos;
}

/// Whether a place that is called by a capital stands for the state: it meets somebody, or has ministers.
bool acts(const Facts& facts, std::size_t place) {
  static const std::set<std::string> words_for_a_city{"capital", "city", "town", "metropolis"};
  for (const auto& [noun, count] : facts[place].entity->roles) {
    if (words_for_a_city.count(fold_name(noun))) return false;
    if (fold_name(noun) == "government") return true;
  }
  const auto has_office = [&](std::size_t holder, auto is_such) {
    const auto& posts = facts[holder].posts;
    return std::any_of(posts.begin(), posts.end(),
                       [&](const Post& post) { return post.of == place && is_such(post.title); });
  };
  const auto& holders = facts[place].holders;
  const auto has = [&](auto is_such) {
    return std::any_of(holders.begin(), holders.end(), [&](std::size_t holder) { return has_office(holder, is_such); });
  };
  if (has([](const std::string& title) { return title == "mayor" || title.find("council") != title.npos; }))
    return false;
  return facts[place].meets || has(is_office_of_a_state);
}

/// How a surface form means its country.
std::string why(const std::string& name, const std::string& country) {
  const CountryName* found = find_country(country_key(name));
  if (!found) return "used for " + country + " in the text";
  switch (found->form) {
    case CountryName::Form::demonym:
      return "adjective or people of " + country;
    case CountryName::Form::capital:
      return "capital of " + country + ", for its government";
    case CountryName::Form::name:
      break;
  }
  return "name of " + country;
}

}  // namespace

Countries resolve_places(const Facts& facts, Clusters& clusters) {
  Countries countries(facts.size());
  std::map<std::string, std::size_t> first_of;  // by country
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Record::Entity& entity = *facts[i].entity;
    if (facts[i].kind != Kind::place || !facts[i].is_named()) continue;
    const std::string* country = country_by_name(entity);
    if (!country && acts(facts, i)) country = country_by_capital(entity);
    if (!country) continue;
    const std::size_t first = first_of.try_emplace(*country, i).first->second;
    if (!clusters.join(first, i)) continue;
    countries[i] = country;
    for (const auto& [name, count] : entity.names) {
      if (name != *country) clusters.note(i, {name, why(name, *country), ""});
    }
  }

  static const KnownNames known(places_tsv(), fold_name);
  NameIndex others(facts, clusters);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].kind == Kind::place && facts[i].is_named() && !countries[i]) {
      const std::string name = main_name(facts[i]);
      const std::string* full = known.full_name(name);
      others.add(i, full ? *full : name);
    }
  }
  others.join_equal();
  others.join_spellings();
  others.join_aliases();
  return countries;
}

}  // namespace dramatis
