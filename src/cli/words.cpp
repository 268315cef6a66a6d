#include "cli/words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith::cli {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekDays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

date::year_month_day parts(LocalDate day) {
  return date::year_month_day(day);
}
std::string_view month_name(unsigned month) {
  return kMonths[month - 1];
}
std::string_view weekday_name(LocalDate day) {
  return kWeekDays[static_cast<std::size_t>(iso_weekday(day) - 1)];
}

// Insertions, deletions, replacements and swapped neighbours that turn one word into the other.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t swap = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + swap});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string number_words(long long number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string count_words(long long number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number_words(number), number == 1 ? one : many);
}

std::string minutes_words(long long minutes) {
  return count_words(minutes, "minute", "minutes");
}

std::string bytes_words(long long bytes) {
  constexpr double kThousand = 1000;
  auto size = static_cast<double>(bytes);
  if (size < kThousand) return fmt::format("{} B", bytes);
  for (const std::string_view unit : {"kB", "MB"}) {
    size /= kThousand;
    if (size < kThousand) return fmt::format("{:.1f} {}", size, unit);
  }
  return fmt::format("{:.1f} GB", size / kThousand);
}

std::string long_day(LocalDate day) {
  const auto ymd = parts(day);
  return fmt::format("{} {} {} {}", weekday_name(day), static_cast<unsigned>(ymd.day()),
                     month_name(static_cast<unsigned>(ymd.month())), static_cast<int>(ymd.year()));
}

std::string short_day(LocalDate day, LocalDate today) {
  const auto ymd = parts(day);
  std::string text = fmt::format("{} {}", static_cast<unsigned>(ymd.day()),
                                 month_name(static_cast<unsigned>(ymd.month())).substr(0, 3));
  if (year_of(day) != year_of(today)) text += fmt::format(" {}", year_of(day));
  return text;
}

std::string week_day(LocalDate day) {
  return std::string(weekday_name(day).substr(0, 3));
}

std::string date_words(const PartialDate& date) {
  std::string text;
  if (date.day) text = fmt::format("{} ", *date.day);
  if (date.month) text += month_name(*date.month);
  if (date.year) text += fmt::format("{}{}", text.empty() ? "" : " ", *date.year);
  return text;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::string typed = lower_ascii(word);
  constexpr std::size_t kLongest = 64;  // nobody mistypes a command that badly
  if (typed.size() > kLongest) return std::nullopt;
  std::optional<std::string> best;
  std::size_t fewest = std::max<std::size_t>(1, typed.size() / 3) + 1;
  for (const std::string& each : known) {
    const bool begins = typed.size() >= 3 && each.compare(0, typed.size(), typed) == 0;
    const std::size_t distance = begins ? 1 : edits(typed, each);
    if (distance < fewest) {
      fewest = distance;
      best = each;
    }
  }
  return best;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

}  // namespace kith::cli
