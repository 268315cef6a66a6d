// Same person twice: duplicates, merge, unmerge.
#include <fmt/format.h>

#include "app/duplicates.hpp"
#include "cli/context.hpp"
#include "cli/duplicates_text.hpp"
#include "cli/progress.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status find_now(Context& context) {
  Progress progress(context, "Comparing everybody with everybody");
  const auto found = app::find_pairs(
      context.app(), [&](double share) { progress.set({"Comparing everybody with everybody", share, ""}); });
  progress.end();
  if (!found) return fail(found.error());
  return {};
}

Status duplicates(Context& context) {
  KITH_CHECK(find_now(context));
  KITH_TRY(const auto pairs, app::same_pairs(context.app()));
  if (context.json()) return context.print_json(page_of(pairs));
  return context.print(pairs_text(pairs, context.look()));
}

Status decide(Context& context, app::SameDecision decision) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::decide_same(context.app(), ReviewId{id}, decision));
  return confirm_write(context, done);
}
Status decide_merge(Context& context) {
  return decide(context, app::SameDecision::merge);
}
Status decide_different(Context& context) {
  return decide(context, app::SameDecision::different);
}

Status sure(Context& context) {
  KITH_CHECK(find_now(context));
  KITH_TRY(const auto merged, app::merge_sure(context.app()));
  if (context.json()) return context.print_json(app::to_json(merged));
  return confirm_write(context, merged.done);
}

Status merge(Context& context) {
  KITH_TRY(const PersonId kept, context.person(0));
  KITH_TRY(const PersonId gone, context.person(1));
  KITH_TRY(const Done done, app::merge(context.app(), kept, gone));
  return confirm_write(context, done, fmt::format("Apart again: kith unmerge {}", gone.value));
}

Status unmerge(Context& context) {
  KITH_TRY(const Done done, app::unmerge(context.app(), context.call().word(0)));
  return confirm_write(context, done);
}

}  // namespace

std::vector<Command> duplicates_commands() {
  constexpr std::string_view kPairWhat = "the number of a pair, as kith duplicates shows it";
  return {
      {.name = "duplicates",
       .group = Group::people,
       .what = "Pairs that may be one person, for you to decide",
       .run = duplicates},
      {.name = "duplicates merge",
       .group = Group::people,
       .what = "Decide that a pair is one person",
       .arguments = {{"ID", kPairWhat}},
       .run = decide_merge},
      {.name = "duplicates different",
       .group = Group::people,
       .what = "Decide that a pair is two people, once and for all",
       .arguments = {{"ID", kPairWhat}},
       .run = decide_different},
      {.name = "duplicates sure",
       .group = Group::people,
       .what = "Join every pair that is sure, in one step",
       .run = sure},
      {.name = "merge",
       .group = Group::people,
       .what = "Join B into A: everything of B moves to A",
       .arguments = {{"A", kRefWhat}, {"B", kRefWhat}},
       .examples = {"kith merge ada@example.org 57"},
       .run = merge},
      {.name = "unmerge",
       .group = Group::people,
       .what = "Take two people apart again, whatever was edited since",
       .arguments = {{"ID", "the number of who was joined, or who stayed when it was only one"}},
       .examples = {"kith unmerge 57"},
       .run = unmerge},
  };
}

}  // namespace kith::cli
