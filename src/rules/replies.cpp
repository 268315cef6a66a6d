#include "rules/replies.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kith {
namespace {

struct Weighed {
  ReplyTrait trait;
  double weight;  // where the regression starts
};
// With nothing to learn from the rates speak for themselves, half the pair's and half the shape's.
constexpr Weighed kReplyCore[] = {
    {ReplyTrait::chance, .5},         {ReplyTrait::of_size, 0},
    {ReplyTrait::of_shape, .5},       {ReplyTrait::recipients, 0},
    {ReplyTrait::reply, 0},           {ReplyTrait::repeated_chance, 0},
    {ReplyTrait::their_turn, 0},      {ReplyTrait::since_they_wrote, 0},
    {ReplyTrait::since_they_sent, 0}, {ReplyTrait::they_to_us, 0},
    {ReplyTrait::us_to_them, 0},
};
constexpr double kReplyPull = 5;
constexpr double kHalfLifeDays = 240;
constexpr BoostingPlan kTrees{.trees = 120, .depth = 3, .rate = .06, .leaf_pull = 8, .leaf_weight = 8};
constexpr double kLeastReply = .001;
// Of the time over the usual time: no fit but a guess, broad enough that some tens of answers replace it.
constexpr LogMixture kUsual{.5, {-1, 1}, {1.5, 1.5}};
constexpr double kUsualStrength = 20;
constexpr std::size_t kMostTimes = 500;  // the latest

std::vector<float> core_of(const ReplyRow& row) {
  std::vector<float> cells;
  for (const Weighed& one : kReplyCore) cells.push_back(row[static_cast<std::size_t>(one.trait)]);
  return cells;
}

// What moves the time of an answer beside the pair's usual time.
constexpr ReplyTrait kTimeTraits[] = {ReplyTrait::chance,          ReplyTrait::recipients, ReplyTrait::reply,
                                      ReplyTrait::their_turn,      ReplyTrait::thread_age, ReplyTrait::since_they_wrote,
                                      ReplyTrait::since_they_sent, ReplyTrait::they_to_us, ReplyTrait::they_sent};
constexpr std::size_t kTimeWidth = std::size(kTimeTraits) + 3;
constexpr double kTimePull = 10;
constexpr double kTimeHalfLifeDays = 120;

std::vector<float> time_cells(const Asked& asked) {
  constexpr double kTurn = 2 * 3.14159265358979 / 24;
  const double hour = static_cast<double>(asked.traits[static_cast<std::size_t>(ReplyTrait::hour)]);
  std::vector<float> cells{static_cast<float>(asked.usual_log_hours), static_cast<float>(std::cos(kTurn * hour)),
                           static_cast<float>(std::sin(kTurn * hour))};
  for (const ReplyTrait trait : kTimeTraits) cells.push_back(asked.traits[static_cast<std::size_t>(trait)]);
  return cells;
}

std::vector<std::size_t> by_time(std::span<const SentMessage> messages) {
  std::vector<std::size_t> order(messages.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return messages[a].at < messages[b].at; });
  return order;
}

}  // namespace

ReplyModel ReplyModel::learn(std::span<const SentMessage> history) {
  ReplyModel model;
  std::vector<Asked> rows;
  std::vector<Instant> sent;
  for (const std::size_t i : by_time(history)) {
    for (Asked& row : model.book_.add(history[i], ReplyBook::Use::learn)) {
      rows.push_back(row);
      sent.push_back(history[i].at);
    }
  }
  Examples core;
  Examples whole;
  core.width = std::size(kReplyCore);
  whole.width = kReplyTraits;
  Examples times;
  times.width = kTimeWidth;
  const Instant now = sent.empty() ? Instant{} : sent.back();
  for (const ReplyBook::Outcome& outcome : model.book_.take_settled(now)) {
    const Asked& row = rows[outcome.row];
    const auto cells = core_of(row.traits);
    core.cells.insert(core.cells.end(), cells.begin(), cells.end());
    whole.cells.insert(whole.cells.end(), row.traits.begin(), row.traits.end());
    const double age = static_cast<double>((now - sent[outcome.row]).count()) / 86400;
    for (Examples* table : {&core, &whole}) {
      table->labels.push_back(outcome.hours ? 1.F : 0.F);
      table->weights.push_back(static_cast<float>(std::exp2(-age / kHalfLifeDays)));
    }
    if (!outcome.hours) continue;
    const auto moving = time_cells(row);
    times.cells.insert(times.cells.end(), moving.begin(), moving.end());
    times.labels.push_back(static_cast<float>(std::log(std::max(*outcome.hours, 1. / 60))));
    times.weights.push_back(static_cast<float>(std::exp2(-age / kTimeHalfLifeDays)));
  }
  Linear prior;
  for (const Weighed& one : kReplyCore) prior.weights.push_back(one.weight);
  model.linear_ = fit_logistic(core, prior, kReplyPull);
  std::vector<double> base;
  for (std::size_t r = 0; r < core.rows(); ++r) base.push_back(model.linear_(core.row(r)));
  model.trees_ = BoostedTrees::fit(whole, base, kTrees);
  Linear usual{std::vector<double>(kTimeWidth), 0};
  usual.weights[0] = 1;
  model.usual_ = fit_line(times, usual, kTimePull);
  std::vector<double> over;
  for (std::size_t r = times.rows() - std::min(times.rows(), kMostTimes); r < times.rows(); ++r) {
    over.push_back(static_cast<double>(times.labels[r]) - model.usual_(times.row(r)));
  }
  model.times_ = fit_mixture(over, kUsual, kUsualStrength);
  return model;
}

ReplyForecast ReplyModel::forecast(const Asked& asked) const {
  const double odds = linear_(core_of(asked.traits)) + trees_(asked.traits);
  const LogMixture times = times_.shifted(usual_(time_cells(asked)));
  return {std::clamp(sigmoid(odds), kLeastReply, 1 - kLeastReply), std::exp(times.quantile(.5)),
          std::exp(times.quantile(.9))};
}

std::vector<std::vector<ReplyForecast>> ReplyModel::ask(std::span<const SentMessage> messages) const {
  ReplyBook book = book_;
  std::vector<std::vector<ReplyForecast>> forecasts(messages.size());
  for (const std::size_t i : by_time(messages)) {
    for (const Asked& row : book.add(messages[i], ReplyBook::Use::ask)) forecasts[i].push_back(forecast(row));
  }
  return forecasts;
}

}  // namespace kith
