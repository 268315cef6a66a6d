// Taking back, and what was done.
#include <algorithm>

#include <fmt/format.h>

#include "app/history.hpp"
#include "cli/context.hpp"
#include "cli/grid.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

constexpr int kMostUndone = 1000;

Status undo(Context& context) {
  const Call& call = context.call();
  if (const auto step = call.value("--step")) {
    if (!call.words.empty()) return fail(Code::usage, "either the last N steps, or --step ID");
    KITH_TRY(const std::int64_t id, number_in(*step, "--step"));
    KITH_TRY(const app::Undone undone, app::undo(context.app(), StepId{id}));
    return confirm_undone(context, {undone});
  }
  std::int64_t steps = 1;
  if (!call.words.empty()) {
    KITH_TRY(steps, number_in(call.word(0), "N"));
    if (steps > kMostUndone)
      return fail(Code::usage, fmt::format("at most {} steps at once", number_words(kMostUndone)));
  }
  std::vector<app::Undone> undone;
  while (static_cast<std::int64_t>(undone.size()) < steps) {
    auto one = app::undo(context.app());
    if (!one && one.error().code == Code::not_found && !undone.empty()) break;
    if (!one) {
      if (!undone.empty()) KITH_CHECK(confirm_undone(context, undone));  // say what did happen, then what did not
      return fail(one.error());
    }
    undone.push_back(std::move(*one));
  }
  KITH_CHECK(confirm_undone(context, undone));
  if (static_cast<std::int64_t>(undone.size()) < steps) context.remark("That is all there was to undo.\n");
  return {};
}

std::string when(Instant at, const Now& now) {
  const int minute = now.zone.minute_of_day(at);
  return fmt::format("{} {:02}:{:02}", short_day(now.zone.date_of(at), now.today), minute / 60, minute % 60);
}

std::string mark(const Step& step) {
  return step.undone_by ? "undone" : "";
}

std::string steps_text(const std::vector<Step>& steps, const Now& now, const Look& look) {
  if (steps.empty()) return "Nothing was done yet.\n";
  Grid grid{{{"STEP", Side::right, 0, Ink::quiet}, {"WHEN"}, {"WHAT", Side::left, 20}, {"", Side::left, 0, Ink::quiet}},
            {}};
  for (const Step& step : steps)
    grid.rows.push_back({std::to_string(step.id.value), when(step.at, now), step.title, mark(step)});
  return text_of(grid, look) +
         paint(look, Ink::quiet, "Take the last one back: kith undo. One of them: kith undo --step STEP") + "\n";
}

std::string line_words(const app::PersonStep::Line& line) {
  const std::string before = line.before.value_or("");
  const std::string after = line.after.value_or("");
  if (before.empty() && after.empty()) return line.what;
  if (before.empty()) return fmt::format("{}: {}", line.what, after);
  if (after.empty()) return fmt::format("{}: {}, taken away", line.what, before);
  return fmt::format("{}: {}, was {}", line.what, after, before);
}

// The same words many times over, as after an import, are said once.
std::vector<std::string> counted_lines(const std::vector<app::PersonStep::Line>& lines) {
  std::vector<std::pair<std::string, int>> counted;
  for (const auto& line : lines) {
    const std::string words = line_words(line);
    const auto known =
        std::find_if(counted.begin(), counted.end(), [&](const auto& each) { return each.first == words; });
    if (known != counted.end()) {
      ++known->second;
    } else {
      counted.emplace_back(words, 1);
    }
  }
  std::vector<std::string> said;
  for (const auto& [words, times] : counted) {
    said.push_back(times == 1 ? words : fmt::format("{} ({} times)", words, times));
  }
  return said;
}

std::string person_steps_text(const std::vector<app::PersonStep>& steps, const Now& now, const Look& look) {
  if (steps.empty()) return "Nothing was done to them yet.\n";
  std::string text;
  for (const app::PersonStep& entry : steps) {
    text += fmt::format(
        "{}  {}  {}{}\n", paint(look, Ink::quiet, padded(std::to_string(entry.step.id.value), 6, Side::right)),
        when(entry.step.at, now), paint(look, Ink::strong, entry.step.title), entry.step.undone_by ? "  (undone)" : "");
    for (const std::string& line : counted_lines(entry.lines)) {
      text += "        " + wrapped_at(line, 10, look.text_width()) + "\n";
    }
  }
  return text;
}

// A part of a list that nobody counts: without a total, `next` is what --before takes.
template <class T>
app::Json part_of(const std::vector<T>& steps, std::optional<StepId> next) {
  app::Json document = page_of(steps);
  document.erase("total");
  document["next"] = next ? app::Json(std::to_string(next->value)) : app::Json();
  return document;
}

Status history(Context& context) {
  const Call& call = context.call();
  constexpr int kUsual = 30;
  constexpr int kMost = 500;
  KITH_TRY(const auto given, call.number("--limit", 1, kMost));
  const int limit = given.value_or(kUsual);
  KITH_TRY(const Now now, now_of(context));
  if (!call.words.empty()) {
    KITH_TRY(const PersonId id, context.person());
    KITH_TRY(const auto steps, app::person_history(context.app(), id, limit));
    if (context.json()) return context.print_json(part_of(steps, std::nullopt));
    return context.print(person_steps_text(steps, now, context.look()));
  }
  std::optional<StepId> before;
  if (const auto step = call.value("--before")) {
    KITH_TRY(const std::int64_t id, number_in(*step, "--before"));
    before = StepId{id};
  }
  KITH_TRY(const auto steps, app::history(context.app(), before, limit));
  const bool full = static_cast<int>(steps.size()) == limit && !steps.empty();
  if (context.json()) {
    return context.print_json(part_of(steps, full ? std::optional(steps.back().id) : std::nullopt));
  }
  return context.print(steps_text(steps, now, context.look()));
}

}  // namespace

std::vector<Command> history_commands() {
  return {
      {.name = "undo",
       .group = Group::keeping,
       .what = "Take back the last step, or the last N",
       .arguments = {{"N", "how many (1)", Count::optional}},
       .options = {{"--step", "ID", "that step instead, as kith history shows it"}},
       .examples = {"kith undo", "kith undo 3", "kith undo --step 812"},
       .run = undo},
      {.name = "history",
       .group = Group::keeping,
       .what = "What was done, or what changed for one person",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .options = {{"--limit", "N", "how many (30)"}, {"--before", "STEP", "only steps before that one"}},
       .examples = {"kith history", "kith history ada"},
       .run = history},
  };
}

}  // namespace kith::cli
