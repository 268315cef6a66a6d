// Finding anything, tagging, and the rings.
#include <fmt/format.h>

#include "cli/context.hpp"
#include "cli/finding_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status search(Context& context) {
  const Call& call = context.call();
  constexpr int kMost = 100;
  constexpr int kUsual = 10;
  KITH_TRY(const auto limit, call.number("--limit", 1, kMost));
  KITH_TRY(const auto found, app::search(context.app(), call.text(0), limit.value_or(kUsual)));
  if (context.json()) return context.print_json(app::to_json(found));
  KITH_TRY(const Now now, now_of(context));
  return context.print(search_text(found, now, context.look()));
}

Status rings(Context& context) {
  constexpr int kMost = 20'000;
  KITH_TRY(const auto limit, context.call().number("--limit", 1, kMost));
  KITH_TRY(const auto found, app::rings(context.app(), context.call().text(0), limit.value_or(kMost)));
  if (context.json()) return context.print_json(app::to_json(found));
  return context.print(rings_text(found, context.look()));
}

// TAG REF...
Status change_tag(Context& context, app::BulkAction action) {
  app::BulkRequest request;
  request.action = action;
  request.tag = context.call().word(0);
  KITH_TRY(request.people, context.people_from(1));
  KITH_TRY(const auto done, app::change_many(context.app(), request));
  return confirm_many(context, done);
}
Status tag(Context& context) {
  return change_tag(context, app::BulkAction::tag);
}
Status untag(Context& context) {
  return change_tag(context, app::BulkAction::untag);
}

}  // namespace

std::vector<Command> finding_commands() {
  return {
      {.name = "search",
       .group = Group::people,
       .what = "Find people, organisations, notes and contacts",
       .arguments = {{"QUERY", "words, \"phrases\" and facets", Count::some}},
       .options = {{"--limit", "N", "so many people at most (10), and half as many of the rest"}},
       .examples = {"kith search sailing", "kith search '\"annual report\" stratum:core'"},
       .run = search,
       .more = facets_text},
      {.name = "rings",
       .group = Group::people,
       .what = "The network by ring: who is warm, cooling or quiet",
       .arguments = {{"QUERY", "words and facets, as for kith people", Count::any}},
       .options = {{"--limit", "N", "so many people at most (20000)"}},
       .examples = {"kith rings", "kith rings tag:alumni --json"},
       .run = rings},
      {.name = "tag",
       .group = Group::people,
       .what = "Tag people",
       .arguments = {{"TAG", "the tag's name"}, {"REF", kRefWhat, Count::some}},
       .examples = {"kith tag alumni ada charles"},
       .run = tag},
      {.name = "untag",
       .group = Group::people,
       .what = "Take a tag from people",
       .arguments = {{"TAG", "the tag's name"}, {"REF", kRefWhat, Count::some}},
       .examples = {"kith untag alumni ada"},
       .run = untag},
  };
}

}  // namespace kith::cli
