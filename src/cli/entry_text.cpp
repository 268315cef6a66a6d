#include "cli/entry_text.hpp"

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/words.hpp"
#include "rules/reason.hpp"

namespace kith::cli {
namespace {

std::string until_words(const std::optional<LocalDate>& until, LocalDate today) {
  return until ? short_day(*until, today) : "";
}

// A link that stands for its own words is not said twice.
std::string link_beside(const std::string& url, const std::string& text) {
  return url == text ? "" : url;
}

}  // namespace

std::string entries_text(const std::vector<app::EntryLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "Nothing new to write about. kith entry add notes something.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"WITH", Side::left, 14, Ink::strong},
             {"WHAT", Side::left, 24},
             {"LINK", Side::left, 16},
             {"UNTIL"}},
            {}};
  for (const app::EntryLine& line : lines) {
    const EntryPoint& entry = line.entry;
    grid.rows.push_back({std::to_string(entry.id.value), line.person.name, entry_words(entry),
                         link_beside(entry.url, entry.text), until_words(entry.until, now.today)});
  }
  return text_of(grid, look);
}

std::string news_text(const std::vector<app::NewsLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "No news of yours. kith news add writes some.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"WHAT", Side::left, 24, Ink::strong},
             {"LINK", Side::left, 16},
             {"UNTIL"},
             {"TOLD"}},
            {}};
  for (const app::NewsLine& line : lines) {
    const std::string until = until_words(line.news.until, now.today);
    grid.rows.push_back({std::to_string(line.news.id.value), line.news.text, link_beside(line.news.url, line.news.text),
                         line.fresh ? until : fmt::format("over, {}", until),
                         line.told == 0 ? "nobody" : count_words(line.told, "person", "people")});
  }
  return text_of(grid, look);
}

}  // namespace kith::cli
