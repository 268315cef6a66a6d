#include "cli/following_text.hpp"

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

std::string for_words(const app::FollowingLine& line) {
  std::vector<std::string> names;
  for (const PersonRow& row : line.people) names.push_back(row.name);
  for (const std::string& name : line.organisations) names.push_back(name);
  if (line.feed.reading) names.emplace_back("your reading");
  return joined(names, ", ");
}

std::string trouble_words(const app::FollowingLine& line) {
  if (line.check.gone) return "gone: " + line.check.said;
  if (line.check.failures == 0) return "";
  if (line.check.failures == 1) return line.check.said;
  return fmt::format("{} times: {}", line.check.failures, line.check.said);
}

std::string reader_words(const app::ReadingFor& reader, std::string_view key) {
  return fmt::format("     {} {}: {}{}\n", key, visible(reader.person.name), visible(reader.why),
                     reader.meant ? " (kept for them)" : "");
}

}  // namespace

std::string following_text(const std::vector<app::FollowingLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "No feed is followed yet: kith follow URL --for REF\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"FEED", Side::left, 14, Ink::strong},
             {"FOR", Side::left, 14},
             {"ITEMS", Side::right},
             {"LATEST"},
             {"PROBLEM", Side::left, 14},
             {"ADDRESS", Side::left, 20, Ink::quiet}},
            {}};
  for (const app::FollowingLine& line : lines) {
    const bool has_items = line.brought.items > 0;
    grid.rows.push_back({std::to_string(line.feed.id.value), line.feed.title, for_words(line),
                         number_words(line.brought.items),
                         has_items ? short_day(now.zone.date_of(line.brought.latest), now.today) : "",
                         trouble_words(line), line.feed.url});
  }
  return text_of(grid, look);
}

std::string reading_text(const std::vector<app::ReadingLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "Nothing read lately: kith follow URL --reading, or kith read URL\n";
  std::string text;
  for (const app::ReadingLine& line : lines) {
    const std::string day = short_day(now.zone.date_of(line.item.at), now.today);
    const std::string from = line.feed.empty() ? "" : fmt::format(" · {}", visible(line.feed));
    text += fmt::format("{:>4}  {}\n", line.item.id, paint(look, Ink::strong, visible(line.item.title)));
    text += paint(look, Ink::quiet, fmt::format("      {}{}\n", day, from));
    if (!line.item.url.empty()) text += paint(look, Ink::quiet, fmt::format("      {}\n", visible(line.item.url)));
    for (const app::ReadingFor& reader : line.people) text += reader_words(reader, "for");
  }
  return text;
}

std::string read_text(const app::ReadingAdded& added) {
  const app::ReadingLine& line = added.line;
  std::string text =
      fmt::format("{} [{}]: {}\n", added.fresh ? "Read" : "Read before", line.item.id, visible(line.item.title));
  for (const app::ReadingFor& reader : line.people) text += reader_words(reader, "for");
  if (line.people.empty()) text += "It speaks to nobody you know, as far as you wrote down.\n";
  return text;
}

std::string check_text(const app::CheckSummary& summary) {
  if (summary.asked == 0) return "No feed's time has come.\n";
  std::string text = fmt::format("Asked {}: {} new, {} to write about.\n", count_words(summary.asked, "feed", "feeds"),
                                 count_words(summary.fresh, "item", "items"), number_words(summary.entries));
  for (const app::CheckProblem& problem : summary.problems) {
    text += fmt::format("  {} (feed {}): {}\n", problem.title, problem.feed.value, problem.what);
  }
  return text;
}

}  // namespace kith::cli
