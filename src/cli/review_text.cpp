#include "cli/review_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/grid.hpp"
#include "cli/mail_text.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "rules/reason.hpp"

namespace kith::cli {
namespace {

std::string heading_line(const Look& look, const std::string& text) {
  return "\n" + paint(look, Ink::strong, text) + "\n";
}

std::string where_of(const PersonRow& row) {
  return joined({row.role, row.organisation}, ", ");
}

Grid people_grid() {
  return {
      {{"", Side::right, 4, Ink::quiet}, {"", Side::left, 14, Ink::strong}, {"", Side::left, 8}, {"", Side::left, 16}},
      {}};
}

std::string id_of(const PersonRow& row) {
  return std::to_string(row.id.value);
}

std::string figures_words(const WeekFigures& f) {
  std::vector<std::string> parts{fmt::format("{} with {}", count_words(f.contacts, "contact", "contacts"),
                                             count_words(f.people, "person", "people")),
                                 count_words(f.dialogues, "dialogue", "dialogues"), minutes_words(f.minutes)};
  if (f.new_people > 0) parts.push_back(count_words(f.new_people, "new person", "new people"));
  if (f.revived > 0) parts.push_back(fmt::format("{} revived", count_words(f.revived, "tie", "ties")));
  if (f.promises_kept > 0) parts.push_back(fmt::format("{} kept", count_words(f.promises_kept, "promise", "promises")));
  return joined(parts, ", ") + ".";
}

std::string open_text(const std::vector<app::OpenLine>& lines, const app::WeekView& view, const Look& look) {
  Grid grid = people_grid();
  for (const app::OpenLine& line : lines) {
    const std::string until = line.until ? fmt::format(", until {}", short_day(*line.until, view.today)) : "";
    grid.rows.push_back(
        {id_of(line.person), line.person.name, where_of(line.person), distance_words(line.since, view.today) + until});
  }
  return text_of(grid, look);
}

std::string asks_text(const app::WeekView& view, const Look& look) {
  if (view.asks.empty()) return {};
  std::string text = heading_line(look, "Met or first written to, without a rhythm of your own choice");
  Grid grid = people_grid();
  for (const app::WeekAskLine& line : view.asks) {
    grid.rows.push_back({id_of(line.person), line.person.name, where_of(line.person), line.why});
  }
  text += text_of(grid, look);
  const auto id = view.asks.front().person.id.value;
  return text +
         paint(look, Ink::quiet, fmt::format("Give a rhythm: kith place Close {}   Or none: kith rest {}", id, id)) +
         "\n";
}

std::string promise_list(const app::WeekView& view, const Look& look) {
  if (view.promises.empty()) return {};
  std::string text = heading_line(look, "Promises open");
  Grid grid = people_grid();
  for (const app::PromiseLine& line : view.promises) {
    grid.rows.push_back({std::to_string(line.promise.id.value), line.person.name, where_of(line.person),
                         promise_words(line.promise, view.today)});
  }
  const auto id = view.promises.front().promise.id.value;
  return text + text_of(grid, look) +
         paint(look, Ink::quiet,
               fmt::format("Done: kith promise done {}   Not any more: kith promise drop {}", id, id)) +
         "\n";
}

std::string next_list(const app::WeekView& view, const Look& look) {
  if (view.next.empty()) return {};
  std::string text = heading_line(look, "Due in the week after");
  Grid grid{{{""}, {"", Side::right}, {"", Side::left, 20}}, {}};
  for (const app::WeekNextDay& day : view.next) {
    std::vector<std::string> names;
    for (const PersonRow& person : day.people) names.push_back(person.name);
    grid.rows.push_back({fmt::format("{} {}", week_day(day.date), short_day(day.date, view.today)),
                         fmt::format("{} min", day.minutes), joined(names, ", ")});
  }
  return text + text_of(grid, look);
}

std::string source_words(const Fact& fact, const app::PersonKnown& known, const Now& now) {
  if (const auto found = known.sources.find(fact.id); found != known.sources.end()) {
    const std::string day = short_day(now.zone.date_of(found->second.at), now.today);
    return found->second.channel ? fmt::format("{} of {}", name(*found->second.channel), day)
                                 : fmt::format("note of {}", day);
  }
  const std::string day = short_day(now.zone.date_of(fact.at), now.today);
  return fact.source == SaidIn::import ? fmt::format("import of {}", day) : day;
}

// Who writes and is not in Kith.
std::string suggestion_list(const app::WeekView& view, const Look& look) {
  if (view.suggestions.empty()) return {};
  Grid grid{{{"", Side::right, 0, Ink::quiet}, {"", Side::left, 16, Ink::strong}, {"", Side::left, 16}, {""}}, {}};
  int place = 0;
  for (const app::Suggestion& row : view.suggestions) {
    grid.rows.push_back({std::to_string(++place), row.name, addresses_words(row),
                         fmt::format("{} from them, {} from you", number_words(row.in), number_words(row.out))});
  }
  return heading_line(look, "You write with them, and they are not in Kith") + text_of(grid, look) +
         paint(look, Ink::quiet, "A rhythm for one: kith suggestions add N") + "\n";
}

std::string notice_list(const app::WeekView& view, const Look& look) {
  if (view.notices.empty()) return {};
  Grid grid{{{"", Side::right, 0, Ink::quiet}, {"", Side::left, 24}}, {}};
  for (const app::MailNotice& row : view.notices) grid.rows.push_back({std::to_string(row.id), row.text});
  return heading_line(look, "From your mail") + text_of(grid, look) +
         paint(look, Ink::quiet, "Not so: kith notices undo ID") + "\n";
}

}  // namespace

std::string promise_words(const Promise& promise, LocalDate today) {
  std::string text = promise.side == PromiseSide::theirs ? "they: " + promise.text : promise.text;
  const bool said = promise.by && promise.text.find(iso(*promise.by)) != std::string::npos;
  if (promise.by && !said) text += fmt::format(", by {}", short_day(*promise.by, today));
  if (promise.by && *promise.by < today && promise.state == PromiseState::open)
    text += fmt::format(" ({})", distance_words(*promise.by, today));
  return text;
}

std::string relation_words(RelationKind kind) {
  std::string text(name(kind));
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

std::string review_text(const app::WeekView& view, const Zone& zone, const Look& look) {
  const Week week = view.note.week;
  std::string text = paint(look, Ink::strong,
                           fmt::format("{}  {} to {}", iso(week), short_day(week.monday, view.today),
                                       short_day(week.sunday(), view.today))) +
                     "\n";
  text += wrapped_at(figures_words(view.note.figures), 0, look.text_width()) + "\n";
  if (view.note.finished)
    text += paint(look, Ink::quiet,
                  fmt::format("Finished on {}; the figures are of that day.",
                              long_day(zone.date_of(*view.note.finished)))) +
            "\n";
  if (const auto words = trim(view.note.text); !words.empty())
    text += "\n" + wrapped_at(words, 0, look.text_width()) + "\n";
  text += asks_text(view, look);
  if (!view.revived.empty()) {
    text += heading_line(look, "Revived");
    Grid grid = people_grid();
    for (const app::WeekRevivalLine& line : view.revived) {
      grid.rows.push_back({id_of(line.person), line.person.name, where_of(line.person), line.why});
    }
    text += text_of(grid, look);
  }
  if (!view.rhythms.empty()) {
    text += heading_line(look, "Rhythms that life does not keep");
    Grid grid = people_grid();
    for (const app::WeekRhythmLine& line : view.rhythms) {
      grid.rows.push_back({id_of(line.person), line.person.name, where_of(line.person), line.why});
    }
    text += text_of(grid, look);
  }
  if (!view.owed.empty()) text += heading_line(look, "You owe an answer") + open_text(view.owed, view, look);
  text += promise_list(view, look);
  if (!view.waiting.empty()) text += heading_line(look, "You wait for") + open_text(view.waiting, view, look);
  text += suggestion_list(view, look) + notice_list(view, look);
  text += next_list(view, look);
  if (!view.note.finished)
    text += "\n" + paint(look, Ink::quiet, "A few words and done: kith review finish --note \"...\"") + "\n";
  return text;
}

std::string weeks_text(const std::vector<WeekNote>& weeks, const Look& look) {
  if (weeks.empty()) return "No week has been looked back on yet. kith review begins with this one.\n";
  std::string text;
  for (const WeekNote& week : weeks) {
    if (!text.empty()) text += "\n";
    text += paint(look, Ink::strong, iso(week.week)) + "  " +
            (week.finished ? figures_words(week.figures) : std::string("Not finished.")) + "\n";
    if (const auto words = trim(week.text); !words.empty())
      text += "          " + wrapped_at(words, 10, look.text_width()) + "\n";
  }
  return text;
}

std::string promises_text(const std::vector<app::PromiseLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "No promise is open.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"WITH", Side::left, 14, Ink::strong},
             {"WHAT", Side::left, 20},
             {"MADE"},
             {""}},
            {}};
  for (const app::PromiseLine& line : lines) {
    const Promise& one = line.promise;
    grid.rows.push_back({std::to_string(one.id.value), line.person.name, promise_words(one, now.today),
                         short_day(now.zone.date_of(one.made), now.today),
                         one.state == PromiseState::open ? "" : std::string(name(one.state))});
  }
  return text_of(grid, look);
}

