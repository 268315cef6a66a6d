#include "rules/holidays.hpp"

#include <algorithm>

#include "rules/holiday_rows.hpp"

namespace kith {
namespace {

constexpr HolidayCalendar kCalendars[] = {
    {"AU", "Australia"},
    {"AT", "Austria"},
    {"BE", "Belgium"},
    {"BR", "Brazil"},
    {"CA", "Canada"},
    {"HR", "Croatia"},
    {"CZ", "Czechia"},
    {"DK", "Denmark"},
    {"FI", "Finland"},
    {"FR", "France"},
    {"DE", "Germany"},
    {"DE-BW", "Germany, Baden-Württemberg"},
    {"DE-BY", "Germany, Bavaria"},
    {"DE-BE", "Germany, Berlin"},
    {"DE-BB", "Germany, Brandenburg"},
    {"DE-HB", "Germany, Bremen"},
    {"DE-HH", "Germany, Hamburg"},
    {"DE-HE", "Germany, Hesse"},
    {"DE-NI", "Germany, Lower Saxony"},
    {"DE-MV", "Germany, Mecklenburg-Vorpommern"},
    {"DE-NW", "Germany, North Rhine-Westphalia"},
    {"DE-RP", "Germany, Rhineland-Palatinate"},
    {"DE-SL", "Germany, Saarland"},
    {"DE-SN", "Germany, Saxony"},
    {"DE-ST", "Germany, Saxony-Anhalt"},
    {"DE-SH", "Germany, Schleswig-Holstein"},
    {"DE-TH", "Germany, Thuringia"},
    {"HU", "Hungary"},
    {"IE", "Ireland"},
    {"IT", "Italy"},
    {"LU", "Luxembourg"},
    {"NL", "Netherlands"},
    {"NZ", "New Zealand"},
    {"NO", "Norway"},
    {"PL", "Poland"},
    {"PT", "Portugal"},
    {"SK", "Slovakia"},
    {"SI", "Slovenia"},
    {"ES", "Spain"},
    {"SE", "Sweden"},
    {"CH", "Switzerland"},
    {"GB", "United Kingdom"},
    {"GB-NIR", "United Kingdom, Northern Ireland"},
    {"GB-SCT", "United Kingdom, Scotland"},
    {"US", "United States"},
};

bool weekend(LocalDate day) {
  return iso_weekday(day) > 5;
}

LocalDate on_or_after(LocalDate from, int weekday) {
  return from + Days{(weekday - iso_weekday(from) + 7) % 7};
}

LocalDate date_of(const HolidayRow& row, int year) {
  const auto month = static_cast<unsigned>(row.a);
  const auto day = static_cast<unsigned>(row.b);
  switch (row.on) {
    case HolidayRow::On::fixed: return local_date(year, month, day);
    case HolidayRow::On::easter: return easter(year) + Days{row.a};
    case HolidayRow::On::nth: {
      if (row.b > 0) return on_or_after(local_date(year, month, 1), row.c) + Days{7 * (row.b - 1)};
      const LocalDate next_month = month == 12 ? local_date(year + 1, 1, 1) : local_date(year, month + 1, 1);
      return on_or_after(next_month - Days{7}, row.c);
    }
    case HolidayRow::On::after: return on_or_after(local_date(year, month, day), row.c);
    case HolidayRow::On::before: return on_or_after(local_date(year, month, day) - Days{7}, row.c);
  }
  return {};
}

// `part` is what follows the country; the parts of a row are two or three letters each, or "-".
bool kept_in(const HolidayRow& row, std::string_view country, std::string_view part) {
  if (row.country != country) return false;
  if (row.parts.empty()) return true;
  const std::string_view wanted = part.empty() ? "-" : part;
  for (std::size_t at = 0; at < row.parts.size();) {
    const std::size_t end = std::min(row.parts.find(' ', at), row.parts.size());
    if (row.parts.substr(at, end - at) == wanted) return true;
    at = end + 1;
  }
  return false;
}

bool has(const std::vector<Holiday>& all, LocalDate day) {
  return std::any_of(all.begin(), all.end(), [&](const Holiday& one) { return one.date == day; });
}

void add(std::vector<Holiday>& all, LocalDate day, std::string_view name) {
  if (!has(all, day)) all.push_back({day, name});
}

// The rows of one year with the days that stand in for those on a weekend; some of these may fall into the next.
void add_year(std::vector<Holiday>& all, std::string_view country, std::string_view part, int year) {
  std::vector<const HolidayRow*> rows;
  for (const HolidayRow& row : kHolidayRows) {
    if (kept_in(row, country, part) && year >= row.from) rows.push_back(&row);
  }
  for (const HolidayRow* row : rows) add(all, date_of(*row, year), row->name);
  for (const HolidayRow* row : rows) {
    const LocalDate day = date_of(*row, year);
    if (!weekend(day)) continue;
    if (row->shift == HolidayRow::Shift::nearest) {
      add(all, iso_weekday(day) == 6 ? day - Days{1} : day + Days{1}, row->name);
    } else if (row->shift == HolidayRow::Shift::monday) {
      LocalDate instead = day + Days{1};
      while (weekend(instead) || has(all, instead)) instead += Days{1};
      add(all, instead, row->name);
    }
  }
}

}  // namespace

std::span<const HolidayCalendar> holiday_calendars() {
  return kCalendars;
}

const HolidayCalendar* find_calendar(std::string_view code) {
  const auto found = std::find_if(std::begin(kCalendars), std::end(kCalendars),
                                  [&](const HolidayCalendar& one) { return one.code == code; });
  return found == std::end(kCalendars) ? nullptr : &*found;
}

LocalDate easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return local_date(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
}

std::vector<Holiday> holidays(std::string_view code, int year) {
  std::vector<Holiday> all;
  if (find_calendar(code) == nullptr) return all;
  const std::string_view country = code.substr(0, 2);
  const std::string_view part = code.size() > 3 ? code.substr(3) : std::string_view();
  // A New Year's Day on a Saturday is kept on the last day of the year before.
  for (int each = year; each <= year + 1; ++each) add_year(all, country, part, each);
  std::erase_if(all, [&](const Holiday& one) { return year_of(one.date) != year; });
  std::sort(all.begin(), all.end(), [](const Holiday& x, const Holiday& y) { return x.date < y.date; });
  return all;
}

std::optional<std::string_view> holiday(std::string_view code, LocalDate day) {
  for (const Holiday& one : holidays(code, year_of(day))) {
    if (one.date == day) return one.name;
  }
  return std::nullopt;
}

}  // namespace kith
