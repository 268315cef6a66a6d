// What happened with somebody, and what is decided about their dates.
#include <fmt/format.h>

#include "app/contact.hpp"
#include "app/entry_points.hpp"
#include "base/text.hpp"
#include "cli/context.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

// One of --out, --in, --both; none leaves it to the channel.
Result<std::optional<Direction>> direction_from_flags(const Call& call) {
  std::optional<Direction> direction;
  for (const auto& [flag, means] :
       {std::pair("--out", Direction::out), std::pair("--in", Direction::in), std::pair("--both", Direction::both)}) {
    if (!call.has(flag)) continue;
    if (direction) return fail(Code::usage, "a contact went one way: --out, --in or --both");
    direction = means;
  }
  return direction;
}

Status log(Context& context) {
  const Call& call = context.call();
  app::TouchInput touch;
  touch.channel = channel_from(call.word(1)).value_or(Channel::other);  // the row let only known ones pass
  KITH_TRY(touch.direction, direction_from_flags(call));
  KITH_TRY(touch.at, instant_of(context, "--at"));
  if (call.has("--asks")) touch.asks = true;
  touch.note = call.value("--note").value_or("");
  app::About about;
  if (const auto entry = call.value("--entry")) {
    KITH_TRY(about.entry.value, number_in(*entry, "--entry"));
  }
  if (const auto news = call.value("--news")) {
    KITH_TRY(about.news.value, number_in(*news, "--news"));
  }
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::log_touch(context.app(), id, touch, about));
  return confirm_person(context, done);
}

Status note(Context& context) {
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::add_note(context.app(), id, context.call().text(1)));
  return confirm_person(context, done);
}

Status snooze(Context& context) {
  const std::string& text = context.call().word(1);
  auto until = app::snooze_date(context.app(), text);
  if (!until && until.error().code != Code::failed) {
    return fail(Code::usage, fmt::format("UNTIL cannot be \"{}\"", text),
                "a day such as 2026-12-01, or a length such as 10d, 2w, 1m");
  }
  KITH_TRY(const LocalDate day, std::move(until));
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::snooze(context.app(), id, day));
  return confirm_person(context, done);
}

Status skip(Context& context) {
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::skip(context.app(), id));
  return confirm_person(context, done);
}

// Several at once are one step.
Status change_several(Context& context, app::BulkAction action) {
  app::BulkRequest request;
  request.action = action;
  KITH_TRY(request.people, context.people_from(0));
  KITH_TRY(const auto done, app::change_many(context.app(), request));
  return confirm_many(context, done);
}

Status rest(Context& context) {
  const auto how = context.call().has("--do-not-contact") ? app::Rest::do_not_contact : app::Rest::rest;
  if (context.call().words.size() > 1) {
    if (how == app::Rest::rest) return change_several(context, app::BulkAction::rest);
    return fail(Code::usage, "--do-not-contact is said of one person at a time");
  }
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::rest(context.app(), id, how));
  return confirm_person(context, done);
}

Status wake(Context& context) {
  if (context.call().words.size() > 1) return change_several(context, app::BulkAction::wake);
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::wake(context.app(), id));
  return confirm_person(context, done);
}

}  // namespace

std::vector<Command> rhythm_commands() {
  return {
      {.name = "log",
       .group = Group::day,
       .what = "Say that you were in touch; the next date follows",
       .arguments = {{"REF", kRefWhat}, {"CHANNEL", "how", Count::one, kChannelChoices}},
       .options = {{"--at", "WHEN", "when it was, if not just now: \"2026-11-20 14:00\""},
                   {"--out", "", "from you (as e-mails, texts and letters are unless you say otherwise)"},
                   {"--in", "", "from them"},
                   {"--both", "", "both ways (as calls and meetings are)"},
                   {"--asks", "", "it asks for something, so an answer is waited for"},
                   {"--note", "TEXT", "what it was about; \"promise: ...\" is remembered"},
                   {"--entry", "ID", "the entry point it spoke of, which it uses up"},
                   {"--news", "ID", "your news that it told them"}},
       .examples = {"kith log ada call --note \"promise: send the drawings by 2026-12-01\"",
                    "kith log ada@example.org email --in --at \"2026-11-20 14:00\""},
       .run = log},
      {.name = "note",
       .group = Group::day,
       .what = "Note something; \"promise: ...\" comes back in Today",
       .arguments = {{"REF", kRefWhat}, {"TEXT", "the note", Count::some}},
       .examples = {"kith note ada her daughter starts school in September",
                    "kith note ada \"promise: introduce her to Charles\""},
       .run = note},
      {.name = "snooze",
       .group = Group::rhythm,
       .what = "Not before a date; the rhythm stays as it is",
       .arguments = {{"REF", kRefWhat}, {"UNTIL", "a day such as 2026-12-01, or a length such as 2w"}},
       .examples = {"kith snooze ada 2w", "kith snooze ada 2026-12-01"},
       .run = snooze},
      {.name = "skip",
       .group = Group::rhythm,
       .what = "Not this time; due again a whole interval later",
       .arguments = {{"REF", kRefWhat}},
       .run = skip},
      {.name = "rest",
       .group = Group::rhythm,
       .what = "Keep somebody without a rhythm",
       .arguments = {{"REF", kRefWhat, Count::some}},
       .options = {{"--do-not-contact", "", "they asked: nothing is proposed or sent"}},
       .run = rest},
      {.name = "wake",
       .group = Group::rhythm,
       .what = "Give somebody at rest their rhythm back",
       .arguments = {{"REF", kRefWhat, Count::some}},
       .run = wake},
  };
}

}  // namespace kith::cli
