#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/resolution/facts.hpp"

/// How the names of persons are compared.
namespace dramatis {

/// By how names sound, whatever their spelling.
class Spellings {
 public:
  void add(const Names& folded);

  /// The names in one spelling, in which all that were added and differ in no more than spaces are alike too.
  Names of(const Names& folded) const;

 private:
  std::unordered_map<std::string, std::string> by_letters_;
};

/// Whether it has a given name: several words, of which the first is no particle ("von der Heide", "al-Assad").
bool is_full(const std::string& name);

const std::string& most_usual(const Names&);

/// The longest name that the most usual full name is a form of; empty if there is no full name.
std::string full_name(const Names&);

/// Of a word with hyphens.
std::vector<std::string> parts_of(std::string word);

/// Whether the words of `form` stand in `full` in this order, a single letter for any word that it begins.
bool is_short_form(const std::vector<std::string>& form, const std::vector<std::string>& full);

/// Whether a full name is another one with words left out or cut to initials, the first word after an honorific kept or
/// an initial: "recep erdogan" and "r t erdogan" of "recep tayyip erdogan", "nasser al-harthy" of "sayyid nasser
/// al-harthy".
bool is_short_full_name(const std::vector<std::string>& words, const std::vector<std::string>& longer);

/// What transliterations of a word of a name share, and more: the consonants, those alike as one, and whether it begins
/// with none. "Muhammad" and "Mohamed" -> "mt", "Youssef" and "Yusuf" -> "'sv".
std::string consonants(std::string_view word);

/// The given names that a word may stand for, each as consonants() gives it: itself, and of "ted" Theodore and Edward
/// (data/given_names.tsv).
std::set<std::string> given_names(const std::string& word);

/// Whether two full names may be spellings of one: the first words are one given name, and of the others those of the
/// shorter name stand in the longer, by their consonants.
bool is_like(const std::vector<std::string>&, const std::vector<std::string>&);

/// Whether two names differ in one letter too many, too few, changed or swapped, in a long word and not at its
/// beginning.
bool is_typing_error(const std::string&, const std::string&);

}  // namespace dramatis
