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
