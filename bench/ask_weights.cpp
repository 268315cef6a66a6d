// Prints src/rules/ask_weights.hpp, learnt from labelled sentences, and on the standard error how well such a model
// does on sentences it has not seen: five folds, over several shuffles.
//   build/bench/bench/ask_weights FILE > src/rules/ask_weights.hpp
// FILE: `Yes` or `No`, a tab and the sentence, a line each. The table in the code is that of the intent data set of
// Parakweet Labs (Apache-2.0), Ask0729-fixed.txt.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <string>

#include "base/text.hpp"
#include "rules/ask_chance.hpp"
#include "rules/ask_features.hpp"
#include "rules/logistic.hpp"
#include "rules/words.hpp"
#include "support/sparse_logistic.hpp"

namespace {

using namespace kith;

constexpr std::size_t kFolds = 5;
constexpr unsigned kShuffles = 6;
constexpr double kAlike = .5;  // share of two sentences' pairs of words that makes them near-duplicates

struct Labelled {
  std::vector<std::string> sentences;
  std::vector<bench::SparseRow> rows;
};

Labelled read_labelled(const char* path) {
  Labelled all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    all.sentences.emplace_back(trim(std::string_view(line).substr(tab + 1)));
    all.rows.push_back({ask_features(all.sentences.back()), line.starts_with('Y')});
  }
  return all;
}

std::vector<std::string> word_pairs(std::string_view sentence) {
  const std::vector<std::string> words = folded_words(sentence);
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    pairs.push_back(words[i] + ' ' + (i + 1 < words.size() ? words[i + 1] : ""));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

// Sentence by sentence, the first of its group of near-duplicates.
std::vector<std::size_t> groups_of(const std::vector<std::string>& sentences) {
  std::vector<std::vector<std::string>> pairs;
  for (const std::string& sentence : sentences) pairs.push_back(word_pairs(sentence));
  std::vector<std::size_t> parent(sentences.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (std::size_t a = 0; a < pairs.size(); ++a) {
    for (std::size_t b = a + 1; b < pairs.size(); ++b) {
      const auto [less, more] = std::minmax({pairs[a].size(), pairs[b].size()});
      if (static_cast<double>(less) < kAlike * static_cast<double>(more)) continue;
      std::vector<std::string> both;
      std::set_intersection(pairs[a].begin(), pairs[a].end(), pairs[b].begin(), pairs[b].end(),
                            std::back_inserter(both));
      const auto either = static_cast<double>(less + more - both.size());
      if (static_cast<double>(both.size()) >= kAlike * either) parent[root(b)] = root(a);
    }
  }
  for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = root(i);
  return parent;
}

// Each group in the fold that holds the fewest so far, in the order of a shuffle.
std::vector<std::size_t> folds_of(const std::vector<std::size_t>& groups, unsigned seed) {
  std::vector<std::size_t> order(groups.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random(seed);
  std::shuffle(order.begin(), order.end(), random);
  std::map<std::size_t, std::size_t> fold_of;
  std::vector<std::size_t> sizes(kFolds);
  std::vector<std::size_t> folds(groups.size());
  for (const std::size_t i : order) {
    const auto emptiest = static_cast<std::size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin());
    folds[i] = fold_of.try_emplace(groups[i], emptiest).first->second;
    ++sizes[folds[i]];
  }
  return folds;
}

struct Scores {
  std::size_t right = 0, found = 0, said = 0, asks = 0, all = 0;
  double log_loss = 0;
  double auc = 0;
};

// Equal scores share their ranks.
double area_under(std::vector<std::pair<double, bool>> scored) {
  std::sort(scored.begin(), scored.end());
  double ranks = 0;
  double with = 0;
  for (std::size_t from = 0, to = 0; from < scored.size(); from = to) {
    double asking = 0;
    for (; to < scored.size() && scored[to].first == scored[from].first; ++to) asking += scored[to].second ? 1 : 0;
    ranks += asking * static_cast<double>(from + 1 + to) / 2;
    with += asking;
  }
  return (ranks - with * (with + 1) / 2) / (with * (static_cast<double>(scored.size()) - with));
}

Scores scores_of(const std::vector<std::pair<double, bool>>& scored) {
  Scores scores;
  for (const auto& [log_odds, asks] : scored) {
    const bool said = log_odds >= 0;
    scores.right += said == asks ? 1 : 0;
    scores.said += said ? 1 : 0;
    scores.asks += asks ? 1 : 0;
    scores.found += said && asks ? 1 : 0;
    scores.log_loss += std::log1p(std::exp(asks ? -log_odds : log_odds));
  }
  scores.all = scored.size();
  scores.auc = area_under(scored);
  return scores;
}

void print_scores(std::string_view name, const Scores& scores) {
  const auto share = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
  };
  fmt::print(stderr, "{:9} accuracy {:.4f}  precision {:.3f}  recall {:.3f}  AUC {:.4f}  log loss {:.4f}\n", name,
             share(scores.right, scores.all), share(scores.found, scores.said), share(scores.found, scores.asks),
             scores.auc, scores.log_loss / static_cast<double>(scores.all));
}

void print_folds(std::string_view name, const Labelled& all, const std::vector<std::size_t>& groups,
                 const bench::SparseFit& fit) {
  Scores sum;
  for (unsigned seed = 1; seed <= kShuffles; ++seed) {
    const std::vector<std::size_t> folds = folds_of(groups, seed);
    std::vector<std::pair<double, bool>> scored;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      std::vector<std::size_t> learnt;
      for (std::size_t i = 0; i < folds.size(); ++i) {
        if (folds[i] != fold) learnt.push_back(i);
      }
      const bench::SparseModel model = bench::fit_sparse(all.rows, learnt, fit);
      for (std::size_t i = 0; i < folds.size(); ++i) {
        if (folds[i] == fold) scored.emplace_back(model.log_odds(all.rows[i].features), all.rows[i].label);
      }
    }
    const Scores one = scores_of(scored);
    print_scores(fmt::format("  {}", seed), one);
    sum = {sum.right + one.right, sum.found + one.found,       sum.said + one.said,          sum.asks + one.asks,
           sum.all + one.all,     sum.log_loss + one.log_loss, sum.auc + one.auc / kShuffles};
  }
  print_scores(name, sum);
}

