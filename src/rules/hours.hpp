// Channel hours: "calls weekdays 16:30 to 18:00". A channel without hours is open on every working day.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/result.hpp"
#include "model/touch.hpp"

namespace kith {

// One row of the user's: a channel, the weekdays, from when to when.
struct OpenHours {
  Channel channel = Channel::call;
  std::array<bool, 7> week{};  // Monday first
  int from = 0;                // minutes after midnight
  int to = 0;                  // after `from`, at most 24:00
};

// "call mon-fri 16:30-18:00": days may be a list ("mon,wed-fri"), "weekdays", "weekends", "daily" or left out
// (daily). usage says what is wrong.
Result<OpenHours> parse_hours(std::string_view text);
std::string written(const OpenHours& hours);  // the same, in one form

class ChannelHours {
 public:
  ChannelHours() = default;
  explicit ChannelHours(std::vector<OpenHours> rows) : rows_(std::move(rows)) {}

  const std::vector<OpenHours>& rows() const { return rows_; }
  bool limits(Channel channel) const;
  // Minutes that channel is open on that day; none when it has no hours at all. Overlapping rows count once.
  std::optional<int> minutes(Channel channel, LocalDate day) const;
  bool open(Channel channel, LocalDate day) const;
  // "16:30 to 18:00", several joined by "and"; "" when the channel has no hours or is closed that day.
  std::string words(Channel channel, LocalDate day) const;

 private:
  std::vector<std::pair<int, int>> spans(Channel channel, LocalDate day) const;  // sorted, joined
  std::vector<OpenHours> rows_;
};

}  // namespace kith
