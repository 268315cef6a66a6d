// Money as people type it: whole hundredths of a currency, never a floating number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

inline constexpr std::int64_t kMostAmountCents = 100'000'000'000;  // a billion of any currency

struct Amount {
  std::int64_t cents = 0;
  std::string currency;  // ISO 4217, upper case; empty only for nothing
  bool operator==(const Amount&) const = default;
};
// "120 EUR", "12.50 eur", "EUR 1200", "0"; a comma stands for the point before one or two last digits.
// bad_input otherwise, above kMostAmountCents, or below nothing.
Result<Amount> parse_amount(std::string_view text);
std::string amount_words(const Amount& amount);  // "120 EUR", "12.50 EUR"; "" for nothing

}  // namespace kith
