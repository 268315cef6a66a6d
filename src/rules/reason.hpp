// The sentences on a line of Today: why now, which channel, what is in hand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/approach.hpp"
#include "model/contact_lean.hpp"
#include "model/entry_point.hpp"
#include "rules/reply.hpp"
#include "rules/today.hpp"

namespace kith {

// What an open experiment waits to send to somebody.
struct ExperimentSend {
  std::string experiment, arm;
  Channel channel = Channel::email;
  std::string message, gift;  // may be empty
  int sent = 0, planned = 0;
};

// What is known of one person beyond the numbers; filled only for the few who are shown.
struct Known {
  std::string name;
  std::string stratum;
  std::optional<Note> last_note;
  std::optional<Touch> last_touch;
  std::optional<std::string> promise;  // the user's own words
  PromiseSide promise_side = PromiseSide::mine;
  std::optional<LocalDate> promise_by;  // the day it was promised for
  bool has_email = false;
  bool has_phone = false;
  bool has_profile = false;
  std::vector<Channel> closed = {};       // channels whose hours leave today out
  std::vector<ChannelHabit> habits = {};  // what they answer, the likeliest first
  std::optional<BestTime> best_time = {};
  std::vector<EntryPoint> entries = {};  // what can be written about, the best first
  std::optional<OwnNews> news = {};      // the user's latest that they were not told
  std::optional<ExperimentSend> experiment = {};
  std::optional<Approach> approach = {};  // that waits to be decided
  ContactLean lean = {};                  // the user's own; the same for everybody
};

// What there is to write about. kind: that of an entry point; or approach, promise, birthday, note, reply, experiment,
// own-news, nothing-new.
struct Reason {
  std::string kind;
  std::string text;
  std::string url;          // may be empty
  EntryPointId entry = {};  // what a message about it uses up: one of these two, or neither
  NewsId news = {};
  ApproachId approach = {};  // what is to be decided
};

struct Line {
  Channel channel = Channel::email;
  std::string channel_why;       // "how you usually reach Core people", "no e-mail address known"
  std::vector<std::string> why;  // first the one sentence with the figure, then what else holds
  Reason reason;                 // best one in hand; nothing-new says so honestly
  std::string hours = {};        // when that channel is open today, for the caller to fill: "16:30 to 18:00"
};

// Another way than the stratum's is named when they answer it more often by this much, after so many messages.
inline constexpr double kClearlyMore = .15;
inline constexpr int kTriedEnough = 3;
// A birthday is on the list on its day, or on the working day before it.
inline constexpr int kBirthdaySoonDays = 7;

Line line(const TodayItem& item, const Candidate& candidate, const Known& known, LocalDate today, const Zone& zone);

// The line's words for an entry point: "Talk: on looms", "Event at Acme: an open day".
std::string entry_words(const EntryPoint& entry);

// "12 days", "5 weeks", "4 months", "2 years": a length of time in words.
std::string length_words(int days);

// "in 3 days", "today", "5 months ago": how far `day` is from `today`, in words.
std::string distance_words(LocalDate day, LocalDate today);

}  // namespace kith
