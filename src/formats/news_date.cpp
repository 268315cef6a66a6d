// The dates of feeds, in every form that is about.
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/loose_date.hpp"
#include "formats/mail_date.hpp"
#include "formats/news_parts.hpp"

namespace kith {
namespace {

constexpr std::array<std::string_view, 12> kMailMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct MonthStart {
  std::string_view letters;  // folded
  int month;
};
// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, and the Nordic languages.
constexpr MonthStart kMonthStarts[] = {
    {"jan", 1},  {"ene", 1},  {"gen", 1},  {"sty", 1},  {"jaen", 1}, {"feb", 2},  {"fev", 2},  {"lut", 2},
    {"mar", 3},  {"maa", 3},  {"mrt", 3},  {"mrz", 3},  {"maer", 3}, {"avr", 4},  {"abr", 4},  {"apr", 4},
    {"kwi", 4},  {"may", 5},  {"mai", 5},  {"mei", 5},  {"maj", 5},  {"mag", 5},  {"jun", 6},  {"juin", 6},
    {"giu", 6},  {"cze", 6},  {"jul", 7},  {"juil", 7}, {"lug", 7},  {"lip", 7},  {"aug", 8},  {"aou", 8},
    {"ago", 8},  {"sie", 8},  {"sep", 9},  {"set", 9},  {"wrz", 9},  {"oct", 10}, {"okt", 10}, {"ott", 10},
    {"out", 10}, {"paz", 10}, {"nov", 11}, {"lis", 11}, {"dec", 12}, {"dez", 12}, {"dic", 12}, {"gru", 12}};

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

std::optional<int> news_month(std::string_view word) {
  if (word.empty() || is_figure(word.front())) return std::nullopt;
  const std::string folded = fold(word);
  for (const auto& [letters, month] : kMonthStarts) {
    if (folded.starts_with(letters)) return month;
  }
  return std::nullopt;
}

// "Do, 14. Mai 2009 12:00" as a mail program would write it. The day of the week goes: "mar" is a Tuesday in French.
std::string in_english(std::string_view text) {
  std::vector<std::string> words = split(collapse(text), " ");
  const auto has_figure = [](const std::string& word) { return std::any_of(word.begin(), word.end(), is_figure); };
  const auto first = std::find_if(words.begin(), words.end(), has_figure);
  const bool named_later =
      std::any_of(first, words.end(), [](const std::string& word) { return news_month(word).has_value(); });
  if (named_later) words.erase(words.begin(), first);
  std::string out;
  for (std::string& word : words) {
    if (const auto month = news_month(word)) word = kMailMonths[static_cast<std::size_t>(*month - 1)];
    while (has_figure(word) && (word.ends_with('.') || word.ends_with(','))) word.pop_back();
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

// So many figures at the front, taken from the text.
std::optional<int> take_figures(std::string_view& text, std::size_t count) {
  if (text.size() < count || !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count), is_figure))
    return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text[i] - '0');
  text.remove_prefix(count);
  return value;
}

bool take_sign(std::string_view& text, std::string_view signs) {
  if (text.empty() || signs.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

// W3C's note on date and time (a year, a month, a day, a time with its zone), with or without its dashes.
std::optional<Instant> w3c_date(std::string_view text) {
  const auto year = take_figures(text, 4);
  if (!year || *year < 1969 || *year > 2100) return std::nullopt;
  int month = 1, day = 1;
  if (take_sign(text, "-") || (!text.empty() && is_figure(text.front()))) {
    const auto given = take_figures(text, 2);
    if (!given) return std::nullopt;
    month = *given;
    if (take_sign(text, "-") || (!text.empty() && is_figure(text.front()))) {
      const auto given_day = take_figures(text, 2);
      if (!given_day) return std::nullopt;
      day = *given_day;
    }
  }
  const date::year_month_day date{date::year{*year}, date::month{static_cast<unsigned>(month)},
                                  date::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  Instant at{date::sys_days{date}};
  if (text.empty()) return at;
  if (!take_sign(text, "Tt ")) return std::nullopt;
  const auto hour = take_figures(text, 2);
  if (!hour) return std::nullopt;
  take_sign(text, ":");
  const auto minute = take_figures(text, 2);
  const auto second = take_sign(text, ":") || minute ? take_figures(text, 2) : std::nullopt;
  if (take_sign(text, ".,")) {
    while (!text.empty() && is_figure(text.front())) text.remove_prefix(1);
  }
  if (*hour > 24 || minute.value_or(0) > 59 || second.value_or(0) > 61) return std::nullopt;
  at += std::chrono::hours{*hour} + std::chrono::minutes{minute.value_or(0)} +
        std::chrono::seconds{std::min(second.value_or(0), 59)};
  text = trim(text);
  if (text.empty() || equal_ascii(text, "Z")) return at;
  const char sign = text.front();
  if (!take_sign(text, "+-")) {
    // A zone's name: what mail makes of it.
    const auto zoned = mail_date(fmt::format("1 Jan 2000 00:00:00 {}", text));
    if (!zoned) return at;
    return at + (*zoned - Instant{date::sys_days{date::year{2000} / 1 / 1}});
  }
  const auto hours = take_figures(text, 2);
  take_sign(text, ":");
  const auto minutes = take_figures(text, 2);
  if (!hours || *hours > 15) return at;
  const auto offset = std::chrono::hours{*hours} + std::chrono::minutes{minutes.value_or(0)};
  return sign == '-' ? at + offset : at - offset;
}

}  // namespace

std::optional<Instant> news_date(std::string_view text) {
  const std::string_view written = trim(text).substr(0, 200);
  if (written.empty()) return std::nullopt;
  if (const auto at = w3c_date(written)) return at;
  if (const auto at = mail_date(in_english(written))) return at;
  return loose_instant(written, ShortYear::recent);
}

}  // namespace kith
