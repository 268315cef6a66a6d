#include "cli/today_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

std::string place_words(const PersonRow& person) {
  return joined({person.role, person.organisation}, ", ");
}

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

// Left and right on one line of `width`; the left gives way.
std::string both_ends(const std::string& left, Ink left_ink, const std::string& extra, const std::string& right,
                      int width, const Look& look) {
  const int room = width - width_of(right) - 2;
  const std::string name = cut(visible(left), room);
  const int rest = room - width_of(name) - 2;
  const std::string more = rest >= 8 ? cut(visible(extra), rest) : std::string();
  const int used = width_of(name) + (more.empty() ? 0 : 2 + width_of(more));
  return paint(look, left_ink, name) + (more.empty() ? "" : "  " + more) + spaces(width - used - width_of(right)) +
         paint(look, Ink::quiet, right);
}

struct Layout {
  int indent;  // where sentences begin, past the ids
  int width;
};

std::string set_in(const std::string& text, Ink ink, const Layout& layout, const Look& look) {
  std::string lines;
  for (const std::string& line : wrapped(text, layout.width - layout.indent)) {
    lines += spaces(layout.indent) + paint(look, ink, line) + "\n";
  }
  return lines;
}

std::string kind_words(const app::TodayLine& line) {
  switch (line.item.kind) {
    case Kind::owed: return "owed";
    case Kind::promise: return "promise";
    case Kind::approach: return "came to you";
    case Kind::nudge: return line.item.nudge > 1 ? "last nudge" : "nudge";
    case Kind::experiment: return "experiment";
    case Kind::birthday: return "birthday";
    case Kind::entry: return "fresh";
    case Kind::due: return line.stratum;
  }
  return {};
}

std::string reason_text(const Reason& reason) {
  // A link that stands for its own words is not said twice.
  const bool said = reason.url.empty() || reason.text.ends_with(reason.url);
  return said ? reason.text : fmt::format("{}  {}", reason.text, reason.url);
}

std::string item_text(const app::TodayLine& line, Detail detail, const Layout& layout, const Look& look) {
  const std::string id = padded(std::to_string(line.person.id.value), layout.indent - 2, Side::right);
  const std::string right = joined(
      {kind_words(line), std::string(name(line.line.channel)), fmt::format("{} min", line.item.terms.minutes)}, " · ");
  std::string text =
      paint(look, Ink::quiet, id) + "  " +
      both_ends(line.person.name, Ink::strong, place_words(line.person), right, layout.width - layout.indent, look) +
      "\n";
  for (const std::string& why : line.line.why) text += set_in(why, Ink::plain, layout, look);
  const bool in_hand = line.line.reason.kind != "nothing-new";
  text += set_in(reason_text(line.line.reason), in_hand ? Ink::accent : Ink::quiet, layout, look);
  const std::string how =
      joined({line.handle ? line.handle->value : "", line.line.hours, line.line.channel_why}, " · ");
  if (!how.empty()) text += set_in(how, Ink::quiet, layout, look);
  if (detail == Detail::terms) {
    const Terms& terms = line.item.terms;
    const bool ahead =
        line.item.kind == Kind::owed || line.item.kind == Kind::promise || line.item.kind == Kind::approach;
    text += set_in(fmt::format("{}score {:.4f} = worth {:g} × (alive {:.2f} now − {:.2f} left alone) ÷ {} min",
                               ahead ? "first, as all that is owed or promised; " : "", terms.score(), terms.worth,
                               terms.alive_now, terms.alive_later, terms.minutes),
                   Ink::quiet, layout, look);
  }
  return text;
}

int indent_for(const std::vector<app::TodayLine>& lines) {
  std::size_t digits = 1;
  for (const auto& line : lines) digits = std::max(digits, std::to_string(line.person.id.value).size());
  return static_cast<int>(digits) + 4;  // two before, two after
}

std::string step_text(const app::NextStep& step, LocalDate today, const Layout& layout, const Look& look) {
  const std::string late = step.due < today ? "since " + short_day(step.due, today) : minutes_words(step.minutes);
  return spaces(layout.indent) +
         both_ends(step.title, Ink::strong, std::string(app::name(step.kind)), late, layout.width - layout.indent,
                   look) +
         "\n" + set_in(step.what, Ink::plain, layout, look) +
         set_in(fmt::format("kith {} {}", app::name(step.kind), step.id), Ink::quiet, layout, look);
}

std::string done_text(const app::TodayView& view) {
  return fmt::format("Done today: {}, {}.", count_words(view.done_people, "person", "people"),
                     minutes_words(view.done_minutes));
}

std::string sum_text(const app::TodayView& view) {
  std::string text =
      fmt::format("{}, {} of {} minutes.", count_words(static_cast<long long>(view.items.size()), "person", "people"),
                  view.planned, view.budget);
  if (view.later > 0) {
    text += fmt::format(" {} more {} their turn.", number_words(view.later), view.later == 1 ? "waits" : "wait");
  }
  if (view.done_people > 0) text += " " + done_text(view);
  return text;
}

