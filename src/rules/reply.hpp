// What to expect of one person's answers: how likely, how soon, on which channel, and when they are at it.
//
// A round begins with a message of the user's and ends with the next sign of life, or after kReplyDays without one.
// Rates are Beta-binomial and times a mixture of two log-normals, both drawn to what other people do, so that one
// answer more or less says little and twenty say much.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rules/hours.hpp"
#include "rules/log_mixture.hpp"
#include "rules/rhythm.hpp"

namespace kith {

struct ReplyRounds {
  int asked = 0;                  // whose end is known
  std::vector<double> log_hours;  // of those answered within kReplyDays, in time order
};
// Touches in time order; those after `now` are left out. With a channel, only rounds that began on it count.
ReplyRounds reply_rounds(std::span<const TouchFact> touches, Instant now, std::optional<Channel> channel = {});

// The chance of an answer within kReplyDays, leaning on what people do.
double reply_chance(int asked, int answered);
// From what a History keeps, so many days after its last contact.
double reply_chance(const History& history, int silence_days);

struct ReplyHabit {
  int asked = 0;  // rounds whose end is known
  int answered = 0;
  double chance = 0;        // of an answer within kReplyDays; the rest never answers
  double median_hours = 0;  // if there is one
  double hours90 = 0;       // nine in ten take no longer
  double hours95 = 0;
};

// As reply_rounds. With a channel it leans on how the person answers in general.
ReplyHabit reply_habit(std::span<const TouchFact> touches, Instant now, std::optional<Channel> channel = {});

struct ChannelHabit {
  Channel channel = Channel::email;
  ReplyHabit habit;
};
// The channels the user has written on, the likeliest answer first; among equals the one that was asked more.
std::vector<ChannelHabit> channel_habits(std::span<const TouchFact> touches, Instant now);

// When their messages come: a part of the day and the weekdays or the weekend, on the user's clock.
enum class DayPart { morning, afternoon, evening, night };  // from 6, 12, 18, 0 o'clock
struct BestTime {
  DayPart part = DayPart::morning;
  bool weekend = false;
  int came = 0;      // messages that came then
  int messages = 0;  // of so many
};
// None under kTimesNeeded messages. Parts of the day are compared by their shares, drawn to what is usual; one in
// which nothing came is never named. `hours` leaves out the parts of the day that the channel is closed in.
std::optional<BestTime> best_time(std::span<const TouchFact> touches, Instant now, const Zone& zone, Channel channel,
                                  const ChannelHours& hours);
inline constexpr int kTimesNeeded = 5;

// "Answered 7 of 10; the chance is 62 %, half within 3 hours, nine in ten within 2 days"
std::string sentence(const ReplyHabit& habit);
// "Their messages come most on weekday mornings (9 of 14)"
std::string sentence(const BestTime& time);
std::string hours_words(double hours);  // "20 minutes", "3 hours", "2 days"

// "You really talk every 5 weeks; your rhythm says 13": when how often there is contact and the rhythm are far apart.
// `times` in order. A gap counts by its length (half of the time lies in gaps as long), so that the messages of one
// conversation are not taken for its rhythm. None before kAdviceGaps gaps that span the rhythm's interval, nor when
// the habit is long over.
std::optional<std::string> rhythm_advice(std::span<const Instant> times, Instant now, int interval_days);
inline constexpr int kAdviceGaps = 4;
inline constexpr double kFarApart = 1.6;  // times

}  // namespace kith
