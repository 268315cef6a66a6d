#include "rules/position_change.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {
namespace {

std::string post_words(const Position& position) {
  const std::string role = collapse(position.role);
  const std::string place = collapse(position.organisation);
  if (role.empty()) return fmt::format("at {}", place);
  return place.empty() ? role : fmt::format("{} at {}", role, place);
}

bool says_nothing(const Position& position) {
  return trim(position.role).empty() && trim(position.organisation).empty();
}

PositionNews told(EntryKind kind, std::string_view what, const Position& before, const Position& after) {
  std::string text = fmt::format("{}: {}", what, post_words(after));
  if (!says_nothing(before)) text += fmt::format("; before, {}", post_words(before));
  return {kind, std::move(text)};
}

}  // namespace

std::optional<PositionNews> position_news(const Position& before, const Position& after) {
  if (says_nothing(after)) return std::nullopt;
  if (fold(before.organisation) != fold(after.organisation)) {
    // A role that was known without its place, or a place that is left out now: more or less is said of the same.
    const bool one_without = trim(before.organisation).empty() || trim(after.organisation).empty();
    if (one_without && fold(before.role) == fold(after.role)) return std::nullopt;
    return told(EntryKind::job_change, "New job", before, after);
  }
  if (fold(before.role) == fold(after.role) || trim(before.role).empty() || trim(after.role).empty())
    return std::nullopt;
  return title_rank(after.role) > title_rank(before.role) ? told(EntryKind::promotion, "Promoted", before, after)
                                                          : told(EntryKind::job_change, "New role", before, after);
}

}  // namespace kith
