#include "rules/reply.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "rules/contact_chance.hpp"
#include "rules/reply_book.hpp"
#include "rules/today.hpp"

namespace kith {
namespace {

// bench/reply_prior.cpp on Enron, messages to three people at most between two of its 156: 41 % of 14,213 rounds saw a
// sign of life within seven days. The mixture is fitted to these 5,893 times.
constexpr double kUsualChance = .41;
constexpr LogMixture kUsualTimes{.48, {.36, 4.01}, {2.11, .79}};
constexpr double kChanceStrength = 4;        // rounds
constexpr double kChannelStrength = 3;       // rounds on it before a channel speaks for itself
constexpr std::size_t kOwnPace = 5;          // answers on a channel before it has a pace of its own
constexpr double kTimesStrength = 6;         // answers
constexpr double kShortestAnswer = 1. / 60;  // hours

bool message(const TouchFact& touch) {
  return !synchronous(touch.channel) && touch.direction == Direction::out;
}

LogMixture times_of(const std::vector<double>& log_hours) {
  const double mean = kUsualTimes.quick * kUsualTimes.mean[0] + (1 - kUsualTimes.quick) * kUsualTimes.mean[1];
  double over = 0;
  for (const double one : log_hours) over += one - mean;
  const auto count = static_cast<double>(log_hours.size());
  // First the person's pace moves the whole mixture, then their own times shape it.
  const LogMixture moved = kUsualTimes.shifted(over / (count + kTimesStrength));
  return fit_mixture(log_hours, moved, kTimesStrength);
}

double rate(double yes, double all, double prior, double strength) {
  return (yes + prior * strength) / (all + strength);
}

constexpr std::string_view kParts[] = {"morning", "afternoon", "evening", "night"};

DayPart part_of(int minute) {
  const int hour = minute / 60;
  return hour < 6 ? DayPart::night : hour < 12 ? DayPart::morning : hour < 18 ? DayPart::afternoon : DayPart::evening;
}

// The half day of minutes that a part is.
std::pair<int, int> minutes_of(DayPart part) {
  switch (part) {
    case DayPart::night: return {0, 360};
    case DayPart::morning: return {360, 720};
    case DayPart::afternoon: return {720, 1080};
    case DayPart::evening: return {1080, 1440};
  }
  return {};
}

bool open_then(const ChannelHours& hours, Channel channel, DayPart part, bool weekend) {
  if (!hours.limits(channel)) return true;
  const auto [from, to] = minutes_of(part);
  for (const OpenHours& row : hours.rows()) {
    if (row.channel != channel || row.from >= to || row.to <= from) continue;
    for (std::size_t day = 0; day < row.week.size(); ++day) {
      if (row.week[day] && (day >= 5) == weekend) return true;
    }
  }
  return false;
}

}  // namespace

ReplyRounds reply_rounds(std::span<const TouchFact> touches, Instant now, std::optional<Channel> channel) {
  ReplyRounds rounds;
  std::optional<TouchFact> open;
  const auto end = [&](Instant at) {
    const bool counts = open && (!channel || open->channel == *channel);
    if (counts && at - open->at <= kReplyDays) {
      ++rounds.asked;
      const double hours = static_cast<double>((at - open->at).count()) / 3600;
      rounds.log_hours.push_back(std::log(std::max(hours, kShortestAnswer)));
    } else if (counts) {
      ++rounds.asked;
    }
    open.reset();
  };
  for (const TouchFact& touch : touches) {
    if (touch.at > now) break;
    if (open && touch.at - open->at > kReplyDays) end(touch.at);
    if (!message(touch)) {
      end(touch.at);
    } else if (!open) {
      open = touch;
    }
  }
  if (open && now - open->at > kReplyDays) end(now);
  return rounds;
}

double reply_chance(int asked, int answered) {
  return rate(answered, asked, kUsualChance, kChanceStrength);
}

double reply_chance(const History& history, int silence_days) {
  // A message at the end that had its week without an answer.
  const bool open = history.last && history.last == history.last_out && history.last != history.last_dialogue;
  const bool lapsed = open && Days{silence_days} > kReplyDays;
  return reply_chance(history.asked + (lapsed ? 1 : 0), history.answered);
}

ReplyHabit reply_habit(std::span<const TouchFact> touches, Instant now, std::optional<Channel> channel) {
  const ReplyRounds all = reply_rounds(touches, now);
  const double overall = reply_chance(all.asked, static_cast<int>(all.log_hours.size()));
  const ReplyRounds here = channel ? reply_rounds(touches, now, channel) : all;
  ReplyHabit habit;
  habit.asked = here.asked;
  habit.answered = static_cast<int>(here.log_hours.size());
  habit.chance = channel ? rate(habit.answered, habit.asked, overall, kChannelStrength) : overall;
  // A channel with few answers borrows the person's pace.
  const bool own = !channel || here.log_hours.size() >= kOwnPace;
  const LogMixture times = times_of(own ? here.log_hours : all.log_hours);
  habit.median_hours = std::exp(times.quantile(.5));
  habit.hours90 = std::exp(times.quantile(.9));
  habit.hours95 = std::exp(times.quantile(.95));
  return habit;
}

std::vector<ChannelHabit> channel_habits(std::span<const TouchFact> touches, Instant now) {
  std::vector<ChannelHabit> habits;
  for (const Channel channel : kChannels) {
    const ReplyHabit habit = reply_habit(touches, now, channel);
    if (habit.asked > 0) habits.push_back({channel, habit});
  }
  std::stable_sort(habits.begin(), habits.end(), [](const ChannelHabit& a, const ChannelHabit& b) {
    return a.habit.chance != b.habit.chance ? a.habit.chance > b.habit.chance : a.habit.asked > b.habit.asked;
  });
  return habits;
}

std::optional<BestTime> best_time(std::span<const TouchFact> touches, Instant now, const Zone& zone, Channel channel,
                                  const ChannelHours& hours) {
  // Weekday mornings in their zone; weekends wait (SCIENCE, "Outreach"): the parts' shares before anything is known.
  constexpr std::array<std::array<double, 4>, 2> kPrior{{{.45, .3, .12, .03}, {.03, .03, .03, .01}}};
  constexpr double kStrength = 5;
  std::array<std::array<int, 4>, 2> seen{};
  int all = 0;
  for (const TouchFact& touch : touches) {
    if (touch.at > now || touch.direction != Direction::in || synchronous(touch.channel)) continue;
    const date::weekday day{zone.date_of(touch.at)};
    const std::size_t weekend = day == date::Saturday || day == date::Sunday ? 1 : 0;
    ++seen[weekend][static_cast<std::size_t>(part_of(zone.minute_of_day(touch.at)))];
    ++all;
  }
  if (all < kTimesNeeded) return std::nullopt;
  std::optional<BestTime> best;
  double most = 0;
  for (std::size_t weekend = 0; weekend < 2; ++weekend) {
    for (std::size_t part = 0; part < 4; ++part) {
      const auto day_part = static_cast<DayPart>(part);
      const int came = seen[weekend][part];
      if (came == 0 || !open_then(hours, channel, day_part, weekend == 1)) continue;
      const double share = rate(came, all, kPrior[weekend][part], kStrength);
      if (share <= most) continue;
      most = share;
      best = BestTime{day_part, weekend == 1, came, all};
    }
  }
  return best;
}

std::string hours_words(double hours) {
  const auto counted = [](double number, std::string_view unit) {
    const long whole = std::max(1L, std::lround(number));
    return fmt::format("{} {}{}", whole, unit, whole == 1 ? "" : "s");
  };
  if (hours < .95) return counted(hours * 60, "minute");
  if (hours < 35) return counted(hours, "hour");
  return counted(hours / 24, "day");
}

std::string sentence(const ReplyHabit& habit) {
  const std::string often =
      habit.asked == 0 ? fmt::format("Nothing known yet: {:.0f} in 100 such messages are answered", habit.chance * 100)
                       : fmt::format("Answered {} of {}; the chance is {:.0f}\u00a0%", habit.answered, habit.asked,
                                     habit.chance * 100);
  return fmt::format("{}, half within {}, nine in ten within {}", often, hours_words(habit.median_hours),
                     hours_words(habit.hours90));
}

std::string sentence(const BestTime& time) {
  const std::string_view part = kParts[static_cast<std::size_t>(time.part)];
  return fmt::format("Their messages come most on {} {}s ({} of {})", time.weekend ? "weekend" : "weekday", part,
                     time.came, time.messages);
}

std::optional<std::string> rhythm_advice(std::span<const Instant> times, Instant now, int interval_days) {
  std::vector<double> gaps;  // between days with contact, the latest first
  double span = 0;
  const auto day = [](Instant at) { return std::floor(static_cast<double>(seconds(at)) / 86400); };
  for (std::size_t i = times.size(); i-- > 1 && gaps.size() < kGapsLooked;) {
    const double gap = day(times[i]) - day(times[i - 1]);
    if (gap < 1) continue;
    gaps.push_back(gap);
    span += gap;
  }
  if (gaps.size() < static_cast<std::size_t>(kAdviceGaps) || interval_days < 1 || span < interval_days)
    return std::nullopt;
  std::sort(gaps.begin(), gaps.end());
  double usual = 0;
  double covered = 0;
  for (std::size_t i = 0; covered < span / 2; ++i) {
    usual = gaps[i];
    covered += usual;
  }
  const double silence = static_cast<double>((now - times.back()).count()) / 86400;
  if (silence > kDormantGaps * std::max(usual, static_cast<double>(interval_days))) return std::nullopt;
  const double ratio = usual / interval_days;
  if (ratio < kFarApart && ratio > 1 / kFarApart) return std::nullopt;
  const int gap = static_cast<int>(usual);
  const bool weeks = gap >= 14 && interval_days % 7 == 0;
  if (!weeks)
    return fmt::format("You really talk every {}; your rhythm says {}", interval_words(gap),
                       interval_words(interval_days));
  const long count = std::lround(gap / 7.0);
  return fmt::format("You really talk every {} weeks; your rhythm says {}", count, interval_days / 7);
}

}  // namespace kith
