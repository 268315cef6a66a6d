// Money as people type it.
#include "model/money.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Money, ReadsWhatMakesSense) {
  const std::pair<const char*, Money> cases[] = {
      {"120 EUR", {12000, "EUR"}},       {"12.50 eur", {1250, "EUR"}},   {"12,5 CHF", {1250, "CHF"}},
      {"EUR 1200", {120000, "EUR"}},     {"120EUR", {12000, "EUR"}},     {" 0.01  USD ", {1, "USD"}},
      {"1.234,50 EUR", {123450, "EUR"}}, {"1,234 EUR", {123400, "EUR"}}, {"1000000000000 EUR", {kMostCents, "EUR"}},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(money_from(text), wanted) << text;
}

TEST(Money, RefusesWhatDoesNot) {
  for (const char* text : {"", "EUR", "120", "-5 EUR", "12. EUR", ".5 EUR", "12 EURO", "12 EU", "12 E U R", "12 EUR 3",
                           "\u20ac12", "0 EUR", "12 XYZ", "1000000000000.01 EUR", "99999999999999999999 EUR"}) {
    EXPECT_FALSE(money_from(text)) << text;
  }
}

TEST(Money, IsSaidWithoutNeedlessDigits) {
  EXPECT_EQ(money_words({12000, "EUR"}), "120 EUR");
  EXPECT_EQ(money_words({1205, "EUR"}), "12.05 EUR");
  EXPECT_EQ(money_words({0, ""}), "");
}

}  // namespace
}  // namespace kith
