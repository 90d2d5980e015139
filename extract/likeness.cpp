#include "extract/likeness.hpp"

#include <unicode/locid.h>

#include <algorithm>
#include <bit>
#include <map>

#include "extract/fold.hpp"
#include "extract/name_agreement.hpp"
#include "extract/utf8.hpp"

namespace dramatis {
namespace {

std::u32string code_points(std::string_view utf8) {
  const auto text = to_unicode(utf8);
  std::u32string out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    out += static_cast<char32_t>(text.char32At(i));
  return out;
}

/// The folded words of a mention; of a word that is a dot alone nothing is left.
std::vector<std::u32string> folded_parts(const std::vector<std::string_view>& surfaces) {
  std::vector<std::u32string> parts;
  for (const auto surface : surfaces) {
    parts.emplace_back();
    for (const auto c : code_points(fold(surface))) {
      if (c == U' ')
        parts.emplace_back();
      else if (c != U'.')
        parts.back() += c;
    }
  }
  std::erase(parts, std::u32string());
  if (parts.empty()) parts.emplace_back();
  return parts;
}

bool contains(std::initializer_list<std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t level_code(Level level) { return static_cast<std::size_t>(level); }

/// A name of an organization, which a country can own as it owns a title: "Foreign Ministry of Kenya".
bool is_body(const WordMention& m) { return m.level == Level::name && m.kind == Kind::organization; }

bool can_be_owned(const WordMention& m) { return m.level == Level::nominal || is_body(m); }

std::size_t kind_code(const WordMention& m) { return m.level == Level::pronoun ? 3 : static_cast<std::size_t>(m.kind); }

}  // namespace

Likeness::Likeness(std::string_view text, const std::vector<Word>& words, const std::vector<WordMention>& mentions)
    : text_(text), words_(words), mentions_(mentions), facts_(mentions.size()) {
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    const auto& m = mentions[k];
    auto& facts = facts_[k];
    std::vector<std::string_view> surfaces;
    for (std::size_t w = m.first; w <= m.last; ++w) surfaces.push_back(surface(w));
    facts.parts = folded_parts(surfaces);
    if (m.level == Level::name) facts.telling = telling_words(facts.parts);
    for (const auto& part : facts.parts) {
      if (part.empty()) continue;
      facts.name += (facts.name.empty() ? U"" : U" ") + part;
      facts.initials += part.front();
    }
    if (m.level == Level::name && m.kind == Kind::place)
      facts.country = find_country(country_key(Span{words[m.first].span.start, words[m.last].span.end}.of(text)));
  }
  find_owners();
}

void Likeness::find_owners() {
  std::map<std::size_t, std::size_t> ends, starts;  // word -> the mention that ends, starts there
  for (std::size_t k = 0; k < mentions_.size(); ++k) {
    ends[mentions_[k].last] = k;
    starts[mentions_[k].first] = k;
  }
  const auto lower = [&](std::size_t w) { return to_utf8(to_unicode(surface(w)).toLower(icu::Locale::getRoot())); };
  const auto take = [&](std::size_t k, const std::map<std::size_t, std::size_t>& at, std::size_t word) {
    const auto found = at.find(word);
    if (found == at.end()) return;
    const auto& owner = mentions_[found->second];
    if (owner.level != Level::name || owner.kind == Kind::person) return;
    const auto& facts = facts_[found->second];
    facts_[k].owners.insert({facts.country ? facts.country->country : nullptr, facts.name});
  };
  for (std::size_t k = 0; k < mentions_.size(); ++k) {
    if (!can_be_owned(mentions_[k])) continue;
    std::size_t before = mentions_[k].first;  // one past the word that is looked at
    while (before > 0 &&
           contains({"'", "’", "s", "former", "then", "new", "acting", "outgoing", "-"}, lower(before - 1)))
      --before;
    if (before > 0) take(k, ends, before - 1);
    std::size_t after = mentions_[k].last + 1;
    if (after < words_.size() &&
        (is_body(mentions_[k]) ? lower(after) == "of" : contains({"of", "for", "to", "in"}, lower(after)))) {
      ++after;
      if (after < words_.size() && lower(after) == "the") ++after;
      take(k, starts, after);
    }
  }
  for (std::size_t k = 0; k < mentions_.size(); ++k) {
    if (mentions_[k].level != Level::name || mentions_[k].kind != Kind::person || mentions_[k].first == 0) continue;
    const auto title = ends.find(mentions_[k].first - 1);
    if (title != ends.end() && mentions_[title->second].level == Level::nominal)
      facts_[k].owners.insert(facts_[title->second].owners.begin(), facts_[title->second].owners.end());
  }
}

Likeness::Match Likeness::match(std::size_t i, std::size_t j) const {
  const auto& a = facts_[i];
  const auto& b = facts_[j];
  if (a.name == b.name) return Match::equal;
  const auto &x = a.parts, &y = b.parts;
  if (x.back() == y.back()) return x.size() > 1 && y.size() > 1 ? Match::surname : Match::last_word;
  const std::set<std::u32string> of_a(x.begin(), x.end()), of_b(y.begin(), y.end());
  const auto common = static_cast<std::size_t>(
      std::count_if(of_a.begin(), of_a.end(), [&](const auto& part) { return of_b.count(part) > 0; }));
  if (common > 0) return common == std::min(of_a.size(), of_b.size()) ? Match::subset : Match::some_word;
  if (x.back().size() > 4 && x.back().substr(0, 4) == y.back().substr(0, 4)) return Match::last_beginning;
  if (a.name.substr(0, 4) == b.name.substr(0, 4)) return Match::beginning;
  return a.initials == b.name || b.initials == a.name ? Match::acronym : Match::none;
}

Likeness::Between Likeness::between(std::size_t i, std::size_t earlier) const {
  const auto &later_mention = mentions_[i], &earlier_mention = mentions_[earlier];
  if (words_[later_mention.first].sentence != words_[earlier_mention.first].sentence) return Between::sentences;
  const std::size_t gap = later_mention.first - earlier_mention.last - 1;
  if (gap == 0) return Between::nothing;
  if (gap == 1) return surface(earlier_mention.last + 1) == "," ? Between::comma : Between::one_word;
  return gap < 4 ? Between::three_words : gap < 8 ? Between::seven_words : Between::more;
}

std::array<std::size_t, Likeness::features> Likeness::pair_codes(std::size_t i, std::size_t j) const {
  const auto &m = mentions_[i], &n = mentions_[j];
  static const std::set<Owner> none;  // the model has learnt nothing of those of bodies
  const auto &x = is_body(m) ? none : facts_[i].owners, &y = is_body(n) ? none : facts_[j].owners;
  std::size_t owner = x.empty() ? (y.empty() ? 0 : 1) : y.empty() ? 2 : 4;
  if (owner == 4 && std::any_of(x.begin(), x.end(), [&](const auto& o) { return y.count(o) > 0; })) owner = 3;

  const auto *a = facts_[i].country, *b = facts_[j].country;
  std::size_t country = a || b ? 1 : 0;
  if (a && b) {
    const bool by_capital = (a->form == CountryName::Form::capital) != (b->form == CountryName::Form::capital);
    country = a->country == b->country ? (by_capital ? 3 : 2) : by_capital ? 5 : 4;
  }
  const std::size_t apart = i - j;
  const auto distance = static_cast<std::size_t>(std::bit_width(apart * apart * apart) - 1) / 2;  // 1.5 log2, whole
  const std::size_t sentences = words_[m.first].sentence - words_[n.first].sentence;
  return {static_cast<std::size_t>(match(i, j)),
          10 + level_code(m.level) * 3 + level_code(n.level),
          20 + kind_code(m) * 4 + kind_code(n),
          40 + std::min<std::size_t>(9, distance),
          50 + std::min<std::size_t>(9, sentences),
          60 + static_cast<std::size_t>(between(i, j)),
          70 + owner,
          80 + country};
}

std::set<std::string> Likeness::owning_countries(std::size_t i) const {
  std::set<std::string> out;
  if (can_be_owned(mentions_[i])) {
    for (const auto& owner : facts_[i].owners)
      if (owner.country) out.insert(*owner.country);
  }
  return out;
}

}  // namespace dramatis
