#pragma once

#include <string>
#include <vector>

/// Whether two names can be of one actor, by their folded words, of which there is at least one: telling words, where
/// nothing else is said. training/names.py does the same.
namespace dramatis {

using NameWords = std::vector<std::u32string>;

/// The words that tell a name from others, without particles such as "de"; all where there is no such word.
NameWords telling_words(const NameWords&);

/// Whether each word of a person's name stands in another one in the same order, perhaps spelt another way or as an
/// initial. A single word must be more than an initial, and the other name more than a single initial.
bool is_part_of(const NameWords& name, const NameWords& other);

/// Whether two names can be of one person: one is a part of the other, or the surnames are alike and one given name
/// begins the other.
bool persons_agree(const NameWords&, const NameWords&);

/// Whether a name that is no person's is the beginning of another one, or the acronym of all its words.
bool is_short_for(const NameWords& name, const NameWords& other, const NameWords& all_words_of_other);

}  // namespace dramatis
