#include "rules/sameness.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace kith {
namespace {

constexpr std::size_t kTraining = 250'000;
constexpr std::size_t kSample = 250'000;
constexpr int kRounds = 25;

// What is believed before a table speaks. It counts as much as kBelief pairs, so that a handful of rows is judged by
// it and a large table by itself.
struct Belief {
  //                 same  close  near   kin   loose crossed different
  Sameness::Shares same;
  Sameness::Shares stranger;
  double value;    // the chance that two strangers share a value
  bool of_person;  // says nothing about people of one place
};
constexpr double kBelief = 30;
constexpr double kStrangerBelief = 1000;

constexpr Belief kGiven{
    {0, .78, .06, .02, .08, .02, .01, .03}, {0, .005, .005, .005, .01, .02, .001, .954}, 1e-3, true};
constexpr Belief kFamily{
    {0, .82, .06, .02, .03, .01, .01, .05}, {0, .001, .001, .002, .003, .006, .001, .986}, 3e-4, false};
constexpr Belief kBorn{
    {0, .87, .05, .02, .01, .02, 1e-4, .03}, {0, 5e-5, 1e-4, 1e-4, 3e-3, 1e-2, 1e-6, .986}, 4e-5, true};
constexpr Belief kEmail{
    {0, .25, .03, .08, .01, .03, 1e-4, .60}, {0, 1e-6, 1e-5, 1e-4, 1e-5, 2e-4, 1e-6, .9996}, 1e-6, true};
constexpr Belief kPhone{
    {0, .45, .03, .04, .01, .01, 1e-4, .46}, {0, 1e-6, 1e-5, 1e-5, 1e-5, 1e-5, 1e-6, .9999}, 1e-6, false};
constexpr Belief kProfile{
    {0, .93, .03, .01, .01, .01, 1e-4, .01}, {0, 1e-6, 1e-5, 1e-5, 1e-5, 1e-5, 1e-6, .9999}, 1e-7, true};
constexpr Belief kStreet{
    {0, .60, .06, .05, .04, .04, .01, .20}, {0, 1e-3, 1e-3, 2e-3, 3e-3, 8e-3, 1e-4, .985}, 2e-4, false};
constexpr Belief kNumber{{0, .70, .08, .02, .01, .01, 1e-4, .18}, {0, .01, .08, .05, .01, .01, 1e-4, .84}, 5e-3, false};
constexpr Belief kLocality{
    {0, .70, .06, .02, .02, .02, 1e-4, .18}, {0, 3e-3, 1e-3, 2e-3, 1e-2, 1e-2, 1e-4, .974}, 3e-3, false};
constexpr Belief kPostcode{
    {0, .70, .08, .03, .01, .01, 1e-4, .17}, {0, 1e-3, 1e-2, 5e-2, 1e-2, 1e-2, 1e-4, .929}, 1e-3, false};
constexpr Belief kRegion{{0, .85, .04, .01, .01, .01, 1e-4, .08}, {0, .15, .02, .01, .01, .01, 1e-4, .80}, .1, false};
constexpr Belief kOrganisation{
    {0, .50, .03, .02, .08, .03, 1e-4, .34}, {0, 3e-3, 1e-3, 1e-3, 1e-2, 1e-2, 1e-4, .975}, 2e-3, false};
constexpr Belief kText{{0, .60, .05, .03, .04, .03, 1e-4, .25}, {0, .02, .01, .01, .02, .02, 1e-4, .92}, 5e-3, false};
constexpr Belief kCode{
    {0, .60, .08, .04, .01, .01, 1e-4, .26}, {0, 1e-3, 1e-3, 5e-3, 1e-3, 1e-3, 1e-4, .988}, 1e-4, true};

const Belief& belief(Trait trait) {
  switch (trait) {
    case Trait::given: return kGiven;
    case Trait::family: return kFamily;
    case Trait::born: return kBorn;
    case Trait::email: return kEmail;
    case Trait::phone: return kPhone;
    case Trait::profile: return kProfile;
    case Trait::street: return kStreet;
    case Trait::number: return kNumber;
    case Trait::locality: return kLocality;
    case Trait::postcode: return kPostcode;
    case Trait::region: return kRegion;
    case Trait::organisation: return kOrganisation;
    case Trait::text: return kText;
    case Trait::code: return kCode;
  }
  return kText;
}

std::size_t at(Likeness likeness) {
  return static_cast<std::size_t>(likeness);
}

void normalise(Sameness::Shares& shares) {
  double sum = 0;
  for (const double share : shares) sum += share;
  for (double& share : shares) share /= sum;
}

// One person may move or take another name, but of a class of pairs whose names and birthdays mostly differ no table
// can say that they are one person each: where hardly anybody is there twice, EM would drift to such a class.
constexpr double kMostTimesBelieved = 2;

void hold_different(Sameness::Shares& shares, double believed) {
  double& different = shares.back();
  const double most = std::min(.95, kMostTimesBelieved * believed);
  if (different <= most) return;
  const double rest = (1 - most) / (1 - different);
  for (double& share : shares) share *= rest;
  different = most;
}

// The chance that a stranger bears this value too: its share of the table without the pair itself, held near what
// is believed while the table is small.
double value_chance(const TraitTable& table, std::size_t column, TraitTable::ValueId value, Likeness likeness) {
  const auto& c = table.columns()[column];
  double others = static_cast<double>(table.count(column, value));
  double filled = c.filled;
  if (likeness == Likeness::crossed) {
    others += static_cast<double>(table.count(static_cast<std::size_t>(c.twin), value));
    filled += table.columns()[static_cast<std::size_t>(c.twin)].filled;
  }
  const double prior = belief(c.trait).value;
  return (std::max(0.0, others - 2) + kStrangerBelief * prior) / (filled + kStrangerBelief);
}

}  // namespace