// Why there is nothing, so that nobody takes a full day or a free one for a bug.
std::string nothing_text(const app::TodayView& view, DayKind day, const Look& look) {
  const std::string others = view.later == 0
                                 ? ""
                                 : fmt::format(" {} {} their turn.", count_words(view.later, "person", "people"),
                                               view.later == 1 ? "waits" : "wait");
  std::string words;
  switch (day) {
    case DayKind::quiet: words = "A day without work." + others; break;
    case DayKind::working:
      if (view.later == 0) {
        words = "Nothing asks for you today.";
      } else if (view.done_people > 0) {
        words = "Today's minutes are used." + others;
      } else {
        words = fmt::format("Nothing fits into {}.{}", minutes_words(view.budget), others);
      }
      break;
  }
  words += fmt::format(" The next working day is {}.", long_day(view.next_workday));
  if (view.done_people > 0) words += " " + done_text(view);
  std::string text = "\n" + wrapped_at(words, 0, look.text_width()) + "\n";
  if (view.dormant.empty()) return text;
  text += "\nTies worth reviving, if you like:\n\n";
  const Layout layout{indent_for(view.dormant), look.text_width()};
  for (const auto& line : view.dormant) {
    const std::string id = padded(std::to_string(line.person.id.value), layout.indent - 2, Side::right);
    text += paint(look, Ink::quiet, id) + "  " +
            both_ends(line.person.name, Ink::strong, place_words(line.person),
                      line.person.state == State::active ? line.stratum : std::string("resting"),
                      layout.width - layout.indent, look) +
            "\n";
    if (!line.line.why.empty()) text += set_in(line.line.why.front(), Ink::plain, layout, look);
  }
  return text;
}

}  // namespace

std::string today_text(const app::TodayView& view, DayKind day, Detail detail, const Look& look) {
  const Layout layout{indent_for(view.items), look.text_width()};
  std::string text = paint(look, Ink::strong, long_day(view.date)) + "\n";
  if (view.items.empty() && view.steps.empty()) text += nothing_text(view, day, look);
  for (const auto& line : view.items) text += "\n" + item_text(line, detail, layout, look);
  for (const auto& step : view.steps) text += "\n" + step_text(step, view.date, layout, look);
  if (!view.items.empty()) text += "\n" + wrapped_at(sum_text(view), 0, layout.width) + "\n";
  if (view.advice) text += wrapped_at(*view.advice, 0, layout.width) + "\n";
  if (view.review) {
    text += wrapped_at(fmt::format("The week of {} waits to be looked back on: kith review",
                                   short_day(view.review->monday, view.date)),
                       0, layout.width) +
            "\n";
  }
  for (const auto& notice : view.notices) text += wrapped_at(notice.text, 0, layout.width) + "\n";
  if (!view.notices.empty())
    text += paint(look, Ink::quiet, fmt::format("Not so: kith notices undo {}", view.notices.front().id)) + "\n";
  const auto came = std::find_if(view.items.begin(), view.items.end(),
                                 [](const auto& line) { return line.item.kind == Kind::approach; });
  if (came != view.items.end()) {
    const auto approach = came->line.reason.approach.value;
    text += paint(look, Ink::quiet,
                  fmt::format("Who came to you: kith approach answer {}, or kith approach decline {}", approach,
                              approach)) +
            "\n";
  }
  if (!view.items.empty()) {
    const auto& first = view.items.front();
    const auto id = first.person.id.value;
    text += paint(look, Ink::quiet,
                  fmt::format("Done: kith log {} {}   Not now: kith snooze {} 2w, kith skip {}", id,
                              name(first.line.channel), id, id)) +
            "\n";
  }
  return text;
}

std::string empty_today_text(int proposed, const Look& look) {
  Grid grid{{{"", Side::left, 0, Ink::accent}, {""}}, {}};
  grid.rows = {{"  kith import FILE...", "bring your contacts: vCard, Google, Outlook, LinkedIn, CSV"},
               {"  kith person add NAME", "or begin with one person"},
               {"  kith demo", "or look around: fill this database with a sample network"}};
  std::string text = "Nobody is here yet.\n\n";
  if (proposed > 0) {
    text = fmt::format("Nobody is here yet, but you write with {}.\n\n", count_words(proposed, "person", "people"));
    grid.rows.insert(grid.rows.begin(), {{"  kith suggestions", "who they are, to choose from"},
                                         {"  kith suggestions add --all", "or give all of them a rhythm"}});
  }
  return text + text_of(grid, look);
}

std::string owed_text(const std::vector<app::OpenLine>& lines, LocalDate today, const Look& look) {
  if (lines.empty()) return "You owe nobody an answer.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"NAME", Side::left, 16, Ink::strong},
             {"WHERE", Side::left, 10},
             {"WROTE"},
             {""},
             {"ABOUT", Side::left, 12, Ink::quiet}},
            {}};
  for (const auto& line : lines) {
    grid.rows.push_back({std::to_string(line.person.id.value), line.person.name, place_words(line.person),
                         short_day(line.since, today), distance_words(line.since, today), line.subject});
  }
  return text_of(grid, look);
}

std::string waiting_text(const std::vector<app::OpenLine>& lines, LocalDate today, const Look& look) {
  if (lines.empty()) return "You are waiting for nobody.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"NAME", Side::left, 16, Ink::strong},
             {"WHERE", Side::left, 10},
             {"YOU WROTE"},
             {"UNTIL"},
             {""},
             {"ABOUT", Side::left, 12, Ink::quiet}},
            {}};
  for (const auto& line : lines) {
    const std::string nudge = line.nudge == 0   ? ""
                              : line.nudge == 1 ? "a nudge is fine now"
                                                : "a second, last nudge is fine now";
    grid.rows.push_back({std::to_string(line.person.id.value), line.person.name, place_words(line.person),
                         short_day(line.since, today), line.until ? short_day(*line.until, today) : "", nudge,
                         line.subject});
  }
  return text_of(grid, look) + "Silence is normal: most people answer within days, some never do.\n";
}

}  // namespace kith::cli
