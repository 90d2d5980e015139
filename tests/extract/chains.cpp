#include "extract/chains.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/extract/marked.hpp"

using namespace dramatis;

namespace {

/// The score of a mention for an earlier one; -9 where none is given.
using Scores = std::map<std::pair<std::size_t, std::size_t>, float>;

using Names = std::vector<std::string>;

Names chains(const std::string& text, const Scores& scores) {
  const Marked marked(text);
  const Likeness likeness(marked.text, marked.words, marked.mentions);
  std::vector<std::vector<Antecedent>> antecedents(marked.mentions.size());
  for (std::size_t i = 0; i < antecedents.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto found = scores.find({i, j});
      antecedents[i].push_back({found == scores.end() ? -9 : found->second, j});
    }
    std::stable_sort(antecedents[i].begin(), antecedents[i].end(),
                     [](const Antecedent& a, const Antecedent& b) { return a.score > b.score; });
  }
  return chains_of(marked.mentions, likeness, antecedents);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chains_in_passes)

BOOST_AUTO_TEST_CASE(a_short_form_joins_the_one_name_that_it_fits) {
  BOOST_TEST((chains("[Tanko|pN] spoke. [Hadiza Tanko|pN] and [Musa Bello|pN] left", {}) == Names{"e0", "e0", "e2"}));
  BOOST_TEST((chains("[Organization of American States|oN]: [OAS|oN]", {}) == Names{"e0", "e0"}));
}

BOOST_AUTO_TEST_CASE(a_short_form_that_fits_two_names_stays_alone) {
  BOOST_TEST((chains("[Joan Tanko|pN] and [Musa Tanko|pN]: [Tanko|pN]", {}) == Names{"e0", "e1", "e2"}));
}

BOOST_AUTO_TEST_CASE(a_score_tells_which_of_two_names_is_meant) {
  BOOST_TEST((chains("[Joan Tanko|pN] and [Musa Tanko|pN]: [Tanko|pN]", {{{2, 0}, 1}}) == Names{"e0", "e1", "e0"}));
}

BOOST_AUTO_TEST_CASE(no_score_joins_persons_whose_names_differ) {
  BOOST_TEST((chains("[Rutger de Blok|pN] saw [De Graaff|pN]", {{{1, 0}, 9}}) == Names{"e0", "e1"}));
}

BOOST_AUTO_TEST_CASE(a_name_given_twice_takes_the_noun_before_it) {
  BOOST_TEST((chains("The [winner|pn], it said. [Polgári|pN] won, [Polgári|pN] said", {{{1, 0}, 1}}) ==
              Names{"e0", "e0", "e0"}));
}

BOOST_AUTO_TEST_CASE(a_noun_between_two_persons_joins_the_surer_one_only) {
  const std::string text = "[Bello|pN] came. The [minister|pn] sat. [Tanko|pN] stood";
  BOOST_TEST((chains(text, {{{1, 0}, 2}, {{2, 1}, 3}}) == Names{"e0", "e1", "e1"}));
  BOOST_TEST((chains(text, {{{1, 0}, 3}, {{2, 1}, 2}}) == Names{"e0", "e0", "e2"}));
}

BOOST_AUTO_TEST_CASE(titles_of_two_countries_stay_two) {
  BOOST_TEST((chains("[Kenya|lN]'s [president|pn] met [Oman|lN]'s [president|pn]", {{{3, 1}, 5}}) ==
              Names{"e0", "e1", "e2", "e3"}));
}

BOOST_AUTO_TEST_CASE(bodies_of_two_countries_stay_two) {
  const std::string text =
      "[Kenya|lN]'s [Foreign Ministry|oN] wrote to [Oman|lN]'s [Foreign Ministry|oN]. "
      "The [Foreign Ministry|oN] of [Kenya|lN] waits. [UNICEF|oN] in [Oman|lN] and [UNICEF|oN] in [Kenya|lN] do not";
  const Scores scores{{{3, 1}, 5}, {{4, 3}, 5}, {{4, 1}, -1}, {{5, 0}, 5},
                      {{7, 2}, 5}, {{8, 6}, 5}, {{9, 0}, 5},  {{9, 5}, 5}};
  BOOST_TEST((chains(text, scores) == Names{"e0", "e1", "e2", "e3", "e1", "e0", "e6", "e2", "e6", "e0"}));
}

BOOST_AUTO_TEST_SUITE_END()
