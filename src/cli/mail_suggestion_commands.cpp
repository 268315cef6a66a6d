// What mail proposes and tells: suggestions, notices.
#include <fmt/format.h>

#include "app/json.hpp"
#include "app/notices.hpp"
#include "app/suggestions.hpp"
#include "cli/context.hpp"
#include "cli/grid.hpp"
#include "cli/mail_text.hpp"
#include "cli/parse.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status list(Context& context) {
  KITH_TRY(const auto rows, app::suggestions(context.app()));
  if (context.json()) {
    app::Json items = app::Json::array();
    for (const app::Suggestion& row : rows) items.push_back(app::to_json(row));
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
  for (const app::Suggestion& row : rows) {
    grid.rows.push_back({std::to_string(++place), row.name, addresses_words(row), std::to_string(row.in),
                         std::to_string(row.out), short_day(now.zone.date_of(row.last), now.today), row.subject});
  }
  return context.print(text_of(grid, context.look()) + "kith suggestions add N gives one a rhythm, --all everybody.\n");
}

Status notices(Context& context) {
  KITH_TRY(const auto rows, app::mail_notices(context.app()));
  if (context.json()) {
    app::Json items = app::Json::array();
    for (const app::MailNotice& row : rows) items.push_back(app::to_json(row));
    return context.print_json({{"items", items}});
  }
  if (rows.empty()) return context.print("Your mail has nothing to tell.\n");
  KITH_TRY(const Now now, now_of(context));
  Grid grid{{{"ID", Side::right, 0, Ink::quiet}, {"ON"}, {"WHAT", Side::left, 24}}, {}};
  for (const app::MailNotice& row : rows) {
    grid.rows.push_back({std::to_string(row.id), short_day(now.zone.date_of(row.at), now.today), row.text});
  }
  return context.print(text_of(grid, context.look()) + "kith notices undo ID takes one back.\n");
}

Status undo_one(Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const auto done, app::undo_notice(context.app(), id));
  return confirm_write(context, done);
}

Status add_suggested(Context& context) {
  std::optional<StratumId> stratum;
  if (const auto name = context.call().value("--stratum")) {
    KITH_TRY(stratum, app::find_stratum(context.app(), *name));
  }
  const bool one = !context.call().words.empty();
  if (one == context.call().has("--all")) return fail(Code::usage, "say which one, or --all", "kith suggestions");
  if (!one) {
    KITH_TRY(const auto done, app::add_suggestions(context.app(), stratum));
    return confirm_write(context, done);
  }
  KITH_TRY(const std::string address, app::suggested(context.app(), context.call().word(0)));
  KITH_TRY(const auto done, app::add_suggestion(context.app(), address, stratum));
  return confirm_write(context, done);
}

Status dismiss_suggested(Context& context) {
  KITH_TRY(const std::string address, app::suggested(context.app(), context.call().word(0)));
  KITH_TRY(const auto done, app::dismiss_suggestion(context.app(), address));
  return confirm_write(context, done);
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
       .arguments = {{"N", "the number kith suggestions shows, or the address", Count::optional}},
       .options = {{"--all", "", "everybody who is proposed, in one step"},
                   {"--stratum", "NAME", "this rhythm, not the one your exchanges speak for"}},
       .examples = {"kith suggestions add 1", "kith suggestions add --all"},
       .run = add_suggested},
      {.name = "suggestions dismiss",
       .group = Group::people,
       .what = "Do not propose a correspondent again",
       .arguments = {{"N", "the number kith suggestions shows, or the address"}},
       .run = dismiss_suggested},
      {.name = "notices",
       .group = Group::day,
       .what = "What came back, and who asked not to be written to",
       .run = notices},
      {.name = "notices undo",
       .group = Group::day,
       .what = "Take back what a notice tells of",
       .arguments = {{"ID", "the number kith notices shows"}},
       .run = undo_one},
  };
}

}  // namespace kith::cli
