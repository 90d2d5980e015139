#include "extract/tagger.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "extract/elementary.hpp"
#include "extract/encoder.hpp"
#include "extract/fold.hpp"

namespace dramatis {
namespace {

// Tag 0 is outside; then, for each kind its names and its nominals, and last the pronouns and the plurals, which stand
// for several actors and are no mentions yet: a B- (odd) and an I- (even) of each.
constexpr std::size_t tag_count = 17;
constexpr std::size_t pronoun_group = 6;
constexpr std::size_t plural_group = 7;
constexpr float forbidden = -1e4f;

using Row = std::array<float, tag_count>;

bool goes_on(std::size_t tag) { return tag != 0 && tag % 2 == 0; }

bool may_follow(std::size_t before, std::size_t tag) { return !goes_on(tag) || before == tag || before + 1 == tag; }

std::vector<std::size_t> best_path(const Matrix& scores) {
  std::vector<std::array<std::size_t, tag_count>> back(scores.rows);
  Row best;
  for (std::size_t t = 0; t < tag_count; ++t) best[t] = scores.row(0)[t] + (goes_on(t) ? forbidden : 0);
  for (std::size_t i = 1; i < scores.rows; ++i) {
    Row next;
    for (std::size_t t = 0; t < tag_count; ++t) {
      std::size_t from = 0;
      float most = -INFINITY;
      for (std::size_t b = 0; b < tag_count; ++b) {
        const float score = best[b] + (may_follow(b, t) ? 0 : forbidden);
        if (score > most) {
          most = score;
          from = b;
        }
      }
      next[t] = most + scores.row(i)[t];
      back[i][t] = from;
    }
    best = next;
  }
  std::vector<std::size_t> path(scores.rows);
  path.back() = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = scores.rows - 1; i > 0; --i) path[i - 1] = back[i][path[i]];
  return path;
}

double probability(const float* scores, std::size_t tag) {
  const float most = *std::max_element(scores, scores + tag_count);
  double sum = 0;
  for (std::size_t t = 0; t < tag_count; ++t) sum += exponential(static_cast<double>(scores[t] - most));
  return exponential(static_cast<double>(scores[tag] - most)) / sum;
}

void agree_on_kinds(std::string_view text, const std::vector<Word>& words, std::vector<WordMention>& mentions) {
  std::map<std::string, std::array<std::size_t, 3>> counts;  // of each name's kinds
  std::vector<std::array<std::size_t, 3>*> of_mention;
  for (const auto& mention : mentions) {
    if (mention.level != Level::name) {
      of_mention.push_back(nullptr);
      continue;
    }
    auto name = fold(Span{words[mention.first].span.start, words[mention.last].span.end}.of(text));
    std::erase(name, '.');
    of_mention.push_back(&counts[name]);
    ++of_mention.back()->at(static_cast<std::size_t>(mention.kind));
  }
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    if (!of_mention[k]) continue;
    const auto& count = *of_mention[k];
    const auto most = std::max_element(count.begin(), count.end());
    if (*most > count[static_cast<std::size_t>(mentions[k].kind)])
      mentions[k].kind = static_cast<Kind>(most - count.begin());
  }
}

}  // namespace

Tagger::Tagger(const TensorFile& model) : tag_(model, "tag", tag_count, Encoder::width) {}

std::vector<WordMention> Tagger::operator()(std::string_view text, const std::vector<Word>& words,
                                            const Matrix& states) const {
  std::vector<WordMention> mentions;
  if (words.empty()) return mentions;
  const Matrix scores = tag_(states);
  const auto path = best_path(scores);
  for (std::size_t i = 0; i < path.size();) {
    if (path[i] == 0) {
      ++i;
      continue;
    }
    const std::size_t group = (path[i] - 1) / 2;
    WordMention mention{i, i, Kind::person, Level::pronoun, probability(scores.row(i), path[i])};
    if (group < pronoun_group) {
      mention.kind = static_cast<Kind>(group / 2);
      mention.level = static_cast<Level>(group % 2);
    }
    for (++i; i < path.size() && path[i] == 2 * group + 2 && words[i].sentence == words[mention.first].sentence; ++i) {
      mention.last = i;
      mention.confidence = std::min(mention.confidence, probability(scores.row(i), path[i]));
    }
    if (group != plural_group) mentions.push_back(mention);
  }
  agree_on_kinds(text, words, mentions);
  return mentions;
}

}  // namespace dramatis
