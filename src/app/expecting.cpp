#include "app/expecting.hpp"

#include <cmath>

#include <fmt/format.h>

#include "app/touch_facts.hpp"

namespace kith::app {
namespace {

constexpr double kWorthSaying = .05;  // the user's own months moved the chance by so much

}  // namespace

std::optional<Expectation> expect_of(const std::vector<Touch>& touches, std::optional<int> interval_days,
                                     const ContactLean& lean, Instant now, const Zone& zone,
                                     const ChannelHours& hours) {
  const std::vector<TouchFact> facts = touch_facts(touches, now);
  std::vector<Instant> times;
  times.reserve(facts.size());
  for (const TouchFact& fact : facts) times.push_back(fact.at);
  const auto pulse = contact_pulse(times, now);
  if (!pulse) return std::nullopt;
  Expectation made;
  const double unknown_gap = interval_days.value_or(2 * kChanceDays);
  made.chance = contact_chance(*pulse, unknown_gap, lean);
  made.by_weights = contact_chance(*pulse, unknown_gap);
  made.lean = lean;
  made.silence = silence_sentence(*pulse);
  const ReplyHabit reply = reply_habit(facts, now);
  if (reply.asked > 0) made.reply = reply;
  made.channels = channel_habits(facts, now);
  const Channel channel = made.channels.empty() ? Channel::email : made.channels.front().channel;
  made.best_time = best_time(facts, now, zone, channel, hours);
  if (interval_days) made.advice = rhythm_advice(times, now, *interval_days);
  return made;
}

std::vector<std::string> sentences(const Expectation& expectation) {
  std::vector<std::string> lines;
  std::string chance = fmt::format("{}; the chance of contact within {} days is {:.0f}\u00a0% if nothing is done",
                                   expectation.silence, kChanceDays, expectation.chance * 100);
  if (std::abs(expectation.chance - expectation.by_weights) >= kWorthSaying) {
    chance += fmt::format(" ({:.0f}\u00a0% by other people's habits; {})", expectation.by_weights * 100,
                          lean_words(expectation.lean));
  }
  lines.push_back(std::move(chance));
  if (expectation.reply) lines.push_back(sentence(*expectation.reply));
  if (expectation.channels.size() > 1) {
    std::string by;
    for (const ChannelHabit& one : expectation.channels) {
      by += fmt::format("{}{} {:.0f}\u00a0% ({} of {})", by.empty() ? "By channel: " : ", ", name(one.channel),
                        one.habit.chance * 100, one.habit.answered, one.habit.asked);
    }
    lines.push_back(by);
  }
  if (expectation.best_time) lines.push_back(sentence(*expectation.best_time));
  if (expectation.advice) lines.push_back(*expectation.advice);
  return lines;
}

}  // namespace kith::app