std::string facts_text(const app::PersonView& view, const Now& now, const Look& look) {
  std::string text = paint(look, Ink::strong, visible(view.person.name)) + "\n";
  Grid grid{
      {{"ID", Side::right, 0, Ink::quiet}, {"KIND"}, {"WHAT", Side::left, 20}, {"FROM", Side::left, 0, Ink::quiet}},
      {}};
  for (const Theme theme : kThemes) {
    for (const Fact& fact : view.person.facts) {
      if (theme_of(fact.kind) != theme) continue;
      grid.rows.push_back({std::to_string(fact.id.value), fact.kind, fact.text, source_words(fact, view.known, now)});
    }
  }
  if (grid.rows.empty()) text += "Nothing is kept yet: kith fact REF KIND TEXT\n";
  if (!grid.rows.empty()) text += text_of(grid, look);
  if (!view.known.relations.empty()) {
    Grid people{{{"ID", Side::right, 0, Ink::quiet}, {"RELATION"}, {"WHO", Side::left, 14, Ink::strong}}, {}};
    for (const app::RelationLine& line : view.known.relations) {
      people.rows.push_back(
          {std::to_string(line.relation.id.value), relation_words(line.relation.kind), line.other.name});
    }
    text += "\n" + text_of(people, look);
  }
  if (!view.known.questions.empty()) {
    text += heading_line(look, "Worth asking next");
    for (const Question& question : view.known.questions) {
      text += fmt::format("  {}  {}\n", question.text, paint(look, Ink::quiet, question.why));
    }
  }
  return text;
}

