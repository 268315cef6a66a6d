// What to expect of one person, from the touches with them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/touch.hpp"
#include "rules/contact_chance.hpp"
#include "rules/reply.hpp"

namespace kith::app {

struct Expectation {
  double chance = 0;                   // of contact in the next kChanceDays when nobody does anything
  double by_weights = 0;               // the same before the user's own last months moved it
  ContactLean lean;                    // what they came to
  std::string silence;                 // "Silent for 3x your usual gap of 12 days"
  std::optional<ReplyHabit> reply;     // once a message of the user's has been answered, or not in time
  std::vector<ChannelHabit> channels;  // the likeliest answer first
  std::optional<BestTime> best_time;
  std::optional<std::string> advice;  // when the rhythm is far from how often there is contact
};

// None before the first contact. `touches` in time order; `interval_days` none without a rhythm; it stands in for a
// usual gap that is not known yet, as it does in Today. The hours that the
// user keeps for the channel they write on decide which times are worth naming.
std::optional<Expectation> expect_of(const std::vector<Touch>& touches, std::optional<int> interval_days,
                                     const ContactLean& lean, Instant now, const Zone& zone, const ChannelHours& hours);

// The lines that a person reads, most telling first.
std::vector<std::string> sentences(const Expectation& expectation);

}  // namespace kith::app