void print_phrases(const Labelled& all) {
  std::vector<std::pair<double, bool>> scored;
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    scored.emplace_back(asks(all.sentences[i]) ? 1 : -1, all.rows[i].label);
  }
  print_scores("asks()", scores_of(scored));
}

void print_speed(const Labelled& all) {
  const auto begun = std::chrono::steady_clock::now();
  double sum = 0;
  for (const std::string& sentence : all.sentences) sum += ask_chance(sentence);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  fmt::print(stderr, "{:.0f} sentences/s (mean chance {:.3f}, of the table now in the program)\n",
             static_cast<double>(all.sentences.size()) / took.count(), sum / static_cast<double>(all.sentences.size()));
}

// Rows of four characters, each of six bits: two say how far the feature lies behind the one before it, two the weight
// in units, offset by half. A row of weight 0 bridges a longer gap.
void print_table(const bench::SparseModel& model) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::uint32_t kMostGap = 4095;
  constexpr int kHalf = 2048;
  constexpr std::size_t kInLine = 60;
  double widest = 0;
  for (const auto& [feature, weight] : model.weights) widest = std::max(widest, std::fabs(weight));
  const double unit = std::ceil(widest / (kHalf - 1) * 1e6) / 1e6;
  std::map<std::uint32_t, int> steps;
  for (const auto& [feature, weight] : model.weights) {
    if (const auto rounded = static_cast<int>(std::lround(weight / unit)); rounded != 0) steps[feature] = rounded;
  }
  std::vector<std::string> rows;
  const auto add = [&](std::uint32_t gap, int weight) {
    const auto offset = static_cast<std::uint32_t>(weight + kHalf);
    rows.push_back({kDigits[gap >> 6U], kDigits[gap & 63U], kDigits[offset >> 6U], kDigits[offset & 63U]});
  };
  std::uint32_t at = 0;
  for (const auto& [feature, weight] : steps) {
    for (; feature - at > kMostGap; at += kMostGap) add(kMostGap, 0);
    add(feature - at, weight);
    at = feature;
  }
  fmt::print(
      "// What each feature of ask_features.hpp adds to the log odds of asking. Printed by bench/ask_weights.cpp.\n"
      "#pragma once\n\n#include <string_view>\n\nnamespace kith {{\n\n"
      "inline constexpr double kAskIntercept = {:.4f};\ninline constexpr double kAskWeightUnit = {:.6f};\n\n"
      "// {} rows of four characters of base64, in the order of their features: how far the feature lies behind the "
      "one\n"
      "// before it, and 2048 more than the units it adds, twelve bits each.\n"
      "// clang-format off\n"
      "inline constexpr std::string_view kAskWeights[] = {{\n",
      model.intercept, unit, rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    fmt::print("{}{}{}", i % kInLine == 0 ? "    \"" : "", rows[i],
               i + 1 == rows.size() || (i + 1) % kInLine == 0 ? "\",\n" : "");
  }
  fmt::print("}};\n// clang-format on\n\n}}  // namespace kith\n");
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "ask_weights FILE\n");
    return 2;
  }
  const Labelled all = read_labelled(words[1]);
  if (all.rows.empty()) {
    fmt::print(stderr, "{}: holds no `Yes` or `No`, a tab and a sentence\n", words[1]);
    return 1;
  }
  const bench::SparseFit fit;
  std::vector<std::size_t> places(all.rows.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  print_table(bench::fit_sparse(all.rows, places, fit));
  std::fflush(stdout);  // the rest takes its time
  print_folds("plain", all, places, fit);
  print_folds("grouped", all, groups_of(all.sentences), fit);
  print_phrases(all);
  print_speed(all);
  return 0;
}
