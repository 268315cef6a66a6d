#include "cli/plan_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

constexpr int kBar = 12;  // characters of a full day

std::string bar_of(int minutes, int full) {
  std::string bar;
  const int most = std::max(1, full);
  for (int i = 0; i < std::min(kBar, (minutes * kBar + most - 1) / most); ++i) bar += "▪";
  return bar;
}

std::string where(const std::optional<Stratum>& stratum) {
  return stratum ? stratum->name : "rest";
}

std::string a_day(double minutes) {
  return fmt::format("{:.0f}", std::ceil(minutes - 0.05));
}

}  // namespace

std::string agenda_text(const app::AgendaView& view, const Look& look) {
  int minutes = 0;
  int working = 0;
  for (const auto& day : view.items) {
    minutes += day.minutes;
    working += day.minutes > 0 ? 1 : 0;
  }
  const std::string span = view.days == 1 ? "today" : fmt::format("the next {} days", view.days);
  std::string text = working == 0     ? fmt::format("Nothing is planned for {}.\n", span)
                     : view.days == 1 ? fmt::format("{} of work today.\n", minutes_words(minutes))
                                      : fmt::format("{} of work on {} of {}.\n", minutes_words(minutes), working, span);
  Grid grid{{{""}, {"", Side::right}, {"", Side::left, 0, Ink::accent}, {"", Side::left, 20}}, {}};
  for (const auto& day : view.items) {
    if (day.people.empty() && day.off.empty()) continue;
    std::vector<std::string> names;
    for (const auto& one : day.people) names.push_back(one.person.row.name);
    const std::string who = day.people.empty() ? day.off : joined(names, ", ");
    grid.rows.push_back({fmt::format("{} {}", week_day(day.date), short_day(day.date, view.from)),
                         day.minutes > 0 ? fmt::format("{} min", day.minutes) : "", bar_of(day.minutes, view.budget),
                         who});
  }
  if (!grid.rows.empty()) text += "\n" + text_of(grid, look);
  if (view.advice) text += "\n" + wrapped_at(*view.advice, 0, look.text_width()) + "\n";
  return text;
}

std::string load_text(const app::LoadView& view, const Look& look) {
  std::string text =
      fmt::format("Your rhythms need {} minutes a working day; you have {}.\n\n", a_day(view.needed), view.budget);
  Grid grid{{{"STRATUM", Side::left, 0, Ink::strong},
             {"PEOPLE", Side::right},
             {"MINUTES A DAY", Side::right},
             {"", Side::left, 0, Ink::accent}},
            {}};
  for (const auto& share : view.strata) {
    grid.rows.push_back({share.stratum.name, number_words(share.people), fmt::format("{:.1f}", share.minutes),
                         bar_of(static_cast<int>(std::lround(share.minutes)), view.budget)});
  }
  text += text_of(grid, look);
  if (!view.advice) return text;
  text += "\n" + wrapped_at(*view.advice, 0, look.text_width()) + "\n";
  for (const auto& move : view.moves) {
    std::vector<std::string> names;
    for (const PersonRow& row : move.first) names.push_back(row.name);
    if (static_cast<std::size_t>(move.people) > names.size()) names.emplace_back("…");
    text += wrapped_at(fmt::format("{} to {}: {}", move.from.name, move.to.name, joined(names, ", ")), 2,
                       look.text_width()) +
            "\n";
  }
  if (!view.moves.empty()) text += paint(look, Ink::quiet, "Do that: kith load --fit") + "\n";
  return text;
}

std::string triage_text(const app::TriageView& view, const Look& look) {
  if (view.undecided == 0) {
    std::string text = "Everybody has a place.\n";
    return view.advice ? text + wrapped_at(*view.advice, 0, look.text_width()) + "\n" : text;
  }
  std::string text =
      wrapped_at(
          fmt::format("{} without a decision. As they stand your rhythms need {} of {} minutes a day; with these "
                      "proposals {}.",
                      count_words(view.undecided, "person", "people"), a_day(view.needed_now), view.budget,
                      a_day(view.needed_after)),
          0, look.text_width()) +
      "\n\n";
  Grid grid{{{"BLOCK", Side::right, 0, Ink::quiet},
             {"PEOPLE", Side::right},
             {"PROPOSED", Side::left, 0, Ink::strong},
             {"WHY", Side::left, 20},
             {"SUCH AS", Side::left, 12, Ink::quiet}},
            {}};
  for (std::size_t i = 0; i < view.blocks.size(); ++i) {
    const auto& block = view.blocks[i];
    std::string why = block.words;
    if (block.gave_way) why += "; your minutes carry no more";
    if (!block.sure) why += "; look at each";
    grid.rows.push_back(
        {std::to_string(i + 1), number_words(block.people), where(block.stratum), why, joined(block.examples, ", ")});
  }
  text += text_of(grid, look);
  if (view.advice) text += "\n" + wrapped_at(*view.advice, 0, look.text_width()) + "\n";
  return text + "\n" +
         paint(
             look, Ink::quiet,
             "Take all: kith triage --apply   One: kith triage --apply --block 1   Its people: kith triage --block 1") +
         "\n";
}

std::string triage_people_text(const std::vector<app::TriageLine>& people, const Look& look) {
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"NAME", Side::left, 16, Ink::strong},
             {"PROPOSED"},
             {"EVIDENCE", Side::left, 20},
             {"WHERE", Side::left, 10, Ink::quiet}},
            {}};
  for (const auto& line : people) {
    grid.rows.push_back({std::to_string(line.person.id.value), line.person.name, where(line.stratum), line.evidence,
                         joined({line.person.role, line.person.organisation}, ", ")});
  }
  return text_of(grid, look) + paint(look, Ink::quiet, "Another place: kith place STRATUM ID...   Or: kith rest ID") +
         "\n";
}

std::string days_off_text(const std::vector<app::HolidayLine>& days, const Look& look) {
  if (days.empty()) return "No holidays and no quiet days are set. kith settings holidays DE sets a country's.\n";
  Grid grid{{{""}, {"", Side::left, 0, Ink::strong}}, {}};
  for (const auto& day : days) {
    grid.rows.push_back({fmt::format("{} {}", week_day(day.date), short_day(day.date, days.front().date)), day.name});
  }
  return text_of(grid, look);
}

}  // namespace kith::cli
