#pragma once

#include <string>
#include <string_view>

namespace dramatis {

/// What a word of the table of countries (data/countries.tsv) means.
struct CountryName {
  enum class Form { name, demonym, capital };

  const std::string* country;  ///< the usual English name, the same pointer for all words of one country
  Form form;
};

/// The form in which the functions below look words up: fold(), dots removed, single spaces ("U.S." -> "us").
std::string country_key(std::string_view text);

/// The country that a country_key names, by its name, a demonym or its capital; nullptr if none.
const CountryName* find_country(std::string_view key);

/// The country that a country_key names by a name or a demonym, not by its capital; nullptr if none.
const std::string* country_of(std::string_view key);

}  // namespace dramatis
