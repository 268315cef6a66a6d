// The tiers: strata, stratum set, place.
#include <charconv>

#include <fmt/format.h>

#include "app/contact.hpp"
#include "cli/context.hpp"
#include "cli/grid.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status strata(Context& context) {
  KITH_TRY(const auto strata, app::list_strata(context.app()));
  if (context.json()) return context.print_json(page_of(strata));
  Grid grid{{{"STRATUM", Side::left, 0, Ink::strong},
             {"EVERY"},
             {"BY"},
             {"COUNTS"},
             {"MINUTES", Side::right},
             {"WORTH", Side::right},
             {"PEOPLE", Side::right},
             {"", Side::left, 0, Ink::quiet}},
            {}};
  for (const app::StratumView& view : strata) {
    const Stratum& row = view.stratum;
    grid.rows.push_back({row.name, interval_words(row.interval_days), std::string(name(row.channel)),
                         std::string(name(row.counts)), std::to_string(row.minutes), fmt::format("{:g}", row.worth),
                         number_words(view.people), view.is_default ? "new people start here" : ""});
  }
  return context.print(text_of(grid, context.look()));
}

Result<double> worth_in(const std::string& word) {
  double worth = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), worth);
  if (error != std::errc{} || end != word.data() + word.size()) {
    return fail(Code::usage, fmt::format("--worth cannot be \"{}\"", word), "a number such as 2 or 0.5");
  }
  return worth;
}

Status stratum_set(Context& context) {
  const Call& call = context.call();
  const std::string named = call.text(0);
  KITH_TRY(const auto strata, app::list_strata(context.app()));
  Stratum stratum;
  stratum.name = named;
  if (const auto known = app::find_stratum(context.app(), named)) {
    for (const app::StratumView& view : strata) {
      if (view.stratum.id == *known) stratum = view.stratum;
    }
  } else if (known.error().code != Code::not_found) {
    return fail(known.error());
  }
  const auto every = call.value("--every");
  if (!stratum.id && !every) {
    return fail(Code::usage, fmt::format("there is no stratum \"{}\" yet, and a new one needs --every", named),
                fmt::format("kith stratum set \"{}\" --every 13w; kith strata lists those there are", named));
  }
  if (every) {
    const auto days = parse_interval(*every);
    if (!days)
      return fail(Code::usage, fmt::format("--every cannot be \"{}\"", *every), "a length such as 10d, 6w, 3m or 1y");
    stratum.interval_days = *days;
  }
  if (const auto channel = call.value("--by")) stratum.channel = channel_from(*channel).value_or(Channel::other);
  if (const auto counts = call.value("--counts"))
    stratum.counts = *counts == "dialogue" ? Counts::dialogue : Counts::contact;
  KITH_TRY(const auto minutes, call.number("--minutes", 1, 480));
  if (minutes) stratum.minutes = *minutes;
  if (const auto worth = call.value("--worth")) {
    KITH_TRY(stratum.worth, worth_in(*worth));
  }
  if (const auto rename = call.value("--rename")) stratum.name = *rename;
  KITH_TRY(const app::StratumDone done, app::save_stratum(context.app(), stratum));
  KITH_TRY(const auto after, app::list_strata(context.app()));
  app::Json document = app::to_json(Done{done.step, done.title, {}});
  for (const app::StratumView& view : after) {
    if (view.stratum.id == done.id) document["stratum"] = app::to_json(view);
  }
  return context.confirm(
      document, fmt::format("{}: every {}, by {}, counts {}.\n", done.title, interval_words(stratum.interval_days),
                            name(stratum.channel), stratum.counts == Counts::dialogue ? "a dialogue" : "any contact"));
}

Status place(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const StratumId stratum, app::find_stratum(context.app(), call.word(0)));
  KITH_TRY(const auto people, context.people_from(1));
  KITH_TRY(const Done done, app::place(context.app(), stratum, people));
  return people.size() == 1 ? confirm_person(context, done) : confirm_write(context, done);
}

}  // namespace

std::vector<Command> strata_commands() {
  return {
      {.name = "strata", .group = Group::rhythm, .what = "The tiers and their rhythms", .run = strata},
      {.name = "stratum set",
       .group = Group::rhythm,
       .what = "Change a stratum, or add one",
       .arguments = {{"NAME", "its name", Count::some}},
       .options = {{"--every", "LENGTH", "its rhythm: 10d, 13w, 2m, 1y"},
                   {"--by", "CHANNEL", "how its people are usually reached", kChannelChoices},
                   {"--counts", "WHAT", "what moves the date", "contact|dialogue"},
                   {"--minutes", "N", "what one contact costs"},
                   {"--worth", "X", "how much one living tie matters against the other strata"},
                   {"--rename", "NAME", "another name"}},
       .examples = {"kith stratum set Core --every 3w",
                    "kith stratum set Alumni --every 26w --by email --counts contact"},
       .run = stratum_set},
      {.name = "place",
       .group = Group::rhythm,
       .what = "Put people into a stratum",
       .arguments = {{"STRATUM", "its name"}, {"REF", kRefWhat, Count::some}},
       .examples = {"kith place core ada@example.org \"Charles Babbage\" 57"},
       .run = place},
  };
}

}  // namespace kith::cli
