// Dates as exports and spreadsheets write them: "08 Feb 2026", "4-Apr-21", "1/29/26, 2:37 PM",
// "14.05.1980", "--05-14", "1955-07-19T00:00:00Z". Month names in English and German.
#pragma once

#include <optional>
#include <string_view>

#include "base/dates.hpp"

namespace kith {

// How a year of two digits is read. Readers have no clock, so these are fixed:
// a lifetime is the spreadsheets' own rule (30..99 are 19xx, 00..29 are 20xx);
// recent is for services of this century (always 20xx).
enum class ShortYear { lifetime, recent };

// None for what is no date, "0/0/00" included. With slashes the month comes first unless only the day
// can be ("31/12/99"); with dots the day. The year 1604 is Apple's sign for "no year".
std::optional<PartialDate> loose_date(std::string_view text, ShortYear years = ShortYear::lifetime);

// The same date when its year is not to be known; none when nothing else is known.
std::optional<PartialDate> without_year(const PartialDate& date);

// Year, month and day all known.
std::optional<LocalDate> loose_day(std::string_view text, ShortYear years);

// A day with its time; UTC when no offset is written, the start of the day when no time is.
std::optional<Instant> loose_instant(std::string_view text, ShortYear years);

}  // namespace kith