// Compared pairs, flat: a likeness and the log of a shared value's chance, per column.
struct Sameness::Pattern {
  std::size_t columns;
  std::vector<Likeness> likeness;
  std::vector<float> chance;
  std::size_t size() const { return likeness.size() / columns; }
};

namespace {

bool shares_value(std::size_t likeness) {
  return likeness == at(Likeness::same) || likeness == at(Likeness::crossed);
}

struct Three {
  double same, place;  // the rest are strangers
};

Three posterior(double same, double place) {
  const double most = std::max({same, place, 0.0});
  const double s = std::exp(same - most);
  const double p = std::exp(place - most);
  const double rest = std::exp(-most);
  return {s / (s + p + rest), p / (s + p + rest)};
}

}  // namespace

void Sameness::set_weights(std::size_t column, const Weights& weights) {
  weights_[column] = weights;
  Logs& logs = logs_[column];
  for (std::size_t level = 1; level < kLikenesses; ++level) {
    const double stranger = shares_value(level) ? 0 : std::log(weights.stranger[level]);
    logs.same[level] = static_cast<float>(std::log(weights.same[level]) - stranger);
    logs.place[level] = static_cast<float>(std::log(weights.place[level]) - stranger);
  }
}

float Sameness::log_chance(const TraitTable& table, std::size_t column, const TraitTable::Agreement& agreement) const {
  if (agreement.value == 0) return 0;
  const auto& known = chances_[column];
  if (agreement.likeness == Likeness::same && agreement.value < known.size()) return known[agreement.value];
  return static_cast<float>(std::log(value_chance(table, column, agreement.value, agreement.likeness)));
}

