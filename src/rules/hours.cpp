#include "rules/hours.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int kDayMinutes = 24 * 60;
constexpr std::string_view kHint = "such as \"call mon-fri 16:30-18:00\"";

auto senseless(std::string_view what) {
  return fail(Code::usage, fmt::format("channel hours: {}", what), std::string(kHint));
}

// 0 Monday; by the first three letters, so "Monday" will do.
std::optional<std::size_t> day_from(std::string_view word) {
  const auto found = std::find(kDays.begin(), kDays.end(), word.substr(0, 3));
  if (found == kDays.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kDays.begin());
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.size() > 2 || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "16:30", "9", "24:00"
std::optional<int> time_from(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto hour = number(text.substr(0, colon));
  const auto minute = colon == std::string_view::npos ? std::optional(0) : number(text.substr(colon + 1));
  if (!hour || !minute || *hour < 0 || *minute < 0 || *minute > 59) return std::nullopt;
  const int at = *hour * 60 + *minute;
  return at > kDayMinutes ? std::nullopt : std::optional(at);
}

bool add_days(std::array<bool, 7>& week, std::string_view word) {
  if (word == "daily") {
    week.fill(true);
  } else if (word == "weekdays" || word == "workdays") {
    std::fill(week.begin(), week.begin() + 5, true);
  } else if (word == "weekends") {
    std::fill(week.begin() + 5, week.end(), true);
  } else {
    const std::size_t dash = word.find('-');
    const auto first = day_from(word.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : day_from(word.substr(dash + 1));
    if (!first || !last) return false;
    for (std::size_t day = *first;; day = (day + 1) % 7) {
      week[day] = true;
      if (day == *last) break;
    }
  }
  return true;
}

// Calls, texts, e-mails: what one writes in the plural.
std::optional<Channel> channel_of(std::string word) {
  if (const auto channel = channel_from(word)) return channel;
  if (word.ends_with('s')) word.pop_back();
  return channel_from(word == "e-mail" ? "email" : word);
}

std::string clock(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string days_words(const std::array<bool, 7>& week) {
  std::string text;
  for (std::size_t day = 0; day < 7;) {
    if (!week[day]) {
      ++day;
      continue;
    }
    std::size_t last = day;
    while (last + 1 < 7 && week[last + 1]) ++last;
    if (!text.empty()) text += ',';
    text += kDays[day];
    if (last > day) text += fmt::format("{}{}", last > day + 1 ? '-' : ',', kDays[last]);
    day = last + 1;
  }
  return text;
}

}  // namespace

Result<OpenHours> parse_hours(std::string_view text) {
  // "16:30 to 18:00" and "16:30 - 18:00" are the same as "16:30-18:00".
  std::vector<std::string> words;
  for (std::string& word : split(collapse(lower_ascii(text)), " ")) {
    if (word == "to" || word == "-" || word == "–") word = "-";
    const bool joins = !words.empty() && (word == "-" || words.back().ends_with('-'));
    if (joins) {
      words.back() += word;
    } else {
      words.push_back(std::move(word));
    }
  }
  if (words.size() < 2) return senseless("a row says a channel, days, and from when to when");
  OpenHours row;
  const auto channel = channel_of(words.front());
  if (!channel) return senseless(fmt::format("there is no channel \"{}\"", words.front()));
  row.channel = *channel;
  const std::string& times = words.back();
  const std::size_t dash = times.find('-');
  const auto from = time_from(std::string_view(times).substr(0, dash));
  const auto to = dash == std::string::npos ? std::nullopt : time_from(std::string_view(times).substr(dash + 1));
  if (!from || !to) return senseless(fmt::format("\"{}\" is not from when to when", times));
  if (*to <= *from) return senseless(fmt::format("\"{}\" ends before it begins", times));
  row.from = *from;
  row.to = *to;
  if (words.size() == 2) row.week.fill(true);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    for (const std::string& part : split(words[i], ",")) {
      if (part.empty()) continue;
      if (!add_days(row.week, part)) return senseless(fmt::format("\"{}\" is no day of the week", part));
    }
  }
  return row;
}

std::string written(const OpenHours& hours) {
  return fmt::format("{} {} {}-{}", name(hours.channel), days_words(hours.week), clock(hours.from), clock(hours.to));
}

bool ChannelHours::limits(Channel channel) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const OpenHours& row) { return row.channel == channel; });
}

std::vector<std::pair<int, int>> ChannelHours::spans(Channel channel, LocalDate day) const {
  std::vector<std::pair<int, int>> found;
  for (const OpenHours& row : rows_) {
    if (row.channel == channel && row.week[static_cast<std::size_t>(iso_weekday(day) - 1)]) {
      found.emplace_back(row.from, row.to);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::pair<int, int>> apart;
  for (const auto& [from, to] : found) {
    if (!apart.empty() && from <= apart.back().second) {
      apart.back().second = std::max(apart.back().second, to);
    } else {
      apart.emplace_back(from, to);
    }
  }
  return apart;
}

std::optional<int> ChannelHours::minutes(Channel channel, LocalDate day) const {
  if (!limits(channel)) return std::nullopt;
  int sum = 0;
  for (const auto& [from, to] : spans(channel, day)) sum += to - from;
  return sum;
}

bool ChannelHours::open(Channel channel, LocalDate day) const {
  return minutes(channel, day) != 0;
}

std::string ChannelHours::words(Channel channel, LocalDate day) const {
  std::string text;
  for (const auto& [from, to] : spans(channel, day)) {
    text += fmt::format("{}{} to {}", text.empty() ? "" : " and ", clock(from), clock(to));
  }
  return text;
}

}  // namespace kith
