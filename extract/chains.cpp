#include "extract/chains.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "extract/confidence.hpp"
#include "extract/elementary.hpp"
#include "extract/name_agreement.hpp"

namespace dramatis {
namespace {

using Antecedents = std::vector<std::vector<Antecedent>>;

constexpr float doubt = -4;                     // a name is that of the same name before unless its score is lower
constexpr std::size_t namesakes = 4;            // chains of one name among which it is looked for, the latest first
constexpr float strong = 2;                     // joins names that are not alike, such as a country and its capital
constexpr std::size_t names_of_chain = 50;      // different names that are compared
constexpr std::size_t names_of_document = 500;  // different names that are compared

bool share_word(const NameWords& a, const NameWords& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

bool is_short(const Likeness& likeness, std::size_t i, std::size_t j) {
  return is_short_for(likeness.telling(i), likeness.telling(j), likeness.parts(j));
}

/// A chain that grows: its mentions, one mention of each of its names (up to names_of_chain), its kind and the
/// countries that own its titles, or the body that it is.
struct Chain {
  std::vector<std::size_t> members;
  std::vector<std::size_t> names;
  std::optional<Kind> kind;  // none of pronouns alone
  std::set<std::string> owners;
  std::size_t first = 0;
};

class Chains {
 public:
  Chains(const std::vector<WordMention>& mentions, const Likeness& likeness)
      : mentions_(mentions), likeness_(likeness) {
    for (std::size_t k = 0; k < mentions.size(); ++k) {
      auto chain = std::make_shared<Chain>();
      chain->members = {k};
      chain->first = k;
      if (mentions[k].level == Level::name) chain->names = {k};
      if (mentions[k].level != Level::pronoun) chain->kind = mentions[k].kind;
      chain->owners = likeness.owning_countries(k);
      chains_.push_back(std::move(chain));
    }
  }

  const Chain& of(std::size_t mention) const { return *chains_[mention]; }

  /// Joins the chain of `i` to that of `earlier` if they may be one; says whether they are.
  bool join(std::size_t i, std::size_t earlier, float score) {
    const auto into = chains_[earlier], from = chains_[i];
    if (into == from) return true;
    if (!may_join(*into, *from, score)) return false;
    if (!into->kind || (into->names.empty() && !from->names.empty())) into->kind = from->kind;
    std::set<std::u32string> known;
    for (const auto k : into->names) known.insert(likeness_.name(k));
    for (const auto k : from->names)
      if (into->names.size() < names_of_chain && known.insert(likeness_.name(k)).second) into->names.push_back(k);
    into->members.insert(into->members.end(), from->members.begin(), from->members.end());
    into->owners.insert(from->owners.begin(), from->owners.end());
    into->first = std::min(into->first, from->first);
    for (const auto k : from->members) chains_[k] = into;
    return true;
  }

 private:
  /// Whether two names of a kind can be of one actor.
  bool alike(std::size_t i, std::size_t j) const {
    const auto *a = likeness_.country(i), *b = likeness_.country(j);
    if (a && b) return a->country == b->country;
    if (mentions_[i].kind == Kind::person) return persons_agree(likeness_.telling(i), likeness_.telling(j));
    if (is_short(likeness_, i, j) || is_short(likeness_, j, i)) return true;
    switch (likeness_.match(i, j)) {
      case Likeness::Match::none:
        return false;
      case Likeness::Match::last_word:
      case Likeness::Match::surname:
      case Likeness::Match::subset:
      case Likeness::Match::some_word:
        return share_word(likeness_.telling(i), likeness_.telling(j));
      default:
        return true;
    }
  }

  /// Of one kind, and either with names that agree or, not of persons, by a strong score.
  bool may_join(const Chain& a, const Chain& b, float score) const {
    if (a.kind && b.kind && a.kind != b.kind) return false;
    const bool of_two =
        !a.owners.empty() && !b.owners.empty() &&
        std::none_of(a.owners.begin(), a.owners.end(), [&](const auto& o) { return b.owners.contains(o); });
    if (!a.names.empty() && !b.names.empty()) {
      bool all = true, any = false;
      std::set<std::string> countries;
      for (const auto i : a.names) {
        for (const auto j : b.names) {
          const bool pair = alike(i, j);
          all &= pair;
          any |= pair;
        }
      }
      if (a.kind == Kind::person) return all;
      for (const auto* names : {&a.names, &b.names})
        for (const auto k : *names)
          if (const auto* c = likeness_.country(k); c && c->form != CountryName::Form::capital)
            countries.insert(*c->country);
      return !of_two && (any || (score > strong && countries.size() < 2));
    }
    return !of_two;
  }

  const std::vector<WordMention>& mentions_;
  const Likeness& likeness_;
  std::vector<std::shared_ptr<Chain>> chains_;  // of each mention
};

/// Under which a name is looked for again: the country it names, else its words.
std::u32string key_of(const Likeness& likeness, std::size_t i) {
  const auto* country = likeness.country(i);
  if (!country || country->form == CountryName::Form::capital) return likeness.name(i);
  return U'\t' + std::u32string(country->country->begin(), country->country->end());
}

void join_names(Chains& chains, const std::vector<WordMention>& mentions, const Likeness& likeness,
                const Antecedents& antecedents) {
  std::map<std::pair<Kind, std::u32string>, std::vector<std::size_t>> last;  // mention of each chain of a name
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].level != Level::name) continue;
    const auto is_that_of = [&](std::size_t before) {
      const auto found = std::find_if(antecedents[i].begin(), antecedents[i].end(),
                                      [&](const Antecedent& a) { return a.mention == before; });
      return (found == antecedents[i].end() || found->score > doubt) && chains.join(i, before, 0);
    };
    auto& same = last[{mentions[i].kind, key_of(likeness, i)}];
    const auto end = same.rbegin() + static_cast<std::ptrdiff_t>(std::min(namesakes, same.size()));
    if (const auto before = std::find_if(same.rbegin(), end, is_that_of); before != end) {
      same.erase(std::next(before).base());
    } else {
      for (const auto& [score, earlier] : antecedents[i])
        if (score <= 0 || (mentions[earlier].level == Level::name && chains.join(i, earlier, score))) break;
    }
    same.push_back(i);
  }
}