Sameness::Ratios Sameness::ratios(const TraitTable& table, std::size_t a, std::size_t b) const {
  Ratios found{log_same_, log_place_};
  for (std::size_t column = 0; column < weights_.size(); ++column) {
    const auto agreement = table.compare(column, a, b);
    const std::size_t level = at(agreement.likeness);
    const float chance = log_chance(table, column, agreement);
    found.same += logs_[column].same[level] - chance;
    if (!belief(table.columns()[column].trait).of_person) found.place += logs_[column].place[level] - chance;
  }
  return found;
}

struct Sameness::Fit {
  Sameness& model;
  const TraitTable& table;
  Pattern candidates, sample;
  double scale;  // all candidates per one in `candidates`
  double all_pairs;

  void add(Pattern& pattern, std::size_t a, std::size_t b) {
    for (std::size_t column = 0; column < pattern.columns; ++column) {
      const auto agreement = table.compare(column, a, b);
      pattern.likeness.push_back(agreement.likeness);
      pattern.chance.push_back(model.log_chance(table, column, agreement));
    }
  }

  Three judge(const Pattern& pattern, std::size_t pair) const {
    Ratios found{model.log_same_, model.log_place_};
    for (std::size_t column = 0; column < pattern.columns; ++column) {
      const std::size_t cell = pair * pattern.columns + column;
      const std::size_t level = at(pattern.likeness[cell]);
      found.same += model.logs_[column].same[level] - pattern.chance[cell];
      if (!of_person[column]) found.place += model.logs_[column].place[level] - pattern.chance[cell];
    }
    return posterior(found.same, found.place);
  }

  std::vector<bool> of_person = {};

  // Pairs that are more likely strangers teach nothing about the others: where hardly anybody is there twice, they
  // would outnumber what is believed and drown it. This is classification EM (Celeux and Govaert 1992) with its doubts
  // kept.
  static double counted_for(double posterior) { return posterior < .5 ? 0 : posterior; }

  // One round of expectation and maximisation; how far the number of matches moved, as a share of it.
  double round() {
    const std::size_t columns = candidates.columns;
    std::vector<Weights> counted(columns, Weights{});
    double all_same = 0;
    double all_place = 0;
    for (std::size_t pair = 0; pair < candidates.size(); ++pair) {
      const Three judged = judge(candidates, pair);
      const Three is{counted_for(judged.same), counted_for(judged.place)};
      all_same += is.same;
      all_place += is.place;
      if (is.same + is.place == 0) continue;
      for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t level = at(candidates.likeness[pair * columns + column]);
        counted[column].same[level] += is.same;
        counted[column].place[level] += is.place;
      }
    }
    for (std::size_t pair = 0; pair < sample.size(); ++pair) {
      const Three is = judge(sample, pair);
      for (std::size_t column = 0; column < columns; ++column) {
        counted[column].stranger[at(sample.likeness[pair * columns + column])] += 1 - is.same - is.place;
      }
    }
    for (std::size_t column = 0; column < columns; ++column) take(column, counted[column]);
    const double before = model.log_same_;
    model.log_same_ = std::log((all_same * scale + 1) / all_pairs);
    model.log_place_ = std::log((all_place * scale + 1) / all_pairs);
    return std::abs(model.log_same_ - before);
  }

  void take(std::size_t column, Weights counted) {
    const Belief& b = belief(table.columns()[column].trait);
    for (std::size_t level = 1; level < kLikenesses; ++level) {
      counted.same[level] += kBelief * b.same[level];
      counted.place[level] += kBelief * b.same[level];
      counted.stranger[level] += kStrangerBelief * b.stranger[level];
    }
    for (Shares* shares : {&counted.same, &counted.place, &counted.stranger}) {
      shares->front() = 0;
      normalise(*shares);
    }
    hold_different(counted.same, b.same.back());
    if (b.of_person) counted.place = counted.stranger;
    model.set_weights(column, counted);
  }

  void begin() {
    const auto& columns = table.columns();
    model.weights_.resize(columns.size());
    model.logs_.resize(columns.size());
    model.chances_.resize(columns.size());
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const Belief& b = belief(columns[column].trait);
      of_person.push_back(b.of_person);
      take(column, Weights{});
      auto& chances = model.chances_[column];
      for (std::size_t value = 0; value < columns[column].counts.size(); ++value) {
        const auto id = static_cast<TraitTable::ValueId>(value);
        chances.push_back(static_cast<float>(std::log(value_chance(table, column, id, Likeness::same))));
      }
    }
    model.log_same_ = model.log_place_ = std::log((.02 * static_cast<double>(table.rows()) + 1) / all_pairs);
  }
};

