// Correspondents who are not in Kith: suggestions, suggestions add, suggestions dismiss.
#include <fmt/format.h>

#include "app/suggestions.hpp"
#include "cli/context.hpp"
#include "cli/grid.hpp"
#include "cli/parse.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status list(Context& context) {
  KITH_TRY(const auto rows, app::suggestions(context.app()));
  if (context.json()) {
    app::Json items = app::Json::array();
    for (const CorrespondentRow& row : rows) {
      items.push_back({{"address", row.address},
                       {"name", row.name},
                       {"in", row.in},
                       {"out", row.out},
                       {"first", iso(row.first)},
                       {"last", iso(row.last)},
                       {"subject", row.subject}});
    }
    return context.print_json({{"items", items}});
  }
  if (rows.empty()) return context.print("Nobody writes with you who is not in Kith.\n");
  KITH_TRY(const Now now, now_of(context));
  Grid grid{{{"", Side::right, 0, Ink::quiet},
             {"NAME", Side::left, 16, Ink::strong},
             {"ADDRESS", Side::left, 16},
             {"IN", Side::right},
             {"OUT", Side::right},
             {"LAST"},
             {"SUBJECT", Side::left, 12, Ink::quiet}},
            {}};
  int place = 0;
  for (const CorrespondentRow& row : rows) {
    grid.rows.push_back({std::to_string(++place), row.name, row.address, std::to_string(row.in),
                         std::to_string(row.out), short_day(now.zone.date_of(row.last), now.today), row.subject});
  }
  return context.print(text_of(grid, context.look()) + "kith suggestions add N gives one a rhythm.\n");
}

Status change(Context& context, Result<Done> (*use)(const App&, int)) {
  KITH_TRY(const std::int64_t place, number_in(context.call().word(0), "N"));
  KITH_TRY(const auto done, use(context.app(), static_cast<int>(place)));
  return confirm_write(context, done);
}

Status add(Context& context) {
  return change(context, app::add_suggestion);
}

Status dismiss(Context& context) {
  return change(context, app::dismiss_suggestion);
}

}  // namespace

std::vector<Command> mail_suggestion_commands() {
  return {
      {.name = "suggestions",
       .group = Group::people,
       .what = "Who writes with you and is not in Kith",
       .examples = {"kith suggestions"},
       .run = list},
      {.name = "suggestions add",
       .group = Group::people,
       .what = "Give a correspondent a rhythm",
       .arguments = {{"N", "the number kith suggestions shows"}},
       .run = add},
      {.name = "suggestions dismiss",
       .group = Group::people,
       .what = "Do not propose a correspondent again",
       .arguments = {{"N", "the number kith suggestions shows"}},
       .run = dismiss},
  };
}

}  // namespace kith::cli
