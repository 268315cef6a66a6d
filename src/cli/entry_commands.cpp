// Entry points and the user's own news.
#include <fmt/format.h>

#include "app/entry_points.hpp"
#include "app/json_entries.hpp"
#include "app/own_news.hpp"
#include "cli/context.hpp"
#include "cli/entry_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

constexpr std::string_view kEntryKindChoices =
    "promotion|job-change|talk|article|event|post|news|serves|interest|birthday";

template <class Lines>
app::Json lines_json(const Lines& lines) {
  app::Json items = app::Json::array();
  for (const auto& line : lines) items.push_back(app::to_json(line));
  const auto total = static_cast<std::int64_t>(lines.size());
  return app::page(std::move(items), "", total);
}

Result<EntryPointId> entry_id(const Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  return EntryPointId{id};
}

Result<NewsId> news_id(const Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  return NewsId{id};
}

Result<std::optional<LocalDate>> day_in(const Call& call, std::string_view option) {
  const auto given = call.value(option);
  if (!given || given->empty()) return std::nullopt;
  const auto day = parse_date(*given);
  if (!day) return fail(Code::usage, fmt::format("{} cannot be \"{}\"", option, *given), "a day such as 2026-12-01");
  return *day;
}

// Left out: as it is; empty: it does not end.
Result<std::optional<std::optional<LocalDate>>> until_in(const Call& call) {
  if (!call.has("--until")) return std::nullopt;
  KITH_TRY(const auto day, day_in(call, "--until"));
  return std::optional<std::optional<LocalDate>>(day);
}

Status entries(Context& context) {
  std::optional<PersonId> person;
  if (!context.call().words.empty()) {
    KITH_TRY(person, context.person());
  }
  KITH_TRY(const auto lines, app::entries(context.app(), person));
  if (context.json()) return context.print_json(lines_json(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(entries_text(lines, now, context.look()));
}

Status entry_add(Context& context) {
  const Call& call = context.call();
  app::EntryInput input;
  input.kind = entry_kind_from(call.word(1)).value_or(EntryKind::news);
  input.text = call.text(2);
  input.url = call.value("--url").value_or("");
  KITH_TRY(input.day, day_in(call, "--at"));
  KITH_TRY(input.until, until_in(call));
  if (call.has("--org")) {
    KITH_TRY(const Done done, app::add_entry(context.app(), call.word(0), input));
    return confirm_write(context, done);
  }
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::add_entry(context.app(), id, input));
  return confirm_write(context, done);
}

Status entry_edit(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const EntryPointId id, entry_id(context));
  app::EntryEdit edit;
  if (const auto kind = call.value("--kind")) edit.kind = entry_kind_from(*kind);
  edit.text = call.value("--text");
  edit.url = call.value("--url");
  KITH_TRY(edit.day, day_in(call, "--at"));
  KITH_TRY(edit.until, until_in(call));
  KITH_TRY(const Done done, app::edit_entry(context.app(), id, edit));
  return confirm_write(context, done);
}

Status entry_dismiss(Context& context) {
  KITH_TRY(const EntryPointId id, entry_id(context));
  std::optional<PersonId> person;
  if (const auto ref = context.call().value("--for")) {
    KITH_TRY(person, app::resolve(context.app(), *ref));
  }
  KITH_TRY(const Done done, app::dismiss_entry(context.app(), id, person));
  return confirm_write(context, done);
}

Status entry_delete(Context& context) {
  KITH_TRY(const EntryPointId id, entry_id(context));
  KITH_TRY(const Done done, app::delete_entry(context.app(), id));
  return confirm_write(context, done);
}