Sameness Sameness::learn(const TraitTable& table, const std::vector<BlockIndex::Pair>& candidates) {
  Sameness model;
  const std::size_t columns = table.columns().size();
  const auto rows = static_cast<double>(table.rows());
  Fit fit{model, table, {columns, {}, {}}, {columns, {}, {}}, 1, std::max(1.0, rows * (rows - 1) / 2)};
  fit.begin();
  const std::size_t stride = std::max<std::size_t>(1, (candidates.size() + kTraining - 1) / kTraining);
  fit.scale = static_cast<double>(stride);
  for (std::size_t i = 0; i < candidates.size(); i += stride) {
    fit.add(fit.candidates, candidates[i] >> 32U, candidates[i] & 0xFFFFFFFFU);
  }
  // Strangers: pairs drawn evenly, the same ones every time.
  std::uint64_t state = 0x9E3779B97F4A7C15ULL;
  const auto draw = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state >> 33U) % table.rows());
  };
  const std::size_t sampled = table.rows() < 2 ? 0 : static_cast<std::size_t>(std::min(fit.all_pairs, double{kSample}));
  for (std::size_t i = 0; i < sampled; ++i) {
    const std::size_t a = draw();
    const std::size_t b = draw();
    if (a != b) fit.add(fit.sample, a, b);
  }
  for (int round = 0; round < kRounds && fit.round() > 1e-4; ++round) {
  }
  return model;
}

double Sameness::log_odds(const TraitTable& table, std::size_t a, std::size_t b) const {
  const Ratios found = ratios(table, a, b);
  const double place = found.place;  // against people of one place and strangers alike
  return found.same - (place > 0 ? place + std::log1p(std::exp(-place)) : std::log1p(std::exp(place)));
}

bool Sameness::hopeless(const TraitTable& table, std::size_t a, std::size_t b, double least) const {
  constexpr float kRarest = 20;  // no value is rarer than e^-20
  double most = log_same_;
  for (std::size_t column = 0; column < weights_.size(); ++column) {
    const auto seen = table.glance(column, a, b);
    const auto& said = logs_[column].same;
    switch (seen.glance) {
      case TraitTable::Glance::missing: break;
      case TraitTable::Glance::same:
        most += said[at(Likeness::same)] - log_chance(table, column, {Likeness::same, seen.value});
        break;
      case TraitTable::Glance::different: most += said[at(Likeness::different)]; break;
      case TraitTable::Glance::unclear: {
        // Anything but sharing the value; for a date, nothing at all.
        float best = 0;
        for (const Likeness one : {Likeness::close, Likeness::near, Likeness::kin, Likeness::loose}) {
          best = std::max(best, said[at(one)]);
        }
        most += best;
        break;
      }
      case TraitTable::Glance::maybe_crossed: most += said[at(Likeness::crossed)] + kRarest; break;
    }
  }
  return most < least;
}

std::vector<Sameness::Said> Sameness::say(const TraitTable& table, std::size_t a, std::size_t b) const {
  std::vector<Said> all;
  for (std::size_t column = 0; column < weights_.size(); ++column) {
    const auto agreement = table.compare(column, a, b);
    const std::size_t level = at(agreement.likeness);
    all.push_back({agreement.likeness, logs_[column].same[level] - log_chance(table, column, agreement)});
  }
  return all;
}

double probability(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

}  // namespace kith
