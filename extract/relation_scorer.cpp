#include "extract/relation_scorer.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <tuple>

#include "extract/elementary.hpp"
#include "extract/encoder.hpp"
#include "extract/kernels.hpp"

namespace dramatis {
namespace {

constexpr std::size_t hidden = 192;
constexpr std::size_t peer_width = 64;
constexpr std::size_t type_count = 4;  // none, then RelationType
constexpr std::size_t status_count = 5;
constexpr std::size_t gap_count = 16;
constexpr std::size_t crowd_count = 8;
constexpr std::size_t longest_stretch = 50;  // mentions; none of the annotated sentences has more than 27

void relu(Matrix& x) { kernels::relu(x.values.data(), x.values.size()); }

std::size_t distance(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

/// The mean and the greatest of the states of a stretch of words which grows at its end.
class Pool {
 public:
  explicit Pool(const Matrix& states) : states_(states), sum_(states.columns), peak_(states.columns) {}

  void begin(std::size_t word) {
    first_ = next_ = word;
    std::fill(sum_.begin(), sum_.end(), 0.0f);
    std::copy_n(states_.row(word), states_.columns, peak_.begin());
  }

  /// Writes both, of the words up to `last`.
  void grow(std::size_t last, float* out) {
    for (; next_ <= last; ++next_) {
      const float* row = states_.row(next_);
      for (std::size_t k = 0; k < states_.columns; ++k) {
        sum_[k] += row[k];
        peak_[k] = std::max(peak_[k], row[k]);
      }
    }
    const auto size = static_cast<float>(last - first_ + 1);
    out = std::transform(sum_.begin(), sum_.end(), out, [size](float sum) { return sum / size; });
    std::copy(peak_.begin(), peak_.end(), out);
  }

 private:
  const Matrix& states_;
  std::vector<float> sum_, peak_;
  std::size_t first_ = 0, next_ = 0;
};

/// What the pairs of mentions of two entities say together: least of 'none', most of each type, the statuses' sum.
struct Scores {
  std::array<float, type_count> types;
  std::array<std::size_t, type_count> best{};  // row of the pair that has the score of the type
  std::array<float, status_count> statuses{};
  std::size_t pairs = 0;
  float source_certainty = -Confidence::sure;  // of the mention that is most certain
  float target_certainty = -Confidence::sure;

  Scores() {
    types.fill(-std::numeric_limits<float>::infinity());
    types[0] = std::numeric_limits<float>::infinity();
  }

  void take(std::size_t row, const float* type_scores, const float* status_scores) {
    types[0] = std::min(types[0], type_scores[0]);
    for (std::size_t t = 1; t < type_count; ++t) {
      if (type_scores[t] > types[t]) {
        types[t] = type_scores[t];
        best[t] = row;
      }
    }
    for (std::size_t s = 0; s < status_count; ++s) statuses[s] += status_scores[s];
    ++pairs;
  }

  Status status() const {
    return static_cast<Status>(std::max_element(statuses.begin(), statuses.end()) - statuses.begin());
  }

  /// Of the status, by the mean of the pairs' scores.
  double status_chance() const {
    double sum = 0;
    const float most = *std::max_element(statuses.begin(), statuses.end());
    for (const float score : statuses)
      sum += exponential(static_cast<double>((score - most) / static_cast<float>(pairs)));
    return 1 / sum;
  }
};

/// Chances of none and each type; places lead and represent nobody, nobody leads a person.
std::array<double, type_count> chances(const Scores& scores, Kind source, Kind target) {
  std::array<double, type_count> out;
  const float most = *std::max_element(scores.types.begin(), scores.types.end());
  double sum = 0;
  for (std::size_t t = 0; t < type_count; ++t) sum += out[t] = exponential(static_cast<double>(scores.types[t] - most));
  for (auto& chance : out) chance /= sum;
  constexpr auto leads = static_cast<std::size_t>(RelationType::leads) + 1;
  constexpr auto represents = static_cast<std::size_t>(RelationType::represents) + 1;
  if (source == Kind::place) out[leads] = out[represents] = 0;
  if (target == Kind::person) out[leads] = 0;
  return out;
}

/// Pairs of mentions begin..end-1 that are of different entities, the earlier one first.
std::vector<MentionPair> pairs_of(const std::vector<std::string>& entities, std::size_t begin, std::size_t end) {
  std::vector<MentionPair> pairs;
  for (std::size_t a = begin; a < end; ++a)
    for (std::size_t b = a + 1; b < end; ++b)
      if (entities[a] != "-" && entities[b] != "-" && entities[a] != entities[b]) pairs.emplace_back(a, b);
  return pairs;
}

}  // namespace

RelationScorer::RelationScorer(const TensorFile& model, Precision precision)
    : source_(model, "source", hidden, SpanVectors::width, precision),
      target_(model, "target", hidden, SpanVectors::width, precision),
      from_source_(model, "from_source", pair_width, hidden, precision),
      to_target_(model, "to_target", pair_width, hidden, precision),
      both_(model, "both", pair_width, hidden, precision),
      between_(model, "between", pair_width, 2 * Encoder::width, precision),
      gap_(model.matrix("gap.weight", gap_count, pair_width)),
      crowd_(model.matrix("crowd.weight", crowd_count, pair_width)),
      peer_(model, "peer", peer_width, pair_width, precision),
      peers_(model, "peers", pair_width, 2 * peer_width, precision),
      relation_(model, "relation", type_count, pair_width),
      status_(model, "status", status_count, pair_width),
      confidence_(model) {}

Matrix RelationScorer::company(Matrix x, const std::vector<MentionPair>& ends) const {
  relu(x);
  const Matrix peer = peer_(x);
  std::map<std::size_t, std::vector<float>> of_source, of_target;  // of their pairs, the most in each dimension
  const auto take = [](std::vector<float>& most, const float* row) {
    most.resize(peer_width, -std::numeric_limits<float>::infinity());
    std::transform(most.begin(), most.end(), row, most.begin(), [](float a, float b) { return std::max(a, b); });
  };
  for (std::size_t row = 0; row < x.rows; ++row) {
    take(of_source[ends[row].first], peer.row(row));
    take(of_target[ends[row].second], peer.row(row));
  }
  Matrix most(x.rows, 2 * peer_width);
  for (std::size_t row = 0; row < x.rows; ++row) {
    float* out = std::ranges::copy(of_source.at(ends[row].first), most.row(row)).out;
    std::ranges::copy(of_target.at(ends[row].second), out);
  }
  return peers_(most);
}

std::vector<ScoredRelation> RelationScorer::operator()(const std::vector<Word>& words,
                                                       const std::vector<WordMention>& mentions,
                                                       const Coreferences& coreferences, const std::vector<Kind>& kinds,
                                                       const Matrix& states, const Matrix& spans) const {
  const std::vector<std::string>& entities = coreferences.chains;
  Matrix source = source_(spans), target = target_(spans);
  relu(source);
  relu(target);
  const Matrix from_source = from_source_(source), to_target = to_target_(target);
  std::map<std::tuple<std::size_t, RelationType, std::string, std::string>, std::pair<ScoredRelation, double>>
      found;  // with the chance of the type

  for (std::size_t begin = 0, end = 0; begin < mentions.size(); begin = end) {
    const std::size_t sentence = words[mentions[begin].first].sentence;
    const std::size_t limit = std::min(mentions.size(), begin + longest_stretch);
    while (end < limit && words[mentions[end].first].sentence == sentence) ++end;
    const std::vector<MentionPair> pairs = pairs_of(entities, begin, end);
    if (pairs.empty()) continue;

    Pool pool(states);
    Matrix pooled(pairs.size(), 2 * Encoder::width), products(2 * pairs.size(), hidden);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      const auto [a, b] = pairs[p];
      if (p == 0 || a != pairs[p - 1].first) pool.begin(mentions[a].last);
      pool.grow(mentions[b].first, pooled.row(p));
      std::transform(source.row(a), source.row(a) + hidden, target.row(b), products.row(2 * p), std::multiplies<>());
      std::transform(source.row(b), source.row(b) + hidden, target.row(a), products.row(2 * p + 1),
                     std::multiplies<>());
    }
    std::vector<MentionPair> ends;  // source and target of each row
    for (const auto& [a, b] : pairs) ends.insert(ends.end(), {{a, b}, {b, a}});
    const Matrix between = between_(pooled);
    Matrix x = both_(products);
    for (std::size_t row = 0; row < x.rows; ++row) {
      const auto [s, t] = ends[row];
      const std::size_t gap = std::min<std::size_t>(7, distance(mentions[s].first, mentions[t].first) / 3) +
                              (mentions[s].first > mentions[t].first ? 8 : 0);
      const std::size_t crowd = std::min<std::size_t>(7, distance(s, t) - 1);
      const std::array parts{from_source.row(s), to_target.row(t), between.row(row / 2), gap_.row(gap),
                             crowd_.row(crowd)};
      kernels::add(x.row(row), parts, pair_width);
    }
    const Matrix of_company = company(x, ends);
    kernels::add(x.values.data(), std::array{of_company.values.data()}, x.values.size());
    relu(x);
    const Matrix types = relation_(x), statuses = status_(x);

    std::map<std::pair<std::string, std::string>, std::pair<Scores, std::pair<Kind, Kind>>> by_entities;
    for (std::size_t row = 0; row < x.rows; ++row) {
      const auto [s, t] = ends[row];
      auto& [scores, of_kinds] = by_entities[{entities[s], entities[t]}];
      scores.take(row, types.row(row), statuses.row(row));
      scores.source_certainty = std::max(scores.source_certainty, coreferences.certainties[s]);
      scores.target_certainty = std::max(scores.target_certainty, coreferences.certainties[t]);
      of_kinds = {kinds[s], kinds[t]};
    }
    for (const auto& [ids, value] : by_entities) {
      const auto& [scores, of_kinds] = value;
      const auto chance = chances(scores, of_kinds.first, of_kinds.second);
      const auto best = std::max_element(chance.begin(), chance.end());
      if (best == chance.begin()) continue;
      Relation relation;
      relation.type = static_cast<RelationType>(best - chance.begin() - 1);
      std::tie(relation.source, relation.target) = ids;
      if (relation.type == RelationType::meets && relation.target < relation.source)
        std::swap(relation.source, relation.target);
      relation.status = scores.status();
      relation.sentence = sentence;
      relation.confidence =
          confidence_(*best, scores.status_chance(), std::min(scores.source_certainty, scores.target_certainty));
      auto& [kept, chance_of_kept] = found[{sentence, relation.type, relation.source, relation.target}];
      if (*best > chance_of_kept) {
        const std::size_t row = scores.best[static_cast<std::size_t>(best - chance.begin())];
        kept = {std::move(relation), ends[row], {x.row(row), x.row(row) + pair_width}};
        chance_of_kept = *best;
      }
    }
  }
  std::vector<ScoredRelation> relations;
  for (auto& entry : found) relations.push_back(std::move(entry.second.first));
  return relations;
}

}  // namespace dramatis