/// Joins each short form of a name with the chain of its fuller forms, if they are in one.
void join_short_forms(Chains& chains, const std::vector<WordMention>& mentions, const Likeness& likeness) {
  std::set<std::pair<std::size_t, std::u32string>> seen;
  std::vector<std::size_t> names;  // a mention of each name of each chain
  for (std::size_t i = 0; i < mentions.size() && names.size() < names_of_document; ++i) {
    if (mentions[i].level != Level::name || likeness.country(i)) continue;
    if (seen.emplace(chains.of(i).first, likeness.name(i)).second) names.push_back(i);
  }
  const auto is_fuller = [&](std::size_t i, std::size_t j) {
    if (mentions[i].kind != mentions[j].kind) return false;
    if (mentions[i].kind != Kind::person) return is_short(likeness, i, j);
    const NameWords &name = likeness.telling(i), &other = likeness.telling(j);
    return name.size() <= other.size() && is_part_of(name, other);
  };
  for (const std::size_t i : names) {
    std::map<std::size_t, std::size_t> fits;  // a mention of each chain, by its first
    for (const std::size_t j : names) {
      if (chains.of(j).first != chains.of(i).first && is_fuller(i, j)) fits[chains.of(j).first] = j;
    }
    if (fits.size() == 1) chains.join(i, fits.begin()->second, 0);
  }
}

void join_titles_beside_names(Chains& chains, const std::vector<WordMention>& mentions, const Likeness& likeness,
                              const Antecedents& antecedents) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (const auto& [score, earlier] : antecedents[i]) {
      const Level one = mentions[i].level, other = mentions[earlier].level;
      const bool name_and_title =
          (one == Level::name && other == Level::nominal) || (one == Level::nominal && other == Level::name);
      if (score > 0 && name_and_title && likeness.between(i, earlier) <= Likeness::Between::one_word)
        chains.join(i, earlier, score);
    }
  }
}

/// Joins each chain that begins with a mention to the best before it, the surest first; a chain of several names may
/// only begin with a noun before.
void join_others(Chains& chains, const std::vector<WordMention>& mentions, const Antecedents& antecedents) {
  const auto best = [&](std::size_t i) { return antecedents[i].empty() ? 0 : antecedents[i].front().score; };
  std::vector<std::size_t> order(mentions.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::greater(), best);
  for (const std::size_t i : order) {
    if (chains.of(i).first != i) continue;
    const bool is_known = mentions[i].level == Level::name && chains.of(i).members.size() > 1;
    for (const auto& [score, earlier] : antecedents[i]) {
      if (score <= 0) break;
      if (!(is_known && !chains.of(earlier).names.empty()) && chains.join(i, earlier, score)) break;
    }
  }
}

}  // namespace

std::vector<std::string> chains_of(const std::vector<WordMention>& mentions, const Likeness& likeness,
                                   const Antecedents& antecedents) {
  Chains chains(mentions, likeness);
  join_names(chains, mentions, likeness, antecedents);
  join_short_forms(chains, mentions, likeness);
  join_titles_beside_names(chains, mentions, likeness, antecedents);
  join_others(chains, mentions, antecedents);
  std::vector<std::string> entities;
  for (std::size_t i = 0; i < mentions.size(); ++i)
    entities.push_back(chains.of(i).kind ? std::string("e").append(std::to_string(chains.of(i).first)) : "-");
  return entities;
}

std::vector<float> certainties(const std::vector<WordMention>& mentions, const Antecedents& antecedents,
                               const std::vector<std::string>& chains) {
  std::vector<float> out;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    double inside = 0, outside = 0;  // sums of exp(score)
    for (const auto& [score, earlier] : antecedents[i])
      (chains[earlier] == chains[i] ? inside : outside) += exponential(static_cast<double>(score));
    (inside > 0 ? outside : inside) += 1;  // the score of none is 0
    const double odds = mentions[i].level == Level::name || outside == 0 ? std::numeric_limits<double>::infinity()
                                                                         : logarithm(inside / outside);
    out.push_back(std::clamp(static_cast<float>(odds), -Confidence::sure, Confidence::sure));
  }
  return out;
}

}  // namespace dramatis