Status news(Context& context) {
  KITH_TRY(const auto lines, app::news(context.app()));
  if (context.json()) return context.print_json(lines_json(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(news_text(lines, now, context.look()));
}

Status news_add(Context& context) {
  const Call& call = context.call();
  app::NewsInput input;
  input.text = call.text(0);
  input.url = call.value("--url").value_or("");
  KITH_TRY(input.until, until_in(call));
  KITH_TRY(const Done done, app::add_news(context.app(), input));
  return confirm_write(context, done);
}

Status news_edit(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const NewsId id, news_id(context));
  app::NewsEdit edit;
  edit.text = call.value("--text");
  edit.url = call.value("--url");
  KITH_TRY(edit.until, until_in(call));
  KITH_TRY(const Done done, app::edit_news(context.app(), id, edit));
  return confirm_write(context, done);
}

Status news_told(Context& context) {
  KITH_TRY(const NewsId id, news_id(context));
  KITH_TRY(const PersonId person, context.person(1));
  KITH_TRY(const Done done, app::tell_news(context.app(), id, person));
  return confirm_write(context, done);
}

Status news_delete(Context& context) {
  KITH_TRY(const NewsId id, news_id(context));
  KITH_TRY(const Done done, app::delete_news(context.app(), id));
  return confirm_write(context, done);
}

std::vector<Command> entry_rows() {
  const Argument id{"ID", "as kith entries shows it"};
  return {
      {.name = "entries",
       .group = Group::outreach,
       .what = "What there is to write about, the best first",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .run = entries},
      {.name = "entry add",
       .group = Group::outreach,
       .what = "Note something to write to somebody about",
       .arguments = {{"REF", kRefWhat},
                     {"KIND", "what it is", Count::one, kEntryKindChoices},
                     {"TEXT", "in a few words", Count::any}},
       .options = {{"--org", "", "REF is the name of an organisation"},
                   {"--url", "URL", "where it stands; enough without a text"},
                   {"--at", "DAY", "when it happened or will; today if left out"},
                   {"--until", "DAY", "its last day; empty: it does not end"}},
       .examples = {"kith entry add ada talk on looms, in Ghent --at 2026-12-04",
                    "kith entry add grace article --url https://example.org/compilers",
                    "kith entry add --org \"Looms & Co\" event an open day --at 2026-12-10"},
       .run = entry_add},
      {.name = "entry edit",
       .group = Group::outreach,
       .what = "Change its words, kind, link or days",
       .arguments = {id},
       .options = {{"--text", "TEXT", "in a few words"},
                   {"--kind", "KIND", "what it is", kEntryKindChoices},
                   {"--url", "URL", "where it stands; empty for none"},
                   {"--at", "DAY", "when it happened or will"},
                   {"--until", "DAY", "its last day; empty: it does not end"}},
       .run = entry_edit},
      {.name = "entry dismiss",
       .group = Group::outreach,
       .what = "Do not offer it again",
       .arguments = {id},
       .options = {{"--for", "REF", "for whom, when it is an organisation's"}},
       .run = entry_dismiss},
      {.name = "entry delete",
       .group = Group::outreach,
       .what = "It was never true",
       .arguments = {id},
       .run = entry_delete},
  };
}

std::vector<Command> news_rows() {
  const Argument id{"ID", "as kith news shows it"};
  return {
      {.name = "news", .group = Group::outreach, .what = "Your own news, and how many were told", .run = news},
      {.name = "news add",
       .group = Group::outreach,
       .what = "Write news of yours once; Today offers it",
       .arguments = {{"TEXT", "in a sentence", Count::any}},
       .options = {{"--url", "URL", "where it stands; enough without a text"},
                   {"--until", "DAY", "its last day; 30 days if left out"}},
       .examples = {"kith news add back from Italy, with a recipe for ragù",
                    "kith news add the shop is open --url https://example.org/shop --until 2027-01-31"},
       .run = news_add},
      {.name = "news edit",
       .group = Group::outreach,
       .what = "Change its words, link or last day",
       .arguments = {id},
       .options = {{"--text", "TEXT", "in a sentence"},
                   {"--url", "URL", "where it stands; empty for none"},
                   {"--until", "DAY", "its last day; empty: it does not end"}},
       .run = news_edit},
      {.name = "news told",
       .group = Group::outreach,
       .what = "Somebody knows; do not offer it for them",
       .arguments = {id, {"REF", kRefWhat}},
       .run = news_told},
      {.name = "news delete", .group = Group::outreach, .what = "Take it back", .arguments = {id}, .run = news_delete},
  };
}

}  // namespace

std::vector<Command> entry_commands() {
  std::vector<Command> rows = entry_rows();
  for (Command& row : news_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