std::string year_text(const app::PersonView& view, const app::PersonYear& made, const Now& now, const Look& look) {
  std::string text = paint(look, Ink::strong, visible(view.person.name)) + "\n" + made.summary + "\n\n";
  Grid grid{{{""}, {"", Side::right}, {"", Side::left, 0, Ink::accent}}, {}};
  for (const YearMonth& month : made.year.months) {
    std::string marks;
    for (const YearDay& day : made.year.days) {
      if (day.day >= month.first && iso(day.day).substr(0, 7) == iso(month.first).substr(0, 7))
        marks += day.dialogue ? "●" : "○";
    }
    grid.rows.push_back({iso(month.first).substr(0, 7), month.days > 0 ? std::to_string(month.days) : "", marks});
  }
  text += text_of(grid, look) + paint(look, Ink::quiet, "● both sides   ○ one side") + "\n";
  if (!made.year.bands.empty()) {
    text += "\n";
    Grid rounds{{{"FROM"}, {"DUE"}, {"CONTACT"}, {""}}, {}};
    for (const YearBand& band : made.year.bands) {
      rounds.rows.push_back({short_day(band.from, now.today), short_day(band.due, now.today),
                             band.open ? "open" : short_day(band.to, now.today), band.late ? "late" : ""});
    }
    text += text_of(rounds, look);
  }
  return text;
}

}  // namespace kith::cli
