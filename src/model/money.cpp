#include "model/money.hpp"

namespace kith {
namespace {

// ISO 4217, those in use as money; in alphabetical order.
constexpr std::string_view kCurrencies =
    "AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCLPCNYCOPCRCCUPCVECZKDJFDKKDOP"
    "DZD"
    "EGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQDIRRISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBP"
    "LKR"
    "LRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBD"
    "SCR"
    "SDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUYUUZSVEDVESVNDVUVWSTXAFXCDXOFXPFYERZARZMW"
    "ZWG"
    "ZWL";

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// Whole and hundredths of "12,000.50", "12 000", "12000,5"; the last separator with one or two digits behind it
// begins the hundredths, three behind it are thousands.
std::optional<std::int64_t> cents_in(std::string_view text) {
  std::string digits;
  std::size_t behind = 0;
  bool point = false;
  for (const char c : text) {
    if (digit(c)) {
      digits += c;
      ++behind;
    } else if ((c == '.' || c == ',' || c == ' ' || c == '\'') && !digits.empty()) {
      if (point && behind != 3) return std::nullopt;
      point = true;
      behind = 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 17 || (point && (behind == 0 || behind > 3))) return std::nullopt;
  const bool hundredths = point && behind < 3;
  std::int64_t made = 0;
  for (const char c : digits) made = made * 10 + (c - '0');
  if (!hundredths) {
    if (made > kMostCents / 100) return std::nullopt;
    made *= 100;
  } else if (behind == 1) {
    made *= 10;
  }
  if (made < 1 || made > kMostCents) return std::nullopt;
  return made;
}

}  // namespace

bool known_currency(std::string_view code) {
  if (code.size() != 3) return false;
  for (std::size_t at = 0; at + 3 <= kCurrencies.size(); at += 3) {
    if (kCurrencies.substr(at, 3) == code) return true;
  }
  return false;
}

std::optional<Money> money_from(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string currency, amount;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!letter(c)) {
      amount += c;
      continue;
    }
    // One run of letters, before the amount or after it.
    if (!currency.empty() && (i == 0 || !letter(text[i - 1]))) return std::nullopt;
    currency += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  }
  const auto first = amount.find_first_not_of(' ');
  if (first == std::string::npos || !known_currency(currency)) return std::nullopt;
  const auto last = amount.find_last_not_of(' ');
  const auto cents = cents_in(std::string_view(amount).substr(first, last - first + 1));
  if (!cents) return std::nullopt;
  return Money{*cents, currency};
}

std::string money_words(const Money& money) {
  if (money.cents == 0) return "";
  std::string whole = std::to_string(money.cents / 100);
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ",");
  const auto rest = static_cast<int>(money.cents % 100);
  if (rest != 0) {
    whole += '.';
    whole += static_cast<char>('0' + rest / 10);
    whole += static_cast<char>('0' + rest % 10);
  }
  return whole + " " + money.currency;
}

}  // namespace kith
