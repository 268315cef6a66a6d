// Will a message be answered within seven days, and when: learned from what became of earlier messages.
//
// Beta-binomial rates, everybody -> recipient and sender -> pair (reply_book.hpp), stand in a logistic regression with
// the shape of the message and of the exchange; boosted trees add what is particular to the people once there is
// enough to learn from. The time is a mixture of two log-normals around the pair's usual time.
#pragma once

#include <span>
#include <vector>

#include "rules/boosting.hpp"
#include "rules/log_mixture.hpp"
#include "rules/reply_book.hpp"

namespace kith {

struct ReplyForecast {
  double chance = 0;        // of an answer within kReplyDays
  double median_hours = 0;  // if there is one
  double most_hours = 0;    // nine in ten answers take no longer
};

class ReplyModel {
 public:
  // Any order. What became of a message is used once seven days have passed before the last of them.
  static ReplyModel learn(std::span<const SentMessage> history);
  // One forecast a recipient, in the given order of messages and recipients. Of what is asked about, only what was
  // sent earlier is known when the next is.
  std::vector<std::vector<ReplyForecast>> ask(std::span<const SentMessage> messages) const;

 private:
  ReplyForecast forecast(const Asked& asked) const;

  ReplyBook book_;
  Linear linear_;
  BoostedTrees trees_;
  Linear usual_;      // log of the hours an answer usually takes
  LogMixture times_;  // of the time over that
};

}  // namespace kith
