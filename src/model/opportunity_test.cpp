// Money as people type it.
#include "model/opportunity.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(OpportunityMoney, IsReadAsPeopleTypeIt) {
  struct Row {
    const char *typed, *words;  // "" for none
  };
  const Row rows[] = {
      {"12000 EUR", "12,000 EUR"},
      {"12,000 EUR", "12,000 EUR"},
      {"12.000,50 eur", "12,000.50 EUR"},
      {"12,000.50 EUR", "12,000.50 EUR"},
      {"EUR 12000", "12,000 EUR"},
      {"EUR12000", "12,000 EUR"},
      {"0.5 GBP", "0.50 GBP"},
      {"1'234'567 CHF", "1,234,567 CHF"},
      {"1000000000000 JPY", "1,000,000,000,000 JPY"},
      {"0 EUR", ""},
      {"-5 EUR", ""},
      {"12000", ""},
      {"EUR", ""},
      {"12 ABC", ""},
      {"12 EUROS", ""},
      {"12 EU R", ""},
      {"1.2.3 EUR", ""},
      {"12. EUR", ""},
      {"12,0000 EUR", ""},
      {"1000000000001 EUR", ""},
      {"99999999999999999999 EUR", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    const auto money = money_from(row.typed);
    EXPECT_EQ(money ? money_words(*money) : "", row.words) << row.typed;
    EXPECT_EQ(money ? money_from(money_words(*money)) : std::nullopt, money) << "shown, it can be typed: " << row.typed;
  }
}

TEST(OpportunityWords, EveryStageOfEveryKindHasItsWord) {
  for (const OpportunityKind kind : kOpportunityKinds) {
    for (const OpportunityStage stage : kOpportunityStages) EXPECT_NE(words(kind, stage), "");
  }
  EXPECT_EQ(words(OpportunityKind::job, OpportunityStage::talking), "interviewing");
}

}  // namespace
}  // namespace kith
