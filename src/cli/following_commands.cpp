// Feeds followed, and the user's own reading.
#include <atomic>

#include <fmt/format.h>

#include "app/following.hpp"
#include "app/json_following.hpp"
#include "app/reading.hpp"
#include "cli/context.hpp"
#include "cli/following_text.hpp"
#include "cli/progress.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status follow_feed(Context& context) {
  const Call& call = context.call();
  app::FollowInput input;
  input.url = call.word(0);
  input.reading = call.has("--reading");
  input.organisations = call.values("--org");
  for (const std::string& ref : call.values("--for")) {
    KITH_TRY(const PersonId person, app::resolve(context.app(), ref));
    input.people.push_back(person);
  }
  KITH_TRY(const auto followed, app::follow(context.app(), input));
  const std::string items = count_words(followed.fresh, "item", "items");
  return context.confirm(app::to_json(followed),
                         fmt::format("{} ({} now, {}).\n", followed.done.title, items, followed.line.feed.url));
}

Status list_following(Context& context) {
  std::optional<PersonId> person;
  if (!context.call().words.empty()) {
    KITH_TRY(person, context.person());
  }
  KITH_TRY(const auto lines, app::following(context.app(), person));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(following_text(lines, now, context.look()));
}

Status check_feeds(Context& context) {
  const auto which = context.call().has("--all") ? app::CheckWhich::all : app::CheckWhich::due;
  app::CheckSummary summary;
  {
    const Interrupt interrupt;
    std::atomic<bool> stop = false;
    Progress shown(context, "Asking feeds");
    app::WebMeans means;
    means.stop = &stop;
    KITH_TRY(summary, app::check_following(context.app(), which, means, [&](int done, int all) {
               if (interrupt.asked()) stop = true;
               shown.set({"Asking feeds", static_cast<double>(done) / all, fmt::format("{} of {}", done, all)});
             }));
    shown.end();
  }
  return context.confirm(app::to_json(summary), check_text(summary));
}

Status unfollow_feed(Context& context) {
  KITH_TRY(const FollowedFeed feed, app::find_following(context.app(), context.call().word(0)));
  KITH_TRY(const Done done, app::unfollow(context.app(), feed.id));
  return confirm_write(context, done);
}

Status list_reading(Context& context) {
  KITH_TRY(const auto lines, app::reading(context.app()));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(reading_text(lines, now, context.look()));
}

Status reading_for(Context& context) {
  KITH_TRY(const PersonId person, context.person());
  KITH_TRY(const auto lines, app::reading(context.app(), person));
  if (context.json()) return context.print_json(page_of(lines));
  if (lines.empty()) return context.print("Nothing you read lately speaks to them.\n");
  KITH_TRY(const Now now, now_of(context));
  return context.print(reading_text(lines, now, context.look()));
}

Status reading_away(Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const FeedItem item, app::put_reading_away(context.app(), id));
  return context.confirm({{"id", item.id}, {"title", item.title}}, fmt::format("Put away: {}.\n", item.title));
}

Status reading_keep(Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const auto people, context.people_from(1));
  KITH_TRY(const Done done, app::keep_reading(context.app(), id, people));
  return confirm_write(context, done);
}

Status read_link(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto added, app::add_reading(context.app(), call.word(0), call.value("--title").value_or("")));
  return context.confirm(app::to_json(added), read_text(added));
}

std::vector<Command> reading_rows() {
  const Argument id{"ID", "as kith reading shows it"};
  return {
      {.name = "reading",
       .group = Group::outreach,
       .what = "What you read, and whom to send it to",
       .run = list_reading},
      {.name = "reading for",
       .group = Group::outreach,
       .what = "What you read that speaks to somebody",
       .arguments = {{"REF", kRefWhat}},
       .run = reading_for},
      {.name = "reading keep",
       .group = Group::outreach,
       .what = "Keep an article as a reason to write to them",
       .arguments = {id, {"REF", kRefWhat, Count::some}},
       .examples = {"kith reading keep 7 ada grace"},
       .run = reading_keep},
      {.name = "reading away",
       .group = Group::outreach,
       .what = "Propose an article no more",
       .arguments = {id},
       .run = reading_away},
      {.name = "read",
       .group = Group::outreach,
       .what = "You read this: whom is it for?",
       .arguments = {{"URL", "an article's address"}},
       .options = {{"--title", "TEXT", "what it is called, when its page cannot say"}},
       .examples = {"kith read https://example.org/bees"},
       .run = read_link},
  };
}

std::vector<Command> feed_rows() {
  return {
      {.name = "follow",
       .group = Group::outreach,
       .what = "Follow a feed: its posts are something to write about",
       .arguments = {{"URL", "a feed, or a page that names one"}},
       .options = {{"--for", "REF", "whose it is", "", Times::repeated},
                   {"--org", "NAME", "an organisation's: for all who work there", "", Times::repeated},
                   {"--reading", "", "your own reading: matched to people"}},
       .examples = {"kith follow https://example.org/blog --for ada", "kith follow example.org/feed.xml --reading"},
       .run = follow_feed},
      {.name = "following",
       .group = Group::outreach,
       .what = "The feeds you follow",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .run = list_following},
      {.name = "following check",
       .group = Group::outreach,
       .what = "Ask the feeds whose time it is for news",
       .options = {{"--all", "", "all of them, whatever their time"}},
       .run = check_feeds},
      {.name = "unfollow",
       .group = Group::outreach,
       .what = "Follow a feed no more",
       .arguments = {{"FEED", "its number, as kith following shows it, or URL"}},
       .run = unfollow_feed},
  };
}

}  // namespace

std::vector<Command> following_commands() {
  std::vector<Command> rows = feed_rows();
  for (Command& row : reading_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
