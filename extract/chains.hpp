#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/likeness.hpp"
#include "extract/tagger.hpp"

namespace dramatis {

/// An earlier mention to which one may refer; it does rather than to none if the score is above 0.
struct Antecedent {
  float score;
  std::size_t mention;
};

/// Clusters mentions by the scores of their antecedents, which stand best first for each. In passes, the surest first
/// (Lee et al. 2013, doi:10.1162/COLI_a_00152): names; short forms with the one name that they fit; titles beside a
/// name; then each chain that has none before it with its best antecedent, the best scores first. A chain has one kind,
/// names that agree and owners of one country.
/// Returns the chain of each mention ("e" and the number of its first mention), "-" for pronouns that refer to none.
/// training/decode.py does the same.
std::vector<std::string> chains_of(const std::vector<WordMention>&, const Likeness&,
                                   const std::vector<std::vector<Antecedent>>&);

/// For each mention the log-odds that it belongs to the chain it was given: of its antecedents there, or of none,
/// against the others; within Confidence::sure, which names have.
std::vector<float> certainties(const std::vector<WordMention>&, const std::vector<std::vector<Antecedent>>&,
                               const std::vector<std::string>& chains);

}  // namespace dramatis
