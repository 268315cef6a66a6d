// Drafts: begun, written, handed over. Sending them: outbox_commands.cpp.
#include <iterator>

#include <fmt/format.h>

#include "app/json_drafts.hpp"
#include "cli/context.hpp"
#include "cli/draft_check_command.hpp"
#include "cli/draft_text.hpp"
#include "cli/outbox_commands.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

constexpr std::string_view kDraftWhat = "as kith drafts shows it";

Result<DraftId> draft_id(const Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  return DraftId{id};
}

Status show_draft(const Context& context, DraftId id) {
  KITH_TRY(const app::DraftView view, app::view_draft(context.app(), id));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_TRY(const Now now, now_of(context));
  return context.print(draft_text(view, now, context.look()));
}

Status draft(Context& context) {
  const Call& call = context.call();
  app::DraftInput input;
  KITH_TRY(input.person, context.person());
  input.opening = call.value("--like").value_or("");
  if (const auto entry = call.value("--entry")) {
    KITH_TRY(input.entry.value, number_in(*entry, "--entry"));
  }
  if (const auto news = call.value("--news")) {
    KITH_TRY(input.news.value, number_in(*news, "--news"));
  }
  input.about = call.value("--about").value_or("");
  if (call.has("--answer")) input.goes_on = app::GoesOn::from_last;
  if (const auto channel = call.value("--by")) input.channel = channel_from(*channel).value_or(Channel::email);
  KITH_TRY(const app::DraftDone made, app::add_draft(context.app(), input));
  if (context.quiet() && !context.json()) return {};
  return show_draft(context, made.draft);
}

Status drafts(Context& context) {
  const Call& call = context.call();
  DraftFilter filter;
  if (!call.words.empty()) {
    KITH_TRY(filter.person, context.person());
  }
  KITH_TRY(auto lines, app::drafts(context.app(), filter));
  if (!call.has("--all")) {
    std::erase_if(lines, [](const app::DraftLine& line) {
      return line.draft.state == DraftState::sent || line.draft.state == DraftState::handed;
    });
  }
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(drafts_text(lines, now, context.look()));
}

Status draft_show(Context& context) {
  KITH_TRY(const DraftId id, draft_id(context));
  return show_draft(context, id);
}

Status draft_edit(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const DraftId id, draft_id(context));
  app::DraftEdit edit;
  edit.subject = call.value("--subject");
  edit.body = call.value("--body");
  if (edit.body && *edit.body == "-")
    edit.body = std::string(std::istreambuf_iterator<char>(context.machine().streams.in), {});
  if (const auto channel = call.value("--by")) edit.channel = channel_from(*channel);
  if (!edit.subject && !edit.body && !edit.channel)
    return fail(Code::usage, "nothing is said to change", "--subject, --body or --by");
  KITH_TRY(const Done done, app::edit_draft(context.app(), id, edit));
  return confirm_write(context, done);
}

Status draft_delete(Context& context) {
  KITH_TRY(const DraftId id, draft_id(context));
  KITH_TRY(const Done done, app::delete_draft(context.app(), id));
  return confirm_write(context, done);
}

Status draft_hand(Context& context) {
  KITH_TRY(const DraftId id, draft_id(context));
  if (const auto as = context.call().value("--as")) {
    KITH_TRY(const Done done, app::handed_over(context.app(), id, channel_from(*as).value_or(Channel::email)));
    return confirm_person(context, done);
  }
  KITH_TRY(const app::HandOver made, app::hand_over(context.app(), id));
  if (context.json()) return context.print_json(app::to_json(made));
  const std::string link = made.mailto.empty() ? "" : made.mailto + "\n\n";
  KITH_CHECK(context.print(fmt::format("{}{}{}", link, made.text, made.text.ends_with('\n') ? "" : "\n")));
  context.remark(fmt::format("Once it is out: kith draft hand {} --as email\n", id.value));
  return {};
}

Status openings(Context& context) {
  if (!context.json()) return context.print(openings_text(context.look()));
  std::vector<Opening> all(kith::openings().begin(), kith::openings().end());
  return context.print_json(page_of(all));
}

std::vector<Command> writing_rows() {
  const Argument id{"ID", kDraftWhat};
  return {
      {.name = "drafts",
       .group = Group::outreach,
       .what = "What you are writing, and what waits to leave",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .options = {{"--all", "", "sent and handed over ones too"}},
       .run = drafts},
      {.name = "draft",
       .group = Group::outreach,
       .what = "Begin a message to one person",
       .arguments = {{"REF", kRefWhat}},
       .options = {{"--like", "OPENING", "a skeleton to write on: kith openings"},
                   {"--entry", "ID", "about an entry point"},
                   {"--news", "ID", "with news of your own"},
                   {"--about", "TEXT", "what it is about, in your words"},
                   {"--answer", "", "goes on from the latest mail with them"},
                   {"--by", "CHANNEL", "how it is to go out; email", kChannelChoices}},
       .examples = {"kith draft ada --like thanks --about \"the call with Kuhn\"", "kith draft ada --answer"},
       .run = draft},
      {.name = "draft show",
       .group = Group::outreach,
       .what = "A draft, and what is known beside it",
       .arguments = {id},
       .run = draft_show},
      {.name = "draft edit",
       .group = Group::outreach,
       .what = "Write it",
       .arguments = {id},
       .options = {{"--subject", "TEXT", "one line"},
                   {"--body", "TEXT", "the whole text; - reads the standard input"},
                   {"--by", "CHANNEL", "how it is to go out", kChannelChoices}},
       .examples = {"kith draft edit 1 --subject \"Your talk\" --body -"},
       .run = draft_edit},
      {.name = "draft hand",
       .group = Group::outreach,
       .what = "Take it elsewhere: a mailto: link and the text",
       .arguments = {id},
       .options = {{"--as", "CHANNEL", "it went out that way: log the contact", kChannelChoices}},
       .examples = {"kith draft hand 1", "kith draft hand 1 --as call"},
       .run = draft_hand},
      {.name = "draft delete",
       .group = Group::outreach,
       .what = "Throw it away",
       .arguments = {id},
       .run = draft_delete},
      {.name = "openings", .group = Group::outreach, .what = "Skeletons to write a message on", .run = openings},
  };
}

}  // namespace

std::vector<Command> draft_commands() {
  std::vector<Command> rows = writing_rows();
  for (Command& row : outbox_rows()) rows.push_back(std::move(row));
  for (Command& row : draft_check_commands()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
