#include "cli/import_text.hpp"

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

constexpr std::size_t kShownProblems = 5;

struct Figure {
  int count;
  std::string_view one, many;
};

std::string figures(const app::ImportSummary& summary) {
  const bool meetings = summary.format == name(Format::icalendar);
  const Figure all[] = {
      {summary.added, "new person", "new people"},
      {summary.updated, meetings ? "meeting changed" : "person updated",
       meetings ? "meetings changed" : "people updated"},
      {summary.merged, "joined with somebody who was here already", "joined with people who were here already"},
      {summary.unchanged, "unchanged", "unchanged"},
      {summary.touches, "contact in the past", "contacts in the past"},
      {summary.review, "pair that may be one person: kith duplicates", "pairs that may be one person: kith duplicates"},
  };
  Grid grid{{{"", Side::right}, {""}}, {}};
  for (const Figure& figure : all) {
    if (figure.count > 0)
      grid.rows.push_back(
          {"  " + number_words(figure.count), std::string(figure.count == 1 ? figure.one : figure.many)});
  }
  for (const auto& [why, count] : summary.left_out)
    grid.rows.push_back({"  " + number_words(count), "left out: " + why});
  return text_of(grid, {});
}

// Those met who are not in Kith.
std::string strangers_text(const app::ImportSummary& summary, const Look& look) {
  if (summary.strangers == 0) return {};
  constexpr std::size_t kShownStrangers = 5;
  Grid grid{{{"", Side::left, 12}, {"", Side::left, 12, Ink::quiet}}, {}};
  for (const app::MetStranger& met : summary.met) {
    if (grid.rows.size() == kShownStrangers) break;
    grid.rows.push_back(
        {"  " + (met.name.empty() ? met.email : met.name),
         (met.name.empty() ? "" : met.email + ", ") + count_words(met.meetings, "meeting", "meetings")});
  }
  return fmt::format("\n{} not in Kith; --new-people adds them. Such as\n",
                     count_words(summary.strangers, "person met is", "people met are")) +
         text_of(grid, look);
}

std::string format_words(const std::string& format) {
  const auto known = format_from(format);
  return known ? std::string(words(*known)) : "Several kinds of file";
}

// A problem with a line is a record; without one it is a whole file that holds none. Not wrapped: paths
// are for copying.
std::string problems_text(const app::ImportSummary& summary) {
  std::vector<const Problem*> files;
  std::vector<const Problem*> records;
  for (const Problem& problem : summary.problems) (problem.line > 0 ? records : files).push_back(&problem);
  std::string text;
  if (!files.empty()) {
    const std::string many = count_words(static_cast<long long>(files.size()), "file was", "files were");
    text += fmt::format("\n{} passed over:\n", many);
    for (std::size_t i = 0; i < files.size() && i < kShownProblems; ++i) {
      text += fmt::format("  {}: {}\n", files[i]->file, visible(files[i]->what));
    }
    if (files.size() > kShownProblems) text += fmt::format("  and {} more\n", files.size() - kShownProblems);
  }
  const auto unread = static_cast<std::size_t>(summary.problem_count) - files.size();
  if (unread > 0) {
    text += fmt::format("\n{} could not be read:\n", count_words(static_cast<long long>(unread), "record", "records"));
    for (std::size_t i = 0; i < records.size() && i < kShownProblems; ++i) {
      text += fmt::format("  {}:{}: {}\n", records[i]->file, records[i]->line, visible(records[i]->what));
    }
    if (unread > kShownProblems) {
      text += fmt::format("  and {} more; --json lists them\n",
                          number_words(static_cast<long long>(unread - kShownProblems)));
    }
  }
  return text;
}

}  // namespace

std::string import_text(const app::ImportSummary& summary, app::ImportMode mode, const Look& look) {
  const bool preview = mode == app::ImportMode::preview;
  std::string text = fmt::format("{}{}: {} read.\n", preview ? "Preview, nothing is changed. " : "",
                                 format_words(summary.format), count_words(summary.read, "record", "records"));
  text = paint(look, Ink::strong, text.substr(0, text.size() - 1)) + "\n";
  const std::string counted = figures(summary);
  text += counted.empty() ? "  no person in it\n" : counted;
  if (!summary.examples.empty()) {
    Grid grid{{{"", Side::left, 12}, {"", Side::left, 12, Ink::quiet}}, {}};
    for (const app::ImportExample& example : summary.examples) grid.rows.push_back({"  " + example.name, example.what});
    text += "\nSuch as\n" + text_of(grid, look);
  }
  text += strangers_text(summary, look);
  for (const std::string& own : summary.own_found)
    text += fmt::format("\nTaken for your own address: {}. Not so? kith settings own-address ADDRESS\n", visible(own));
  if (summary.suggestions > 0)
    text += fmt::format("\n{} not in Kith: kith suggestions lists them, --new-people adds them.\n",
                        count_words(summary.suggestions, "person you write with is", "people you write with are"));
  text += problems_text(summary);
  if (summary.import) {
    text += "\n" +
            paint(look, Ink::quiet,
                  fmt::format("Back out: kith imports undo {}   Go on: kith today", summary.import.value)) +
            "\n";
  }
  return text;
}

std::string imports_text(const std::vector<app::ImportLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "Nothing was imported yet. kith import FILE...\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"DAY"},
             {"WHAT", Side::left, 12},
             {"FILES", Side::left, 12},
             {"NEW", Side::right},
             {"UPDATED", Side::right},
             {"CONTACTS", Side::right},
             {"", Side::left, 0, Ink::quiet}},
            {}};
  for (const app::ImportLine& line : lines) {
    grid.rows.push_back({std::to_string(line.id.value), short_day(now.zone.date_of(line.at), now.today), line.words,
                         joined(line.files, ", "), number_words(line.added), number_words(line.updated),
                         number_words(line.touches), line.undone ? "undone" : ""});
  }
  return text_of(grid, look);
}

}  // namespace kith::cli
