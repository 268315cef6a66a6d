// Giving: what weighs how much, and the sentence that says it.
#include "rules/giving.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.hpp"

namespace kith {
namespace {

const Instant kLedgerNoon = parse_instant("2026-11-23T12:00:00Z", Zone::utc()).value();
const LocalDate kLedgerDay = parse_date("2026-11-23").value();

// "given advice large 2026-03-01"
ValueEntry thing(const std::string& words) {
  const auto parts = split(words, " ");
  ValueEntry one;
  one.person = PersonId{1};
  one.side = value_side_from(parts[0]).value();
  one.kind = value_kind_from(parts[1]).value();
  one.worth = worth_from(parts[2]).value();
  one.at = parse_instant(parts[3], Zone::utc()).value();
  return one;
}

std::vector<ValueEntry> things(const std::vector<std::string>& lines) {
  std::vector<ValueEntry> all;
  for (const auto& line : lines) all.push_back(thing(line));
  return all;
}

TEST(Giving, TheBalanceIsASentence) {
  struct Case {
    std::vector<std::string> lines;
    std::string_view leaning, words;
  };
  const Case cases[] = {
      {{}, "nothing", "Nothing yet on either side"},
      {{"given gift good 2026-11-01", "received advice good 2026-10-01"},
       "even",
       "Even: you gave 1 thing, they gave 1 thing"},
      {{"given article small 2026-11-01"}, "gave", "You gave more: an article in November"},
      {{"given article good 2026-11-01", "given advice good 2026-10-01", "given time good 2026-05-01",
        "received gift good 2026-05-01"},
       "gave",
       "You gave more: 3 things against 1"},
      {{"received introduction good 2026-03-10", "received advice good 2026-06-01", "received advice small 2026-09-01"},
       "received",
       "They gave you much and got little: two pieces of advice and an introduction since March"},
      {{"received referral large 2026-10-01", "given article small 2024-01-01", "given article small 2023-01-01"},
       "received",
       "They gave more: 1 thing against 2 smaller or older"},
      {{"received gift small 2023-05-01"}, "even", "As good as even: they gave a gift in May 2023"},
      {{"received time good 2026-10-01", "received time good 2026-11-01", "received job-help large 2026-11-02",
        "given article small 2026-11-02", "given article small 2026-11-03"},
       "received",
       "They gave more: 3 things against 2"},
  };
  for (const Case& one : cases) {
    const auto entries = things(one.lines);
    const Balance made = balance(entries, kLedgerNoon);
    EXPECT_EQ(name(made.leaning), one.leaning) << one.words;
    EXPECT_EQ(balance_words(entries, made, kLedgerDay, Zone::utc()), one.words);
  }
}

TEST(Giving, HalfIsLeftAfterTwoYears) {
  EXPECT_DOUBLE_EQ(value_weight(thing("given gift good 2026-11-23T12:00:00Z"), kLedgerNoon), 2);
  EXPECT_NEAR(value_weight(thing("given gift good 2024-11-23T12:00:00Z"), kLedgerNoon), 1, 1e-9);
  EXPECT_DOUBLE_EQ(value_weight(thing("given gift large 2027-01-01"), kLedgerNoon), 3) << "the future has not faded";
}

TEST(Giving, MuchForLittleIsOwedAGoodTurn) {
  EXPECT_TRUE(balance(things({"received job-help large 2026-10-01", "received advice small 2026-10-01"}), kLedgerNoon)
                  .owes_turn);
  EXPECT_FALSE(balance(things({"received job-help large 2026-10-01", "received advice small 2026-10-01",
                               "given gift good 2026-11-01"}),
                       kLedgerNoon)
                   .owes_turn);
  EXPECT_FALSE(balance(things({"received advice good 2026-10-01"}), kLedgerNoon).owes_turn);
}

TEST(Giving, ThingsInWords) {
  EXPECT_EQ(things_words(things({"given feedback good 2026-01-01", "given feedback good 2026-01-02",
                                 "given other good 2026-01-03", "given gift good 2026-01-04"})),
            "feedback twice, a gift and something else");
  EXPECT_EQ(things_words(things(std::vector<std::string>(13, "given article good 2026-01-01"))), "13 articles");
  EXPECT_EQ(things_words(things(std::vector<std::string>(3, "given time good 2026-01-01"))), "some time three times");
}

TEST(Giving, WhatIsSeenCountsOnce) {
  ValueEntry typed = thing("given gift good 2026-11-01T09:00:00Z");
  typed.id = ValueEntryId{1};
  ValueEntry named = thing("given other large 2026-05-01");
  named.id = ValueEntryId{2};
  named.source = ValueSource::touch;
  named.source_id = 7;
  const auto seen = [](const std::string& words, std::int64_t touch) {
    ValueEntry one = thing(words);
    one.source = ValueSource::touch;
    one.source_id = touch;
    return one;
  };
  const auto all =
      joined_values({typed, named},
                    {seen("given gift good 2026-11-01T18:00:00Z", 3), seen("given gift good 2026-06-01", 7),
                     seen("received gift good 2026-11-01", 4), seen("given gift good 2026-11-02", 5)},
                    Zone::utc());
  std::string words;
  for (const ValueEntry& one : all) words += fmt::format("{}:{} ", one.id.value, one.source_id);
  EXPECT_EQ(words, "0:5 1:0 0:4 2:7 ");
}

}  // namespace
}  // namespace kith
