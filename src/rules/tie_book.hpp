// Who was in contact with whom, folded so that the state of every tie can be read at any instant.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/dates.hpp"

namespace kith {

// One contact, `from` wrote to `to`. Numbers stand for whoever they are.
struct TieEvent {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Instant at{};
};

// What is known of a tie at an instant. Spans of time are in horizons, and logarithms keep the rows comparable
// from one organisation to another.
inline constexpr std::array<double, 6> kTieHalfLives = {.125, .25, .5, 1, 2, 4};  // horizons
enum class TieTrait : std::size_t {
  days_eighth,  // days active, each halved with every kTieHalfLives: log(1 + sum)
  days_quarter,
  days_half,
  days_one,
  days_two,
  days_four,
  mail_quarter,  // messages, each by 1 / recipients, decayed the same way
  mail_one,
  mail_four,
  back_and_forth,   // the lesser direction's messages, half-life one horizon
  recency,          // log of the time since the last contact
  messages,         // log of all messages
  days,             // log of all days active
  age,              // log of the time since the first contact
  usual_gap,        // log of the median gap between days active
  silence_in_gaps,  // log of recency over the median gap
  gap_outlived,     // share of their own gaps that were longer than this silence
  hazard,           // share of the gaps that outlived this silence and ended within a horizon from here
  balance,          // lesser direction over greater
  one_sided,        // log(1 + messages at the end that went the same way)
  last_day,         // log of the messages on the last day active
  lesser_activity,  // each end's own days active, half-life half a horizon; the lesser end
  greater_activity,
  lesser_span,  // half-life two horizons
  greater_span,
  lesser_alive,  // log of the time since each end last wrote at all
  greater_alive,
  lesser_turns,  // log(1 + messages each end has sent or got since their last contact)
  greater_turns,
  lesser_share,  // the tie's part of each end's decayed days active
  greater_share,
  lesser_circle,  // log of the number of people each end is in contact with
  greater_circle,
  common,          // people in contact with both, by the geometric mean of both ties
  together,        // messages of others that went to both, by 1 / (recipients - 1), half-life one horizon
  lesser_loyalty,  // of each end's ties two contacts old, the share renewed in the horizon before
  greater_loyalty,
};
inline constexpr std::size_t kTieTraits = static_cast<std::size_t>(TieTrait::greater_loyalty) + 1;
using TieRow = std::array<float, kTieTraits>;

struct TieState {
  std::uint32_t tie;  // its number in the book
  TieRow traits;
};

class TieBook {
 public:
  explicit TieBook(std::span<const TieEvent> events);

  struct Ends {
    std::uint32_t a, b;  // a < b
  };
  Ends ends(std::uint32_t tie) const { return ties_[tie].ends; }
  Instant first() const { return first_; }

  // Every tie with two messages or more, the last within kTieMemory, from what had happened by then.
  std::vector<TieState> states(Instant at, double horizon_days) const;
  // A message on that tie later than `from`, not later than `until`.
  bool contact_between(std::uint32_t tie, Instant from, Instant until) const;

 private:
  struct Mail {
    double at;    // days
    bool upward;  // from the end of the lower number
    float weight;
  };
  struct Shared {
    double at;
    float weight;
  };
  struct Tie {
    Ends ends;
    std::vector<Mail> mail;      // by time
    std::vector<Shared> shared;  // messages of others to both
  };
  struct Node {
    std::vector<double> mail;  // each message sent or got, by time
    std::vector<double> sent;
    std::vector<std::uint32_t> ties;
  };
  class Reading;

  static std::uint64_t key(std::uint32_t a, std::uint32_t b) { return (std::uint64_t{a} << 32U) | b; }
  void add_message(std::span<const TieEvent> copies);

  std::vector<Tie> ties_;
  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_ends_;
  Instant first_{};
};

inline constexpr Days kTieMemory{180};
std::string_view name(TieTrait trait);

}  // namespace kith
