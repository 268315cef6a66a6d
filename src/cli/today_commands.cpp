// What the day asks: today, owed, waiting.
#include <fmt/format.h>

#include "app/keeping.hpp"
#include "app/suggestions.hpp"
#include "app/today.hpp"
#include "cli/context.hpp"
#include "cli/today_text.hpp"

namespace kith::cli {
namespace {

Status today(Context& context) {
  KITH_TRY(const auto minutes, context.call().number("--minutes", 1, 24 * 60));
  std::optional<LocalDate> date;
  if (const auto given = context.call().value("--date")) {
    const auto day = parse_date(*given);
    if (!day) return fail(Code::usage, fmt::format("--date cannot be \"{}\"", *given), "a day such as 2026-11-23");
    date = *day;
  }
  KITH_TRY(const app::TodayView view, app::today(context.app(), minutes, date));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_TRY(const app::StatusView status, app::status(context.app()));
  if (status.people == 0 && view.steps.empty()) {
    KITH_TRY(const auto proposed, app::suggestions(context.app()));
    return context.print(empty_today_text(static_cast<int>(proposed.size()), context.look()));
  }
  KITH_TRY(const Settings settings, app::settings(context.app()));
  const DayKind day = settings.days.works(view.date) ? DayKind::working : DayKind::quiet;
  const Detail detail = context.call().has("--why") ? Detail::terms : Detail::usual;
  return context.print(today_text(view, day, detail, context.look()));
}

Status owed(Context& context) {
  KITH_TRY(const auto lines, app::owed(context.app()));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const LocalDate day, context.today());
  return context.print(owed_text(lines, day, context.look()));
}

Status waiting(Context& context) {
  KITH_TRY(const auto lines, app::waiting(context.app()));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const LocalDate day, context.today());
  return context.print(waiting_text(lines, day, context.look()));
}

}  // namespace

std::vector<Command> today_commands() {
  return {
      {.name = "today",
       .group = Group::day,
       .what = "The few people to reach today: why, how, with what",
       .options = {{"--minutes", "N", "plan for that many minutes instead of your daily budget"},
                   {"--date", "DAY", "as if it were that day: 2026-12-01"},
                   {"--why", "", "with the terms that order the list"}},
       .examples = {"kith today", "kith today --minutes 15", "kith --now 2026-12-24T08:00 today"},
       .run = today},
      {.name = "owed", .group = Group::day, .what = "Who wrote and has no answer from you", .run = owed},
      {.name = "waiting",
       .group = Group::day,
       .what = "Whose answer you are waiting for, and until when",
       .run = waiting},
  };
}

}  // namespace kith::cli
