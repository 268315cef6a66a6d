// The guard: what it says of a draft, and its rules.
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/draft_check.hpp"
#include "app/json_guard.hpp"
#include "base/text.hpp"
#include "cli/context.hpp"
#include "cli/draft_check_command.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

constexpr std::size_t kDraftBytes = 32 * 1024 * 1024;  // with what is attached

Result<std::string> draft_bytes(std::istream& in, const std::string& name) {
  std::string bytes;
  char part[16384];
  while (in.read(part, sizeof part) || in.gcount() > 0) {
    bytes.append(part, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > kDraftBytes)
      return fail(Code::bad_input, fmt::format("{} is too large", name), "at most 32 MiB are read");
  }
  if (in.bad()) return fail(Code::failed, fmt::format("{} cannot be read", name));
  if (trim(bytes).empty())
    return fail(Code::bad_input, fmt::format("{} is empty", name), "give a message as a .eml file");
  return bytes;
}

Result<std::string> draft_file(const Context& context) {
  const std::string& path = context.call().word(0);
  if (path == "-") return draft_bytes(context.machine().streams.in, "the standard input");
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return fail(Code::not_found, fmt::format("{} cannot be opened", path),
                "give a .eml file, or - for the standard input");
  return draft_bytes(file, path);
}

Ink ink_of(GuardLevel level) {
  switch (level) {
    case GuardLevel::block:
    case GuardLevel::warn: return Ink::warn;
    case GuardLevel::hint: return Ink::accent;
    case GuardLevel::off: break;
  }
  return Ink::quiet;
}

constexpr int kLevelWidth = 7;  // "block  "

std::string level_text(GuardLevel level, const Look& look) {
  return paint(look, ink_of(level), padded(name(level), kLevelWidth));
}

std::string finding_text(const GuardFinding& finding, const Look& look) {
  const int width = look.text_width();
  std::string text = level_text(finding.level, look);
  text += wrapped_at(fmt::format("{}: {}", guard_row(finding.rule).id, visible(finding.message)), kLevelWidth, width) +
          "\n";
  text += std::string(kLevelWidth, ' ') + wrapped_at(visible(finding.mend), kLevelWidth, width) + "\n";
  return text;
}

Status draft_check(Context& context) {
  KITH_TRY(const std::string bytes, draft_file(context));
  std::optional<PersonId> person;
  if (const auto ref = context.call().value("--to")) {
    KITH_TRY(person, app::resolve(context.app(), *ref));
  }
  KITH_TRY(const GuardResult result, app::check_eml(context.app(), bytes, person));
  if (context.json()) {
    KITH_CHECK(context.print_json(app::to_json(result)));
  } else if (result.findings.empty()) {
    KITH_CHECK(context.print("The guard finds nothing.\n"));
  } else {
    std::string text;
    for (const GuardFinding& finding : result.findings) text += finding_text(finding, context.look());
    KITH_CHECK(context.print(text));
  }
  return app::not_blocked(result);
}

std::string rule_text(const app::GuardRuleLine& line, const Look& look) {
  const int width = look.text_width();
  std::string text = level_text(line.level, look);
  text += paint(look, Ink::strong, line.row.id) + "\n";
  const auto paragraph = [&](std::string_view words) {
    text += std::string(kLevelWidth, ' ') + wrapped_at(words, kLevelWidth, width) + "\n";
  };
  paragraph(fmt::format("Finds: {}.", line.row.looks_at));
  paragraph(fmt::format("Why: {} From {}.", line.row.why, line.row.seed));
  paragraph(fmt::format("Instead: {}", line.row.mend));
  return text;
}

Status guard(Context& context) {
  KITH_TRY(const auto lines, app::guard_rules(context.app()));
  if (context.json()) {
    app::Json items = app::Json::array();
    for (const app::GuardRuleLine& line : lines) items.push_back(app::to_json(line));
    return context.print_json({{"items", items}});
  }
  std::string text;
  for (const app::GuardRuleLine& line : lines) text += rule_text(line, context.look());
  return context.print(text + "kith settings guard.RULE off|hint|warn|block sets how much a rule says.\n");
}

}  // namespace

std::vector<Command> draft_check_commands() {
  return {
      {.name = "draft check",
       .group = Group::outreach,
       .what = "Read a message before it leaves; exit 5 when blocked",
       .arguments = {{"FILE", "a message as .eml; - is the standard input"}},
       .options = {{"--to", "REF", "it goes to them, instead of the first of To"}},
       .examples = {"kith draft check draft.eml --to ada"},
       .run = draft_check},
      {.name = "guard",
       .group = Group::outreach,
       .what = "The rules for drafts: what, why, and how to mend",
       .examples = {"kith guard"},
       .run = guard},
  };
}

}  // namespace kith::cli
