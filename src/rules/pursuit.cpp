#include "rules/pursuit.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace kith {
namespace {

constexpr PursuitStageRow kStageRows[] = {
    {PursuitStage::idea, "Idea", "Find out who is there and what they do", 8},
    {PursuitStage::research, "Research", "Call somebody there and ask how they run it", 8},
    {PursuitStage::called, "Called", "Visit: go to their next meeting", 8},
    {PursuitStage::visited, "Visited", "Decide: join, or let it go", 8},
    {PursuitStage::member, "Member", "Offer something: a talk, an evening, a sponsorship", 13},
    {PursuitStage::giving_back, "Giving back", "Ask what they need this season", 26},
};

constexpr std::string_view kMonthNames[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};

LocalDate last_sign(const PursuitSigns& signs) {
  LocalDate last = signs.stage_day;
  if (signs.last_touch) last = std::max(last, *signs.last_touch);
  if (signs.last_event) last = std::max(last, *signs.last_event);
  return last;
}

}  // namespace

const PursuitStageRow& stage_row(PursuitStage stage) {
  return kStageRows[static_cast<std::size_t>(stage)];
}

std::optional<PursuitStage> stage_after(PursuitStage stage) {
  const auto at = static_cast<std::size_t>(stage) + 1;
  return at < std::size(kStageRows) ? std::optional(kStageRows[at].stage) : std::nullopt;
}

std::optional<LocalDate> stalls_on(const Pursuit& pursuit, const PursuitSigns& signs) {
  if (pursuit.closed || (!pursuit.next_step.empty() && pursuit.next_day)) return std::nullopt;
  return last_sign(signs) + Days{7 * stage_row(pursuit.stage).patience_weeks};
}

std::string stalled_words(const PursuitSigns& signs, LocalDate today) {
  const date::year_month_day since{date::local_days(last_sign(signs))};
  std::string month(kMonthNames[static_cast<unsigned>(since.month()) - 1]);
  if (static_cast<int>(since.year()) != year_of(today)) month += fmt::format(" {}", static_cast<int>(since.year()));
  return fmt::format("No next step since {}: decide on one, or close it", month);
}

std::vector<ReachedStage> stages_of(const Pursuit& pursuit, PursuitStage first,
                                    const std::vector<PursuitChange>& changes) {
  std::vector<ReachedStage> reached{{first, pursuit.begun}};
  for (const PursuitChange& change : changes) {
    if (!change.stage.empty()) {
      const auto stage = pursuit_stage_from(change.stage);
      if (!stage) continue;
      const auto before =
          std::find_if(reached.rbegin(), reached.rend(), [&](const ReachedStage& one) { return one.stage == *stage; });
      if (change.taken_back && before != reached.rend()) {
        reached.erase(before.base(), reached.end());
      } else {
        reached.push_back({*stage, change.day.value_or(reached.back().at)});
      }
    } else if (change.day && !change.taken_back) {
      reached.back().at = *change.day;
    }
  }
  // A log that begins in the middle, as after a restore: what the row says holds.
  if (reached.back().stage != pursuit.stage) reached.push_back({pursuit.stage, pursuit.stage_at});
  reached.back().at = pursuit.stage_at;
  return reached;
}

}  // namespace kith
