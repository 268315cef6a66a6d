// Money as people type it: whole hundredths of a currency, never a floating number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith {

// Amounts of two currencies are never added.
struct Money {
  std::int64_t cents = 0;  // hundredths, whatever the currency's own small coin is
  std::string currency;    // ISO 4217: "EUR"; empty only for nothing
  bool operator==(const Money&) const = default;
};
inline constexpr std::int64_t kMostCents = 100'000'000'000'000;  // a thousand thousand millions

// "12000 EUR", "12,000.50 eur", "EUR 12000"; none for what is no amount above nothing of a known currency.
std::optional<Money> money_from(std::string_view text);
// "12,000 EUR", "12,000.50 EUR"; "" for nothing.
std::string money_words(const Money& money);
bool known_currency(std::string_view code);

}  // namespace kith
