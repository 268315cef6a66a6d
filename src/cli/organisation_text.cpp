#include "cli/organisation_text.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "rules/reason.hpp"

namespace kith::cli {
namespace {

std::string organisation_heading(const Look& look, const std::string& text) {
  return "\n" + paint(look, Ink::strong, text) + "\n";
}

std::string pursuit_stage_words(const std::optional<Pursuit>& pursuit) {
  return pursuit ? std::string(stage_row(pursuit->stage).title) : "";
}

std::string next_step_words(const Pursuit& pursuit, const Now& now) {
  if (pursuit.next_step.empty()) return "";
  return pursuit.next_day ? fmt::format("{}, {}", pursuit.next_step, short_day(*pursuit.next_day, now.today))
                          : pursuit.next_step;
}

std::string organisation_about(const OrganisationRow& row) {
  return joined({row.home ? "home" : "", std::string(name(row.kind)), row.industry, row.city, row.website}, ", ");
}

std::string seen_there_words(const std::optional<Instant>& at, const Now& now) {
  return at ? short_day(now.zone.date_of(*at), now.today) : "";
}

std::string position_span_words(const StaffRow& row) {
  if (row.from && row.to) return fmt::format("{} to {}", date_words(*row.from), date_words(*row.to));
  if (row.from) return "since " + date_words(*row.from);
  if (row.to) return "until " + date_words(*row.to);
  return "";
}

// "Idea 3 Mar › Research 9 Apr › Called 2 Jun"
std::string stage_track_words(const app::PursuitView& view, const Now& now) {
  std::vector<std::string> parts;
  for (const ReachedStage& one : view.stages)
    parts.push_back(fmt::format("{} {}", stage_row(one.stage).title, short_day(now.zone.date_of(one.at), now.today)));
  return joined(parts, " > ");
}

std::string answer_line(const Look& look, std::string_view question, const std::string& answer) {
  if (answer.empty()) return "";
  return fmt::format("  {}  {}\n", paint(look, Ink::quiet, question), visible(answer));
}

std::string pursuit_text(const app::OrganisationView& view, const Now& now, const Look& look) {
  const auto id = view.line.row.id.value;
  if (!view.pursuit)
    return "\n" + paint(look, Ink::quiet, fmt::format("Not pursued. To begin: kith organisation pursue {}", id)) + "\n";
  const Pursuit& one = view.pursuit->pursuit;
  std::string text =
      organisation_heading(look, one.closed ? "Pursued until " + seen_there_words(one.closed, now) : "Pursued");
  text += "  " + stage_track_words(*view.pursuit, now) + "\n";
  if (one.closed && !one.closing.empty()) text += "  " + visible(one.closing) + "\n";
  text += answer_line(look, "for me", one.for_me);
  text += answer_line(look, "for them", one.for_them);
  text += answer_line(look, "I give", one.i_give);
  if (one.closed) return text;
  if (!one.next_step.empty()) {
    text += fmt::format("  {}  {}, {}\n", paint(look, Ink::quiet, "next"), visible(next_step_words(one, now)),
                        minutes_words(one.next_minutes));
  } else {
    text += "  " + paint(look, Ink::quiet, "no next step; perhaps: " + view.pursuit->expected) + "\n";
  }
  if (view.pursuit->stalls)
    text += fmt::format("  It stands still since {}.\n", short_day(*view.pursuit->stalls, now.today));
  return text;
}

std::string staff_text(const std::vector<app::StaffLine>& staff, const std::string& title, const Now& now,
                       const Look& look) {
  if (staff.empty()) return "";
  Grid grid{{{"", Side::right, 4, Ink::quiet},
             {"", Side::left, 14, Ink::strong},
             {"", Side::left, 12},
             {"", Side::left, 0, Ink::quiet},
             {""},
             {""}},
            {}};
  for (const app::StaffLine& line : staff) {
    const PersonRow& row = line.person.row;
    grid.rows.push_back({std::to_string(row.id.value), row.name, line.position.role, position_span_words(line.position),
                         std::string(words(line.person.warmth.degree)), seen_there_words(row.last_at, now)});
  }
  return organisation_heading(look, title) + text_of(grid, look);
}

std::string organisation_events_text(const app::OrganisationView& view, const Now& now, const Look& look) {
  if (view.events.empty()) return "";
  Grid grid{{{"", Side::right, 4, Ink::quiet},
             {""},
             {"", Side::left, 0, Ink::quiet},
             {"", Side::left, 16},
             {""},
             {""},
             {"", Side::left, 12}},
            {}};
  for (const app::EventLine& line : view.events) {
    const OrganisationEvent& event = line.event;
    std::vector<std::string> met;
    for (const app::MetPerson& one : line.met) met.push_back(one.row.name);
    std::string what = event.note.empty() ? event.title : event.title + ": " + excerpt(event.note, 80);
    grid.rows.push_back({std::to_string(event.id.value), seen_there_words(event.at, now), std::string(name(event.kind)),
                         std::move(what), event.minutes > 0 ? minutes_words(event.minutes) : "",
                         money_words({event.cents, event.currency}), joined(met, ", ")});
  }
  std::string text = organisation_heading(look, "Done there") + text_of(grid, look);
  for (const OrganisationYear& year : view.years) text += "  " + year_words(year) + "\n";
  return text;
}

std::string staff_touches_text(const app::OrganisationTouches& touches, const Now& now, const Look& look) {
  if (touches.page.touches.empty()) return "";
  Grid grid{{{"", Side::left, 0, Ink::quiet}, {""}, {"", Side::left, 14}, {"", Side::left, 16}}, {}};
  for (const Touch& touch : touches.page.touches) {
    const auto person = touches.people.find(touch.person);
    grid.rows.push_back({short_day(now.zone.date_of(touch.at), now.today), std::string(name(touch.channel)),
                         person == touches.people.end() ? "" : person->second.name, excerpt(touch.note, 80)});
  }
  std::string text = organisation_heading(look, "Contacts") + text_of(grid, look);
  const int more = touches.page.total - static_cast<int>(touches.page.touches.size());
  if (more > 0) text += paint(look, Ink::quiet, fmt::format("  and {} more", number_words(more))) + "\n";
  return text;
}

std::string organisation_rest_text(const app::OrganisationView& view, const Now& now, const Look& look) {
  std::string text;
  if (!view.probably.empty()) {
    Grid grid{{{"", Side::right, 4, Ink::quiet}, {"", Side::left, 14, Ink::strong}, {"", Side::left, 16}}, {}};
    for (const app::PersonLine& line : view.probably)
      grid.rows.push_back({std::to_string(line.row.id.value), line.row.name, line.row.email});
    text += organisation_heading(look, "Probably there, by their address") + text_of(grid, look);
  }
  if (!view.news.empty()) {
    text += organisation_heading(look, "News");
    for (const EntryPoint& one : view.news)
      text += fmt::format("  {}  {}  {}\n", seen_there_words(one.at, now), visible(one.text), visible(one.url));
  }
  for (const auto& [id, title] : view.feeds) text += fmt::format("  Followed: {}\n", visible(title));
  if (!view.spellings.empty()) text += fmt::format("  Also written: {}\n", visible(joined(view.spellings, ", ")));
  if (!view.proposed_domains.empty())
    text +=
        paint(look, Ink::quiet,
              fmt::format("Its domain may be {}: kith organisation edit {} --domain {}",
                          joined(view.proposed_domains, ", "), view.line.row.id.value, view.proposed_domains.front())) +
        "\n";
  return text;
}

}  // namespace

std::string organisations_text(const std::vector<app::OrganisationLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "No organisation to show. One more: kith organisation add NAME\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"NAME", Side::left, 16, Ink::strong},
             {"", Side::left, 12, Ink::quiet},
             {"NOW", Side::right},
             {"BEFORE", Side::right},
             {"LAST CONTACT"},
             {"STAGE"},
             {"NEXT", Side::left, 16}},
            {}};
  for (const app::OrganisationLine& line : lines) {
    const OrganisationRow& row = line.row;
    grid.rows.push_back({std::to_string(row.id.value), row.name, organisation_about(row),
                         row.people > 0 ? number_words(row.people) : "", row.before > 0 ? number_words(row.before) : "",
                         seen_there_words(row.last_at, now), pursuit_stage_words(line.pursuit),
                         line.pursuit ? next_step_words(*line.pursuit, now) : ""});
  }
  return text_of(grid, look);
}

