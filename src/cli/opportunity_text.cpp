#include "cli/opportunity_text.hpp"

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

constexpr std::size_t kLatestTouches = 20;

std::string worth_of_opportunity(const Opportunity& one) {
  return one.worth ? money_words(*one.worth) : "";
}

std::string next_step_of(const Opportunity& one, const Now& now) {
  if (one.next_step.empty()) return "";
  return one.next_day ? fmt::format("{}: {}", short_day(*one.next_day, now.today), one.next_step) : one.next_step;
}

std::string people_of_line(const app::OpportunityLine& line) {
  std::vector<std::string> names;
  for (const auto& member : line.people) names.push_back(member.person.name);
  return joined(names, ", ");
}

// "1", "0.4": parts of whole opportunities.
std::string credit_words(std::int64_t credit) {
  const std::int64_t tenths = (credit * 10 + kWholeCredit / 2) / kWholeCredit;
  if (tenths == 0 && credit > 0) return "<0.1";
  return tenths % 10 == 0 ? std::to_string(tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

std::string way_of_touch(const LeadTouch& touch) {
  if (!touch.id) return "came to you";
  const std::string_view direction = touch.direction == Direction::both ? "" : name(touch.direction);
  return joined({std::string(name(touch.channel)), std::string(direction)}, " ");
}

std::string part_of_touch(const app::OpportunityTouch& one) {
  std::vector<std::string> parts;
  if (one.shares[0] > 0) parts.emplace_back("first");
  if (one.shares[1] > 0) parts.emplace_back("last");
  return joined(parts, ", ");
}

std::string credit_rule_words(CreditRule rule) {
  switch (rule) {
    case CreditRule::first: return "What began them";
    case CreditRule::last: return "What came last before they were won";
    case CreditRule::shared: return "Shared: 40 % to the first day, 40 % to the last, 20 % between";
  }
  return {};
}

}  // namespace

std::string opportunities_text(const std::vector<app::OpportunityLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "None to show. Something may come of it: kith opportunity add TITLE --with REF\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"WHAT", Side::left, 16, Ink::strong},
             {"KIND", Side::left, 0, Ink::quiet},
             {"STAGE"},
             {"WITH", Side::left, 12},
             {"WORTH", Side::right},
             {"NEXT", Side::left, 12},
             {"BEGAN", Side::left, 12, Ink::quiet}},
            {}};
  for (const app::OpportunityLine& line : lines) {
    const Opportunity& one = line.opportunity;
    grid.rows.push_back({std::to_string(one.id.value), one.title, std::string(name(one.kind)),
                         std::string(words(one.kind, one.stage)), people_of_line(line), worth_of_opportunity(one),
                         next_step_of(one, now), short_day(now.zone.date_of(one.begun), now.today)});
  }
  return text_of(grid, look);
}

std::string opportunity_text(const app::OpportunityView& view, const Now& now, const Look& look) {
  const Opportunity& one = view.line.opportunity;
  std::string text = paint(look, Ink::strong, visible(one.title)) + "\n";
  const auto fact = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) text += fmt::format("  {:<10}{}\n", label, visible(value));
  };
  fact("Kind", std::string(name(one.kind)));
  fact("Stage", std::string(words(one.kind, one.stage)));
  fact("Where", one.organisation_name);
  fact("Worth", worth_of_opportunity(one));
  fact("Began", short_day(now.zone.date_of(one.begun), now.today));
  if (one.expected) fact("Expected", short_day(*one.expected, now.today));
  if (one.closed) fact("Closed", short_day(now.zone.date_of(*one.closed), now.today));
  fact("Why", one.closing);
  fact("Next", next_step_of(one, now));
  fact("Note", one.note);
  if (!view.line.people.empty()) {
    Grid people{{{"ID", Side::right, 0, Ink::quiet}, {"WHO", Side::left, 14, Ink::strong}, {"ROLE"}}, {}};
    for (const auto& member : view.line.people)
      people.rows.push_back(
          {std::to_string(member.person.id.value), member.person.name, std::string(name(member.role))});
    text += "\n" + text_of(people, look);
  }
  if (view.stages.size() > 1) {
    Grid stages{{{"STAGE"}, {"SINCE"}}, {}};
    for (const StageChange& stage : view.stages)
      stages.rows.push_back(
          {std::string(words(one.kind, stage.stage)), short_day(now.zone.date_of(stage.at), now.today)});
    text += "\n" + text_of(stages, look);
  }
  if (!view.words.empty()) text += "\n" + wrapped_at(view.words, 0, look.text_width()) + "\n";
  if (view.touches.empty()) {
    text +=
        view.line.people.empty()
            ? fmt::format(
                  "\nNothing is known of what led here. Say who has to do with it: kith opportunity person {} REF\n",
                  one.id.value)
            : std::string("\nNo contact with its people is known yet. One there was: kith log REF call --at DAY\n");
    return text;
  }
  Grid touches{{{"ID", Side::right, 0, Ink::quiet},
                {"LED"},
                {"WHEN"},
                {"WHO", Side::left, 12, Ink::strong},
                {"HOW"},
                {"PART"},
                {"SHARE", Side::right},
                {"NOTE", Side::left, 16}},
               {}};
  // Those with a part, and the latest.
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < view.touches.size(); ++i) {
    const app::OpportunityTouch& touch = view.touches[i];
    if (view.touches.size() - i > kLatestTouches && !touch.touch.linked && part_of_touch(touch).empty()) {
      ++left_out;
      continue;
    }
    touches.rows.push_back({touch.touch.id ? std::to_string(touch.touch.id.value) : "", touch.touch.linked ? "yes" : "",
                            short_day(now.zone.date_of(touch.touch.at), now.today), touch.person,
                            way_of_touch(touch.touch), part_of_touch(touch),
                            touch.counts ? credit_words(touch.shares[2]) : "", touch.note});
  }
  text += "\n" + text_of(touches, look);
  if (left_out += static_cast<std::size_t>(view.touches_total) - view.touches.size(); left_out > 0)
    text += fmt::format("{} between are left out; --json has {}.\n", left_out, view.touches.size());
  text += paint(look, Ink::quiet, fmt::format("One led here: kith opportunity link {} ID", one.id.value)) + "\n";
  return text;
}

std::string attribution_text(const app::AttributionView& view, const Look& look) {
  if (view.opportunities.empty())
    return "No opportunities yet: there is nothing to trace. Keep one: kith opportunity add TITLE --with REF\n";
  std::string text;
  for (const std::string& sentence : view.attribution.words) text += wrapped_at(sentence, 0, look.text_width()) + "\n";
  if (!text.empty()) text += "\n";
  text += paint(look, Ink::strong, credit_rule_words(view.request.rule)) + "\n";
  Grid grid{{{"", Side::left, 16},
             {"OF ALL", Side::right},
             {"WON", Side::right},
             {"WORTH", Side::right},
             {"WHICH", Side::left, 8, Ink::quiet}},
            {}};
  for (const CreditRow& row : view.attribution.rows) {
    std::vector<std::string> amounts, ids;
    for (const auto& [currency, cents] : row.worth) amounts.push_back(money_words({cents, currency}));
    for (const OpportunityId id : row.opportunities) ids.push_back(std::to_string(id.value));
    grid.rows.push_back(
        {row.label, credit_words(row.credit), credit_words(row.won), joined(amounts, " + "), joined(ids, " ")});
  }
  return text + text_of(grid, look);
}

}  // namespace kith::cli
