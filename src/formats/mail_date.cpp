#include "formats/mail_date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace kith {
namespace {

struct Abbreviation {
  std::string_view name;
  int minutes;
};
// RFC 822's, and those that old mail is full of.
constexpr Abbreviation kZones[] = {
    {"UT", 0},         {"UTC", 0},       {"GMT", 0},    {"Z", 0},       {"WET", 0},        {"WEST", 60},
    {"BST", 60},       {"CET", 60},      {"MET", 60},   {"MEZ", 60},    {"CEST", 120},     {"MEST", 120},
    {"MESZ", 120},     {"METDST", 120},  {"EET", 120},  {"EEST", 180},  {"MSK", 180},      {"MSD", 240},
    {"IST", 330},      {"JST", 540},     {"KST", 540},  {"AEST", 600},  {"AEDT", 660},     {"NZST", 720},
    {"NZDT", 780},     {"EST", -300},    {"EDT", -240}, {"CST", -360},  {"CDT", -300},     {"MST", -420},
    {"MDT", -360},     {"PST", -480},    {"PDT", -420}, {"AKST", -540}, {"AKDT", -480},    {"HST", -600},
    {"AST", -240},     {"ADT", -180},    {"BRT", -180}, {"BRST", -120}, {"EST5EDT", -300}, {"CST6CDT", -360},
    {"MST7MDT", -420}, {"PST8PDT", -480}};
constexpr std::array<std::string_view, 12> kMonthNames{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};

bool digits(std::string_view text) {
  return !text.empty() && text.size() <= 9 &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::vector<std::string> tokens(std::string_view raw) {
  std::vector<std::string> out;
  std::string token;
  int comment = 0;
  const auto close = [&] {
    if (!token.empty()) out.push_back(std::exchange(token, {}));
  };
  for (const char c : raw.substr(0, 512)) {
    if (c == '(') ++comment;
    if (comment > 0) {
      if (c == ')') --comment;
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',') {
      close();
    } else {
      token += c;
    }
  }
  close();
  return out;
}

std::optional<unsigned> month_of(std::string_view token) {
  if (token.size() < 3) return std::nullopt;
  const auto found = std::find(kMonthNames.begin(), kMonthNames.end(), lower_ascii(token.substr(0, 3)));
  if (found == kMonthNames.end()) return std::nullopt;
  return static_cast<unsigned>(found - kMonthNames.begin()) + 1;
}

struct Parts {
  std::optional<int> year, day, seconds;
  std::optional<unsigned> month;
  int offset = 0;  // minutes
  bool zoned = false;
};

// 10:52, 10:52:37, 10.52.37, 10:52:37.123
bool take_clock(std::string_view token, Parts& parts) {
  const char mark = token.find(':') != std::string_view::npos ? ':' : '.';
  const std::vector<std::string> fields = split(token, std::string_view(&mark, 1));
  if (fields.size() < 2 || fields.size() > 3 || !digits(fields[0]) || !digits(fields[1])) return false;
  std::string second = fields.size() > 2 ? fields[2].substr(0, fields[2].find('.')) : "0";
  if (!digits(second)) return false;
  const int hour = number(fields[0]), minute = number(fields[1]);
  if (hour > 24 || minute > 59 || number(second) > 61) return false;
  parts.seconds = hour * 3600 + minute * 60 + std::min(number(second), 59);
  return true;
}

// +0200, -7:00, GMT+1, EST
bool take_zone(std::string_view token, Parts& parts) {
  const auto sign = token.find_first_of("+-");
  if (sign != std::string_view::npos) {
    const std::string_view name = token.substr(0, sign);
    if (!name.empty() && !equal_ascii(name, "GMT") && !equal_ascii(name, "UTC")) return false;
    std::string figures(token.substr(sign + 1));
    std::erase(figures, ':');
    if (!digits(figures) || figures.size() > 4) return false;
    const int value = number(figures);
    const int minutes = figures.size() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
    if (minutes > 15 * 60) return true;  // nowhere on earth
    parts.offset = token[sign] == '-' ? -minutes : minutes;
    parts.zoned = true;
    return true;
  }
  for (const auto& [name, minutes] : kZones) {
    if (!equal_ascii(token, name)) continue;
    if (!parts.zoned) parts.offset = minutes;
    parts.zoned = true;
    return true;
  }
  return false;
}

int full_year(int year, std::size_t figures) {
  if (figures <= 2) return year < 50 ? 2000 + year : 1900 + year;
  return figures == 3 ? 1900 + year : year;
}

// 2003-07-01, 1-Jul-03, 2003-07-01T10:52:37Z
bool take_joined(std::string_view token, Parts& parts) {
  const auto t = token.find('T');
  if (t == 10 && digits(token.substr(0, 4))) {
    std::string_view clock = token.substr(11);
    const auto zone = clock.find_first_of("Z+-");
    if (zone != std::string_view::npos) {
      take_zone(clock.substr(zone), parts);
      clock = clock.substr(0, zone);
    }
    take_clock(clock, parts);
    token = token.substr(0, 10);
  }
  const std::vector<std::string> fields = split(token, token.find('-') != std::string_view::npos ? "-" : "/");
  if (fields.size() != 3 || fields[0].empty()) return false;
  if (digits(fields[0]) && digits(fields[1]) && digits(fields[2]) && fields[0].size() == 4) {
    parts.year = number(fields[0]);
    parts.month = static_cast<unsigned>(number(fields[1]));
    parts.day = number(fields[2]);
    return true;
  }
  if (!digits(fields[0]) || !digits(fields[2]) || !month_of(fields[1])) return false;
  parts.day = number(fields[0]);
  parts.month = month_of(fields[1]);
  parts.year = full_year(number(fields[2]), fields[2].size());
  return true;
}

}  // namespace

std::optional<Instant> mail_date(std::string_view raw) {
  Parts parts;
  for (const std::string& token : tokens(raw)) {
    if (digits(token)) {
      if (token.size() <= 2 && !parts.day) {
        parts.day = number(token);
      } else if (!parts.year) {
        parts.year = full_year(number(token), token.size());
      }
    } else if (!parts.seconds && token.find_first_of(":.") != std::string::npos && take_clock(token, parts)) {
      continue;
    } else if (!parts.month && token.find_first_of("-/") != std::string::npos && take_joined(token, parts)) {
      continue;
    } else if (!parts.month && month_of(token) && std::isdigit(static_cast<unsigned char>(token[0])) == 0) {
      parts.month = month_of(token);
    } else if (parts.seconds) {
      if (equal_ascii(token, "PM") && *parts.seconds < 12 * 3600) *parts.seconds += 12 * 3600;
      if (equal_ascii(token, "AM") && *parts.seconds >= 12 * 3600) *parts.seconds -= 12 * 3600;
      take_zone(token, parts);
    }
  }
  if (!parts.year || !parts.month || !parts.day || *parts.year < 1969 || *parts.year > 2100) return std::nullopt;
  const date::year_month_day day{date::year{*parts.year}, date::month{*parts.month},
                                 date::day{static_cast<unsigned>(*parts.day)}};
  if (!day.ok()) return std::nullopt;
  return Instant{date::sys_days{day}} + std::chrono::seconds{parts.seconds.value_or(0)} -
         std::chrono::minutes{parts.offset};
}

}  // namespace kith