std::string organisation_text(const app::OrganisationView& view, const app::OrganisationTouches& touches,
                              const Now& now, const Look& look) {
  const OrganisationRow& row = view.line.row;
  std::string text =
      paint(look, Ink::strong, visible(row.name)) + paint(look, Ink::quiet, fmt::format("  {}", row.id.value)) + "\n";
  const std::string about = organisation_about(row);
  if (!about.empty()) text += visible(about) + "\n";
  if (!row.domains.empty()) text += paint(look, Ink::quiet, joined(row.domains, ", ")) + "\n";
  if (!row.note.empty()) text += wrapped_at(visible(row.note), 0, look.text_width()) + "\n";
  text += pursuit_text(view, now, look);
  text += organisation_events_text(view, now, look);
  text += staff_text(view.now, "There now", now, look);
  text += staff_text(view.before, "There before", now, look);
  text += staff_touches_text(touches, now, look);
  text += organisation_rest_text(view, now, look);
  return text;
}

std::string twins_text(const std::vector<app::OrganisationTwins>& twins, const Look& look) {
  if (twins.empty()) return "No two organisations look alike.\n";
  Grid grid{{{"KEEP", Side::right, 0, Ink::quiet},
             {"", Side::left, 14, Ink::strong},
             {"JOIN", Side::right, 0, Ink::quiet},
             {"", Side::left, 14, Ink::strong},
             {"", Side::left, 16}},
            {}};
  for (const app::OrganisationTwins& one : twins)
    grid.rows.push_back(
        {std::to_string(one.a.id.value), one.a.name, std::to_string(one.b.id.value), one.b.name, one.why});
  const auto& first = twins.front();
  return text_of(grid, look) +
         paint(look, Ink::quiet,
               fmt::format("Join them: kith organisation merge {} {}", first.a.id.value, first.b.id.value)) +
         "\n";
}

}  // namespace kith::cli
