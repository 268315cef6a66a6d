#include "rules/amount.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool capital(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

Result<Amount> parse_amount(std::string_view text) {
  const auto senseless = [&] {
    return fail(Code::bad_input, fmt::format("\"{}\" is no amount of money", text),
                "a number and the currency's three letters, such as \"120 EUR\" or \"12.50 EUR\"");
  };
  std::string number, currency;
  bool number_ended = false, letters_ended = false;
  for (const char c : collapse(text)) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (digit(c) || c == '.' || c == ',') {
      if (number_ended) return senseless();
      number += c;
      letters_ended = !currency.empty();
    } else if (capital(upper)) {
      if (letters_ended) return senseless();
      currency += upper;
      number_ended = !number.empty();
    } else if (c == ' ') {
      number_ended = number_ended || !number.empty();
      letters_ended = letters_ended || !currency.empty();
    } else {
      return senseless();
    }
  }
  const auto point = number.find_first_of(".,");
  const std::string whole = number.substr(0, point);
  std::string part = point == std::string::npos ? "" : number.substr(point + 1);
  if (whole.empty() || whole.size() > 12 || part.size() > 2 || (point != std::string::npos && part.empty()) ||
      part.find_first_of(".,") != std::string::npos)
    return senseless();
  part.resize(2, '0');
  Amount made;
  for (const char c : whole + part) made.cents = made.cents * 10 + (c - '0');
  if (made.cents > kMostAmountCents) return senseless();
  if (made.cents == 0 && currency.empty()) return made;
  if (currency.size() != 3) return senseless();
  made.currency = std::move(currency);
  if (made.cents == 0) made.currency.clear();
  return made;
}

std::string amount_words(const Amount& amount) {
  if (amount.cents == 0) return "";
  if (amount.cents % 100 == 0) return fmt::format("{} {}", amount.cents / 100, amount.currency);
  return fmt::format("{}.{:02} {}", amount.cents / 100, amount.cents % 100, amount.currency);
}

}  // namespace kith
