#include "rules/path_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/reason.hpp"

namespace kith {

std::string own_tie_words(const History& history, LocalDate today, const Zone& zone) {
  if (!history.last) return "Never in contact through Kith";
  const std::string ago = distance_words(zone.date_of(*history.last), today);
  std::string text;
  if (synchronous(history.last_channel)) {
    text = fmt::format("You last talked {} ({})", ago, name(history.last_channel));
  } else if (history.last == history.last_out) {
    text = fmt::format("You last wrote {} ({})", ago, name(history.last_channel));
  } else {
    text = fmt::format("They last wrote {} ({})", ago, name(history.last_channel));
  }
  if (history.last_dialogue && history.last_dialogue != history.last)
    text += fmt::format("; last real contact {}", distance_words(zone.date_of(*history.last_dialogue), today));
  return text;
}

std::string close_words(const History& history, LocalDate today, const Zone& zone) {
  if (!history.last || !history.last_dialogue || history.dialogues < kCloseDialogues) return {};
  const int silent = (today - zone.date_of(*history.last_dialogue)).count();
  if (silent > kCloseDays) return {};
  if (history.usual_gap_hours) {
    const int days = std::max(1, (*history.usual_gap_hours + 12) / 24);
    if (days <= kCloseDays)
      return fmt::format("You talk {}: ask directly", days == 1 ? "daily" : "every " + length_words(days));
  }
  return fmt::format("You talked {}: ask directly", distance_words(zone.date_of(*history.last_dialogue), today));
}

}  // namespace kith
