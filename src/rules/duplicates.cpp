#include "rules/duplicates.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kith {
namespace {

double log_odds_of(double probability) {
  return std::log(probability / (1 - probability));
}

}  // namespace

std::vector<LikelyPair> likely_pairs(const TraitTable& table, double least, const Share& share) {
  const auto tell = [&](double done) {
    if (share) share(done);
  };
  const std::vector<BlockIndex::Pair> candidates = BlockIndex(table).pairs();
  constexpr double kBlocked = .2;
  constexpr double kLearned = .4;
  tell(kBlocked);
  const Sameness sameness = Sameness::learn(table, candidates);
  const double least_odds = log_odds_of(least);
  std::vector<LikelyPair> pairs;
  const std::size_t step = std::max<std::size_t>(1, candidates.size() / 50);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (i % step == 0) {
      tell(kLearned + (1 - kLearned) * static_cast<double>(i) / static_cast<double>(candidates.size()));
    }
    const auto a = static_cast<std::uint32_t>(candidates[i] >> 32U);
    const auto b = static_cast<std::uint32_t>(candidates[i] & 0xFFFFFFFFU);
    if (sameness.hopeless(table, a, b, least_odds)) continue;
    const double log_odds = sameness.log_odds(table, a, b);
    if (log_odds >= least_odds) pairs.push_back({a, b, log_odds});
  }
  tell(1);
  return pairs;
}

NewcomerIndex::NewcomerIndex(TraitTable table)
    : table_(std::move(table)), index_(table_), sameness_(Sameness::learn(table_, index_.pairs())) {}

std::vector<NewcomerIndex::Match> NewcomerIndex::find(const std::vector<std::vector<std::string>>& values,
                                                      double least) {
  constexpr std::size_t kMost = 600;  // what a screen waits for
  const double least_odds = log_odds_of(least);
  table_.add(values);
  const std::size_t newcomer = table_.rows() - 1;
  std::vector<Match> found;
  for (const std::uint32_t row : index_.rows_for(block_keys(table_, newcomer), kMost)) {
    if (sameness_.hopeless(table_, row, newcomer, least_odds)) continue;
    const double log_odds = sameness_.log_odds(table_, row, newcomer);
    if (log_odds >= least_odds) found.push_back({row, log_odds});
  }
  table_.drop_last();
  std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) { return a.log_odds > b.log_odds; });
  return found;
}

}  // namespace kith
