#include "rules/path_words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/reason.hpp"

namespace kith {
namespace {

constexpr std::array<std::string_view, kTieSigns> kSignWords{"you say they know each other",
                                                             "they are related by what is kept of them",
                                                             "one was introduced to the other",
                                                             "one wrote to the other",
                                                             "they were at the same meeting",
                                                             "they stood in the same message",
                                                             "they worked at the same place at the same time"};

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

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

std::string tie_sign_words(TieSigns signs, LocalDate last, LocalDate today) {
  std::string text;
  int shown = 0;
  for (int i = 0; i < kTieSigns && shown < 2; ++i) {
    if ((signs & bit(static_cast<TieSign>(i))) == 0) continue;
    if (shown++ > 0) text += " and ";
    text += kSignWords[static_cast<std::size_t>(i)];
  }
  if (text.empty()) return "They know each other";
  return fmt::format("{}, last {}", capital(std::move(text)), distance_words(last, today));
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
