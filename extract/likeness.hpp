#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/countries.hpp"
#include "extract/tagger.hpp"
#include "extract/words.hpp"

namespace dramatis {

/// What the text says of a document's mentions, alone and in pairs, beside their vectors. training/features.py computes
/// the same; the codes are rows of one table of the model.
class Likeness {
 public:
  static constexpr std::size_t features = 8;
  static constexpr std::size_t codes = 112;

  /// How alike the words of two mentions are.
  enum class Match { none, equal, last_word, subset, some_word, beginning, acronym, surname, last_beginning };
  /// What stands between two mentions.
  enum class Between { nothing, comma, one_word, three_words, seven_words, more, sentences };

  Likeness(std::string_view text, const std::vector<Word>&, const std::vector<WordMention>&);

  Match match(std::size_t i, std::size_t j) const;
  Between between(std::size_t i, std::size_t earlier) const;
  std::array<std::size_t, features> pair_codes(std::size_t i, std::size_t earlier) const;

  /// Of a place's name that is in the table of countries, else nullptr.
  const CountryName* country(std::size_t i) const { return facts_[i].country; }
  /// Folded words, and the words joined.
  const std::vector<std::u32string>& parts(std::size_t i) const { return facts_[i].parts; }
  const std::u32string& name(std::size_t i) const { return facts_[i].name; }
  /// Of a name's `parts` those that tell it from others (extract/name_agreement.hpp).
  const std::vector<std::u32string>& telling(std::size_t i) const { return facts_[i].telling; }
  /// Countries that own a title or a body: "Turkish president", "Russia's envoy", "head of Kenya", "Foreign Ministry of
  /// Kenya"; of other names none.
  std::set<std::string> owning_countries(std::size_t i) const;

 private:
  struct Owner {
    const std::string* country;  // nullptr where it is no country
    std::u32string name;

    bool operator<(const Owner& other) const {
      const bool mine = country != nullptr, theirs = other.country != nullptr;
      if (mine != theirs) return mine;
      return mine ? *country < *other.country : name < other.name;
    }
  };
  struct Facts {
    std::u32string name;
    std::vector<std::u32string> parts;
    std::vector<std::u32string> telling;
    std::u32string initials;
    const CountryName* country = nullptr;
    std::set<Owner> owners;
  };

  void find_owners();
  std::string_view surface(std::size_t word) const { return words_[word].span.of(text_); }

  std::string_view text_;
  const std::vector<Word>& words_;
  const std::vector<WordMention>& mentions_;
  std::vector<Facts> facts_;
};

}  // namespace dramatis
