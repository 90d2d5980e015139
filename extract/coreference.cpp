#include "extract/coreference.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "extract/encoder.hpp"
#include "extract/likeness.hpp"

namespace dramatis {
namespace {

constexpr std::size_t hidden = 192;
constexpr std::size_t level_width = 24;
constexpr std::size_t candidate_count = 100;  // earlier mentions that are looked at
constexpr float doubt = -4;                   // a name is that of the same name before unless its score is lower
constexpr std::size_t name_count = 50;        // different names of a chain that are compared
constexpr float strong = 2;                   // joins names that are not alike, such as a country and its capital

struct Candidate {
  float score;
  std::size_t mention;
};

/// A chain that grows: its mentions, one mention of each of its names (up to name_count), its kind and the countries
/// that own its titles.
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
      if (mentions[k].level == Level::nominal) chain->owners = likeness.owning_countries(k);
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
      if (into->names.size() < name_count && known.insert(likeness_.name(k)).second) into->names.push_back(k);
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
    const auto match = likeness_.match(i, j);
    if (match == Likeness::Match::surname && mentions_[i].kind == Kind::person) {  // then given names must not differ
      const auto &x = likeness_.parts(i).front(), &y = likeness_.parts(j).front();
      return x.front() == y.front() && (x.size() == 1 || y.size() == 1 || x.substr(0, 3) == y.substr(0, 3));
    }
    return match != Likeness::Match::none;
  }

  /// Of one kind, and either with names that agree or, not of persons, by a strong score.
  bool may_join(const Chain& a, const Chain& b, float score) const {
    if (a.kind && b.kind && a.kind != b.kind) return false;
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
      return any || (score > strong && countries.size() < 2);
    }
    return a.owners.empty() || b.owners.empty() ||
           std::any_of(a.owners.begin(), a.owners.end(), [&](const auto& o) { return b.owners.count(o) > 0; });
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

std::vector<std::string> decode(const std::vector<WordMention>& mentions, const Likeness& likeness,
                                const std::vector<std::vector<Candidate>>& candidates) {
  Chains chains(mentions, likeness);
  const auto level = [&](std::size_t k) { return mentions[k].level; };
  std::map<std::pair<Kind, std::u32string>, std::size_t> last;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (level(i) != Level::name) continue;
    const auto [same, is_new] = last.try_emplace({mentions[i].kind, key_of(likeness, i)}, i);
    if (!is_new) {
      const std::size_t before = std::exchange(same->second, i);
      const auto found = std::find_if(candidates[i].begin(), candidates[i].end(),
                                      [&](const Candidate& c) { return c.mention == before; });
      if ((found == candidates[i].end() || found->score > doubt) && chains.join(i, before, 0)) continue;
    }
    for (const auto& c : candidates[i])
      if (c.score <= 0 || (level(c.mention) == Level::name && chains.join(i, c.mention, c.score))) break;
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (const auto& c : candidates[i]) {
      const bool name_and_title = (level(i) == Level::name && level(c.mention) == Level::nominal) ||
                                  (level(i) == Level::nominal && level(c.mention) == Level::name);
      if (c.score > 0 && name_and_title && likeness.between(i, c.mention) <= Likeness::Between::one_word)
        chains.join(i, c.mention, c.score);
    }
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (chains.of(i).first != i || (level(i) == Level::name && chains.of(i).members.size() > 1)) continue;
    for (const auto& c : candidates[i])
      if (c.score <= 0 || chains.join(i, c.mention, c.score)) break;
  }
  std::vector<std::string> entities;
  for (std::size_t i = 0; i < mentions.size(); ++i)
    entities.push_back(chains.of(i).kind ? std::string("e").append(std::to_string(chains.of(i).first)) : "-");
  return entities;
}

}  // namespace

SpanVectors::SpanVectors(const TensorFile& model) : level_(model.matrix("level.weight", 7, level_width)) {
  static_assert(width == 2 * Encoder::width + level_width);
}

Matrix SpanVectors::operator()(const Matrix& states, const std::vector<WordMention>& mentions) const {
  Matrix spans(mentions.size(), width);
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    const auto& m = mentions[k];
    const auto code =
        m.level == Level::pronoun ? 6 : static_cast<std::size_t>(m.kind) * 2 + static_cast<std::size_t>(m.level);
    float* out = spans.row(k);
    out = std::copy_n(states.row(m.first), Encoder::width, out);
    out = std::copy_n(states.row(m.last), Encoder::width, out);
    std::copy_n(level_.row(code), level_width, out);
  }
  return spans;
}

Coreference::Coreference(const TensorFile& model)
    : mention_(model, "mention", hidden, SpanVectors::width),
      later_(model, "later", hidden, hidden),
      earlier_(model, "earlier", hidden, hidden),
      likeness_(model, "likeness", hidden, hidden),
      codes_(model.matrix("codes.weight", Likeness::codes, hidden)),
      antecedent_(model.matrix("antecedent.weight", 1, hidden).values),
      antecedent_bias_(model.vector("antecedent.bias", 1).front()) {}

std::vector<std::string> Coreference::operator()(std::string_view text, const std::vector<Word>& words,
                                                 const std::vector<WordMention>& mentions, const Matrix& spans) const {
  Matrix v = mention_(spans);
  for (float& x : v.values) x = std::max(x, 0.0f);
  const Matrix later = later_(v), earlier = earlier_(v);
  const Likeness likeness(text, words, mentions);
  std::vector<std::vector<Candidate>> candidates(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::size_t begin = i > candidate_count ? i - candidate_count : 0;
    Matrix both(i - begin, hidden);
    for (std::size_t j = begin; j < i; ++j)
      std::transform(v.row(i), v.row(i) + hidden, v.row(j), both.row(j - begin), std::multiplies<>());
    both = likeness_(both);
    for (std::size_t j = begin; j < i; ++j) {
      float* x = both.row(j - begin);
      for (const auto code : likeness.pair_codes(i, j))
        std::transform(x, x + hidden, codes_.row(code), x, std::plus<>());
      float score = antecedent_bias_;
      for (std::size_t k = 0; k < hidden; ++k)
        score += std::max(x[k] + later.row(i)[k] + earlier.row(j)[k], 0.0f) * antecedent_[k];
      candidates[i].push_back({score, j});
    }
    std::sort(candidates[i].begin(), candidates[i].end(), [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : a.mention > b.mention;
    });
  }
  return decode(mentions, likeness, candidates);
}

}  // namespace dramatis
