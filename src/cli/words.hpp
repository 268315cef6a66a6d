// Dates, counts and names as the command line says them. English, whatever the machine's locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"

namespace kith::cli {

std::string number_words(long long number);  // 12,345
// "1 person", "1,234 people"
std::string count_words(long long number, std::string_view one, std::string_view many);
std::string minutes_words(long long minutes);  // "1 minute", "27 minutes"
std::string bytes_words(long long bytes);      // "812 B", "2.3 MB"

std::string long_day(LocalDate day);                    // Monday 23 November 2026
std::string short_day(LocalDate day, LocalDate today);  // 23 Nov, or 23 Nov 2027 in another year
std::string week_day(LocalDate day);                    // Mon
std::string date_words(const PartialDate& date);        // 10 December 1815, 10 December, December 1815, 1815

// The word of `known` nearest to a mistyped one; none when nothing is near.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace kith::cli
