// Money as people type it.
#include "rules/amount.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Amount, ReadsWhatMakesSense) {
  const std::pair<const char*, Amount> cases[] = {
      {"120 EUR", {12000, "EUR"}},
      {"12.50 eur", {1250, "EUR"}},
      {"12,5 CHF", {1250, "CHF"}},
      {"EUR 1200", {120000, "EUR"}},
      {"120EUR", {12000, "EUR"}},
      {" 0.01  USD ", {1, "USD"}},
      {"0", {0, ""}},
      {"0 EUR", {0, ""}},
      {"1000000000 EUR", {kMostAmountCents, "EUR"}},
  };
  for (const auto& [text, wanted] : cases) {
    const auto read = parse_amount(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, wanted) << text;
  }
}

TEST(Amount, RefusesWhatDoesNot) {
  for (const char* text :
       {"", "EUR", "120", "-5 EUR", "1.234,50 EUR", "1.234 EUR", "12. EUR", ".5 EUR", "12 EURO", "12 EU", "12 E U R",
        "1 2 EUR", "12 EUR 3", "€12", "1000000000.01 EUR", "99999999999999999999 EUR"}) {
    const auto read = parse_amount(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, Code::bad_input) << text;
  }
}

TEST(Amount, IsSaidWithoutNeedlessDigits) {
  EXPECT_EQ(amount_words({12000, "EUR"}), "120 EUR");
  EXPECT_EQ(amount_words({1205, "EUR"}), "12.05 EUR");
  EXPECT_EQ(amount_words({0, ""}), "");
}

}  // namespace
}  // namespace kith
