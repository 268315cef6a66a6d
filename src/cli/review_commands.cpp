// The week looked back on.
#include <fmt/format.h>

#include "app/review.hpp"
#include "base/text.hpp"
#include "cli/context.hpp"
#include "cli/review_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Result<Week> week_of_call(const Context& context) {
  auto week = app::review_week(context.app(), context.call().value("--week").value_or(""));
  if (!week && week.error().code == Code::bad_input) return fail(Code::usage, week.error().what, week.error().hint);
  return week;
}

Status review(Context& context) {
  KITH_TRY(const Week week, week_of_call(context));
  KITH_TRY(const app::WeekView view, app::review(context.app(), week));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_TRY(const Zone zone, context.zone());
  return context.print(review_text(view, zone, context.look()));
}

Status confirm_week(const Context& context, const app::WeekDone& done) {
  return context.confirm(app::to_json(done), done.title + ".\n");
}

Status review_finish(Context& context) {
  KITH_TRY(const Week week, week_of_call(context));
  KITH_TRY(const auto done, app::finish_week(context.app(), week, context.call().value("--note")));
  return confirm_week(context, done);
}

Status review_note(Context& context) {
  KITH_TRY(const Week week, week_of_call(context));
  std::string text = context.call().text(0);
  if (context.call().has("--add")) {
    KITH_TRY(const app::WeekView view, app::review(context.app(), week));
    if (!trim(view.note.text).empty()) text = view.note.text + "\n" + text;
  }
  KITH_TRY(const auto done, app::write_week(context.app(), week, text));
  return confirm_week(context, done);
}

Status review_list(Context& context) {
  KITH_TRY(const auto weeks, app::kept_weeks(context.app()));
  if (context.json()) return context.print_json(page_of(weeks));
  return context.print(weeks_text(weeks, context.look()));
}

const Option kWeek{"--week", "WEEK", "another week: 2026-W47"};

}  // namespace

std::vector<Command> review_commands() {
  return {
      {.name = "review",
       .group = Group::day,
       .what = "The week looked back on, and what is open",
       .options = {kWeek},
       .examples = {"kith review", "kith review --week 2026-W47 --json"},
       .run = review},
      {.name = "review note",
       .group = Group::day,
       .what = "Write a few words on the week",
       .arguments = {{"TEXT", "your words; they replace what was there", Count::some}},
       .options = {{"--add", "", "below what was there"}, kWeek},
       .examples = {"kith review note Two good lunches, one promise too many"},
       .run = review_note},
      {.name = "review finish",
       .group = Group::day,
       .what = "Close the week and keep its figures as they are",
       .options = {{"--note", "TEXT", "your words on it, instead of what was written"}, kWeek},
       .run = review_finish},
      {.name = "review list",
       .group = Group::day,
       .what = "Earlier weeks: your words and their figures",
       .run = review_list},
  };
}

}  // namespace kith::cli
