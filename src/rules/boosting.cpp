#include "rules/boosting.hpp"

#include <algorithm>
#include <utility>

namespace kith {
namespace {

constexpr std::size_t kBins = 32;
constexpr double kLeastGain = 1e-3;

struct Sums {
  double gradient = 0;
  double curve = 0;
  void add(const Sums& other) {
    gradient += other.gradient;
    curve += other.curve;
  }
};

// The cuts between up to kBins bins of about equal numbers.
std::vector<float> cuts_of(const Examples& table, std::size_t trait) {
  std::vector<float> values;
  values.reserve(table.rows());
  for (std::size_t r = 0; r < table.rows(); ++r) values.push_back(table.row(r)[trait]);
  std::sort(values.begin(), values.end());
  std::vector<float> cuts;
  for (std::size_t bin = 1; bin < kBins; ++bin) {
    const float cut = values[bin * values.size() / kBins];
    if (cut < values.back() && (cuts.empty() || cut > cuts.back())) cuts.push_back(cut);
  }
  return cuts;
}

// The table in bins: a byte a cell.
struct Binned {
  std::size_t width;
  std::vector<std::vector<float>> cuts;
  std::vector<std::uint8_t> bins;

  explicit Binned(const Examples& table) : width(table.width), cuts(table.width), bins(table.rows() * table.width) {
    for (std::size_t t = 0; t < width; ++t) {
      cuts[t] = cuts_of(table, t);
      for (std::size_t r = 0; r < table.rows(); ++r) {
        const auto place = std::lower_bound(cuts[t].begin(), cuts[t].end(), table.row(r)[t]) - cuts[t].begin();
        bins[r * width + t] = static_cast<std::uint8_t>(place);
      }
    }
  }
};

struct TreeCut {
  std::int32_t trait = -1;
  std::uint8_t bin = 0;  // right when greater
};

// Where one node is best cut in two; trait -1 when nothing is gained. `histogram`: kBins sums a trait.
TreeCut best_cut(const Binned& binned, const Sums* histogram, const BoostingPlan& plan) {
  Sums all;
  for (std::size_t b = 0; b < kBins; ++b) all.add(histogram[b]);
  const auto worth = [&](const Sums& s) { return s.gradient * s.gradient / (s.curve + plan.leaf_pull); };
  double best = kLeastGain;
  TreeCut cut;
  for (std::size_t t = 0; t < binned.width; ++t) {
    Sums left;
    for (std::size_t b = 0; b < binned.cuts[t].size(); ++b) {
      left.add(histogram[t * kBins + b]);
      const Sums right{all.gradient - left.gradient, all.curve - left.curve};
      if (left.curve < plan.leaf_weight || right.curve < plan.leaf_weight) continue;
      const double gain = worth(left) + worth(right) - worth(all);
      if (gain <= best) continue;
      best = gain;
      cut = {static_cast<std::int32_t>(t), static_cast<std::uint8_t>(b)};
    }
  }
  return cut;
}

}  // namespace

BoostedTrees BoostedTrees::fit(const Examples& table, std::span<const double> base, const BoostingPlan& plan) {
  BoostedTrees model;
  const std::size_t rows = table.rows();
  if (rows == 0) return model;
  const Binned binned(table);
  const std::size_t width = table.width;
  const std::size_t inner = (std::size_t{1} << static_cast<unsigned>(plan.depth)) - 1;
  std::vector<double> odds(base.begin(), base.end());
  std::vector<Sums> slope(rows);
  std::vector<std::uint32_t> node(rows);
  std::vector<Sums> histogram;
  for (int round = 0; round < plan.trees; ++round) {
    for (std::size_t r = 0; r < rows; ++r) {
      const double p = sigmoid(odds[r]);
      const double w = static_cast<double>(table.weights[r]);
      slope[r] = {w * (static_cast<double>(table.labels[r]) - p), w * std::max(p * (1 - p), 1e-6)};
      node[r] = 0;
    }
    Tree tree{std::vector<Split>(inner), std::vector<double>(inner + 1)};
    for (std::size_t first = 0; first < inner; first = 2 * first + 1) {
      const std::size_t wide = first + 1;
      histogram.assign(wide * width * kBins, {});
      for (std::size_t r = 0; r < rows; ++r) {
        Sums* of_node = &histogram[(node[r] - first) * width * kBins];
        for (std::size_t t = 0; t < width; ++t) of_node[t * kBins + binned.bins[r * width + t]].add(slope[r]);
      }
      std::vector<TreeCut> cuts(wide);
      for (std::size_t n = 0; n < wide; ++n) {
        cuts[n] = best_cut(binned, &histogram[n * width * kBins], plan);
        if (cuts[n].trait < 0) continue;
        const auto trait = static_cast<std::size_t>(cuts[n].trait);
        tree.splits[first + n] = {cuts[n].trait, binned.cuts[trait][cuts[n].bin]};
      }
      for (std::size_t r = 0; r < rows; ++r) {
        const TreeCut& cut = cuts[node[r] - first];
        const bool right = cut.trait >= 0 && binned.bins[r * width + static_cast<std::size_t>(cut.trait)] > cut.bin;
        node[r] = 2 * node[r] + (right ? 2 : 1);
      }
    }
    std::vector<Sums> leaves(inner + 1);
    for (std::size_t r = 0; r < rows; ++r) leaves[node[r] - inner].add(slope[r]);
    for (std::size_t n = 0; n < leaves.size(); ++n)
      tree.leaves[n] = plan.rate * leaves[n].gradient / (leaves[n].curve + plan.leaf_pull);
    for (std::size_t r = 0; r < rows; ++r) odds[r] += tree.leaves[node[r] - inner];
    model.trees_.push_back(std::move(tree));
  }
  return model;
}

double BoostedTrees::operator()(std::span<const float> row) const {
  double sum = 0;
  for (const Tree& tree : trees_) {
    std::size_t n = 0;
    while (n < tree.splits.size()) {
      const Split& split = tree.splits[n];
      const bool right = split.trait >= 0 && row[static_cast<std::size_t>(split.trait)] > split.above;
      n = 2 * n + (right ? 2 : 1);
    }
    sum += tree.leaves[n - tree.splits.size()];
  }
  return sum;
}

}  // namespace kith
