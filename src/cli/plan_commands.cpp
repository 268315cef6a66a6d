// The plan: agenda, triage, load, holidays.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "cli/context.hpp"
#include "cli/grid.hpp"
#include "cli/plan_text.hpp"
#include "cli/writes.hpp"
#include "rules/holidays.hpp"

namespace kith::cli {
namespace {

constexpr int kYearDays = 366;
constexpr int kPage = 500;

Status agenda(Context& context) {
  KITH_TRY(const auto days, context.call().number("--days", 1, kHorizonDays));
  KITH_TRY(const auto view, app::agenda(context.app(), days.value_or(28)));
  if (context.json()) return context.print_json(app::to_json(view));
  return context.print(agenda_text(view, context.look()));
}

Status load(Context& context) {
  if (context.call().has("--fit")) {
    KITH_TRY(const Done done, app::fit_load(context.app()));
    return confirm_write(context, done);
  }
  KITH_TRY(const auto view, app::load(context.app()));
  if (context.json()) return context.print_json(app::to_json(view));
  return context.print(load_text(view, context.look()));
}

// A block by its number in the list, or by its key.
Result<std::string> block_named(const app::TriageView& view, const std::string& word) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size()) return word;
  if (number >= 1 && number <= view.blocks.size()) return view.blocks[number - 1].key;
  return fail(Code::not_found, fmt::format("there is no block {}", number),
              fmt::format("there are {}; kith triage lists them", view.blocks.size()));
}

Status list_blocks(Context& context, const std::vector<std::string>& blocks) {
  std::vector<app::TriageLine> all;
  for (const std::string& block : blocks) {
    std::string cursor;
    do {
      KITH_TRY(auto page, app::triage_people(context.app(), block, cursor, kPage));
      std::move(page.people.begin(), page.people.end(), std::back_inserter(all));
      cursor = page.next;
    } while (!cursor.empty());
  }
  if (context.json()) return context.print_json(page_of(all));
  return context.print(triage_people_text(all, context.look()));
}

Status triage(Context& context) {
  KITH_TRY(const auto view, app::triage(context.app()));
  std::vector<std::string> blocks;
  for (const std::string& word : context.call().values("--block")) {
    KITH_TRY(auto key, block_named(view, word));
    blocks.push_back(std::move(key));
  }
  if (context.call().has("--apply")) {
    KITH_TRY(const Done done, app::take_proposals(context.app(), {blocks, {}}));
    return confirm_write(context, done, "kith undo takes it back.");
  }
  if (!blocks.empty()) return list_blocks(context, blocks);
  if (context.json()) return context.print_json(app::to_json(view));
  return context.print(triage_text(view, context.look()));
}

Status list_calendars(Context& context) {
  app::Json items = app::Json::array();
  Grid grid{{{"CODE", Side::left, 0, Ink::strong}, {"COUNTRY"}}, {}};
  for (const HolidayCalendar& one : holiday_calendars()) {
    items.push_back({{"code", std::string(one.code)}, {"name", std::string(one.name)}});
    grid.rows.push_back({std::string(one.code), std::string(one.name)});
  }
  if (!context.json()) return context.print(text_of(grid, context.look()));
  const auto total = static_cast<std::int64_t>(items.size());
  return context.print_json(app::page(std::move(items), "", total));
}

Status holidays(Context& context) {
  const Call& call = context.call();
  if (call.has("--calendars")) return list_calendars(context);
  std::optional<std::string> calendar;
  if (!call.words.empty()) {
    calendar = call.word(0);
    std::transform(calendar->begin(), calendar->end(), calendar->begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  }
  KITH_TRY(const auto days, app::days_off(context.app(), kYearDays, calendar));
  if (context.json()) return context.print_json(page_of(days));
  return context.print(days_off_text(days, context.look()));
}

}  // namespace

std::vector<Command> plan_commands() {
  return {
      {.name = "agenda",
       .group = Group::day,
       .what = "The coming days with their load and their holidays",
       .options = {{"--days", "N", "how far to look (28; at most 56)"}},
       .examples = {"kith agenda --days 7"},
       .run = agenda},
      {.name = "triage",
       .group = Group::rhythm,
       .what = "Propose a stratum for everybody not placed yet",
       .options = {{"--apply", "", "take the proposals: one step, kith undo takes it back"},
                   {"--block", "N", "only this block of the list; without --apply, its people", "", Times::repeated}},
       .examples = {"kith triage", "kith triage --block 2", "kith triage --apply --block 2", "kith triage --apply"},
       .run = triage},
      {.name = "load",
       .group = Group::rhythm,
       .what = "What the rhythms cost a day, and how to make them fit",
       .options = {{"--fit", "", "move them: one step"}},
       .run = load},
      {.name = "holidays",
       .group = Group::keeping,
       .what = "The coming holidays and quiet days",
       .arguments = {{"CALENDAR", "a country or a part of one instead of the setting's: DE, DE-BY", Count::optional}},
       .options = {{"--calendars", "", "the countries that are known"}},
       .examples = {"kith holidays", "kith holidays GB-SCT"},
       .run = holidays},
  };
}

}  // namespace kith::cli
