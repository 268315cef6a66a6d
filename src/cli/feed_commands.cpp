// The calendar address: feed, feed renew, feed off. And the backups that are made by themselves.
#include <fmt/format.h>

#include "cli/context.hpp"
#include "cli/grid.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

// Where kith serve listens unless it is told otherwise.
constexpr std::string_view kUsualOrigin = "http://127.0.0.1:7070";

std::string address_text(const app::FeedView& view) {
  if (!view.on) return "There is no calendar address: kith feed renew makes one.\n";
  return fmt::format("{}{}\n", kUsualOrigin, view.path);
}

Status show_feed(Context& context) {
  KITH_TRY(const auto view, app::feed(context.app()));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_CHECK(context.print(address_text(view)));
  if (view.on)
    context.remark("Subscribe to it in your calendar; kith serve answers there. Whoever has it can read it.\n");
  return {};
}

Status renew_feed(Context& context) {
  KITH_TRY(const auto changed, app::renew_feed(context.app()));
  return context.confirm(app::to_json(changed), fmt::format("{}.\n{}", changed.done.title, address_text(changed.view)));
}

Status stop_feed(Context& context) {
  KITH_TRY(const auto changed, app::stop_feed(context.app()));
  return context.confirm(app::to_json(changed), changed.done.step
                                                    ? fmt::format("{}.\n", changed.done.title)
                                                    : std::string("The calendar address was off already.\n"));
}

Status list_backups(Context& context) {
  KITH_TRY(const auto view, app::backups(context.app()));
  if (context.json()) return context.print_json(app::to_json(view));
  if (view.folder.empty()) {
    return context.print("No backups are made by themselves: kith settings backup-folder /a/folder\n");
  }
  KITH_TRY(const Now now, now_of(context));
  std::string text =
      fmt::format("In {}, {}; kept for {} and {}.\n", view.folder,
                  view.every_days == 1 ? "every day" : fmt::format("every {} days", view.every_days),
                  count_words(view.keep_days, "day", "days"), count_words(view.keep_weeks, "week", "weeks"));
  if (view.files.empty()) {
    text += "None yet: kith serve makes the first one, or kith backup now.\n";
  } else {
    Grid grid{{{"DAY"}, {"SIZE", Side::right}, {"FILE", Side::left, 20}}, {}};
    for (const app::BackupFile& file : view.files)
      grid.rows.push_back({short_day(now.zone.date_of(file.at), now.today), bytes_words(file.bytes), file.path});
    text += text_of(grid, context.look());
  }
  if (view.problem) text += fmt::format("Mind: {}.\n", *view.problem);
  return context.print(text);
}

}  // namespace

std::vector<Command> feed_commands() {
  return {
      {.name = "feed",
       .group = Group::keeping,
       .what = "The calendar address: due dates in your own calendar",
       .examples = {"kith feed"},
       .run = show_feed},
      {.name = "feed renew",
       .group = Group::keeping,
       .what = "Make a calendar address, or a new one",
       .run = renew_feed},
      {.name = "feed off", .group = Group::keeping, .what = "Answer at no calendar address", .run = stop_feed},
      {.name = "backups",
       .group = Group::keeping,
       .what = "The backups that kith serve makes by itself",
       .examples = {"kith backups --json"},
       .run = list_backups},
  };
}

}  // namespace kith::cli
