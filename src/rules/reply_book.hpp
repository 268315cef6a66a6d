// Who answers whom, folded message by message: what was known about a message to somebody when it was sent, and what
// became of it. An answer is a message back within seven days, marked `Re:`, with the same subject. What became of a
// message counts as known only once those seven days are over.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/dates.hpp"
#include "rules/reply_rate.hpp"

namespace kith {

inline constexpr Days kReplyDays{7};

struct SentMessage {
  Instant at{};
  std::uint32_t from = 0;
  std::vector<std::uint32_t> to;  // without the sender, each once
  std::string subject;
};

// What a subject says once its marks of reply and forward are taken off: "Re: AW: Budget" is "budget", a reply.
struct SubjectWords {
  std::string plain;  // lower case, trimmed
  bool reply = false;
  bool forward = false;
};
SubjectWords subject_words(std::string_view subject);

enum class ReplyTrait : std::size_t {
  chance,     // log odds of the pair's rate (reply_rate.hpp): everybody -> recipient and sender -> pair
  recipient,  // log odds of the recipient's own rate
  sender,     // and of the sender's
  pair_asked,
  of_size,     // log odds of the recipient's rate for messages to about as many
  of_shape,    // everybody's, for that many recipients and that kind of subject
  recipients,  // log of their number
  place,       // where the recipient stands among them, log
  reply,
  forward,
  no_subject,
  question,
  subject_length,
  their_turn,        // the recipient wrote last on this subject to the sender: 1
  thread,            // log(1 + messages on this subject between the two in 30 days)
  thread_age,        // log hours since the last of them, a month when none
  repeated,          // log(1 + earlier messages of the sender's with this subject)
  repeated_chance,   // log odds of that subject's rate from this sender
  since_they_wrote,  // log hours since the recipient wrote to the sender
  since_we_wrote,    // and the other way
  since_they_sent,   // since the recipient sent anything
  they_to_us,        // decayed counts, log(1 + n), half-life 30 days
  us_to_them,
  exchange,  // the difference of the two
  they_sent,
  they_got,
  sender_sent,
  sender_got,
  their_replies,   // the share of replies in what the recipient sends
  answered_share,  // of what the recipient sends, the share that goes to this sender
  hour,            // of the day, UTC
  weekday,         // Monday 0
  their_hour,      // log of how much more than usual the recipient sends in the six hours from then on
};
inline constexpr std::size_t kReplyTraits = static_cast<std::size_t>(ReplyTrait::their_hour) + 1;
using ReplyRow = std::array<float, kReplyTraits>;

// One message to one of its recipients.
struct Asked {
  ReplyRow traits{};
  double usual_log_hours = 0;            // of this recipient's answers to this sender, shrunk to everybody's
  std::optional<double> answered_hours;  // as far as is known by now
};

class ReplyBook {
 public:
  // Messages come in time order; rows are handed out in the order of the recipients. Outcomes of messages that are
  // only asked about are never used.
  enum class Use { learn, ask };
  std::vector<Asked> add(const SentMessage& message, Use use);

  // What the rows of `learn` became, for those whose seven days are over by `now`. Index by order of being handed out.
  struct Outcome {
    std::size_t row;
    std::optional<double> hours;
  };
  std::vector<Outcome> take_settled(Instant now);

 private:
  struct Pending {
    double at;  // hours
    std::uint32_t from, to, subject;
    std::uint32_t size;
    std::uint32_t shape;
    std::optional<double> hours;
  };
  struct Person {
    Decayed sent, got, replies;
    double last_sent = -1e9;
    ReplyRate as_recipient, as_sender;
    std::array<ReplyRate, 4> by_size{};
    ReplyTimes times;
    std::array<float, 24> hours{};
    float all_hours = 0;
  };
  struct Pair {  // from one to the other
    Decayed sent;
    double last = -1e9;
    ReplyRate rate;
    ReplyTimes times;
  };
  struct Thread {  // on one subject, from one to the other
    int messages = 0;
    double last = -1e9;
    std::vector<std::size_t> open;  // numbers of rows that wait
  };
  struct Series {  // one sender's messages of one subject
    int messages = 0;
    ReplyRate rate;
  };

  Person& person(std::uint32_t number);
  Asked describe(const SentMessage& message, std::size_t place, const SubjectWords& words, std::uint32_t subject,
                 double at);
  void settle(double now);
  void close(const Pending& row);
  void answer(Thread& thread, double at);

  std::vector<Person> people_;
  std::unordered_map<std::uint64_t, Pair> pairs_;
  std::unordered_map<std::string, std::uint32_t> subjects_;
  std::unordered_map<std::string, Thread> threads_;
  std::unordered_map<std::uint64_t, Series> series_;
  ReplyRate everybody_;
  std::array<ReplyRate, 16> shapes_{};
  ReplyTimes times_;
  std::deque<Pending> pending_;
  std::size_t gone_ = 0;  // taken off the front of pending_: a row's number less this is its place
  std::vector<Outcome> settled_;
};

std::string_view name(ReplyTrait trait);

}  // namespace kith
