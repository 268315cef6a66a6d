#include "rules/reading_match.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr PersonId kAda{1}, kBob{2}, kCleo{3};

std::vector<std::int64_t> readers(const Article& article, const std::vector<InterestText>& known) {
  std::vector<std::int64_t> ids;
  const auto all = match_reading({article}, known, 5);
  for (const ReadingMatch& match : all.front()) ids.push_back(match.person.value);
  return ids;
}

TEST(ReadingMatch, TheBar) {
  const struct {
    const char* what;
    InterestField field;
    const char* known;
    Article article;
    bool proposed;
  } rows[] = {
      {"a tag in the headline", InterestField::tag, "beekeeping", {"Beekeepers wanted", ""}, true},
      {"a fact in the headline", InterestField::fact, "keeps bees", {"The year of the bee", ""}, true},
      {"a tag twice in the text", InterestField::tag, "solar", {"News", "solar here and solar there"}, true},
      {"a tag once in the text", InterestField::tag, "solar", {"News", "a word on solar"}, false},
      {"one word of a note in the headline",
       InterestField::note,
       "spoke of bees and a trip to Lyon and a car",
       {"The bee", ""},
       false},
      {"two words of a note in the headline",
       InterestField::note,
       "spoke of bees in Lyon",
       {"The bees of Lyon", ""},
       true},
      {"only small words",
       InterestField::note,
       "we met for lunch, a great project",
       {"Lunch with the project team", ""},
       false},
      {"nothing", InterestField::tag, "chess", {"Beekeepers wanted", ""}, false},
      {"figures", InterestField::note, "2026 12 100", {"100 things for 2026", "12"}, false},
      {"an employer in the headline",
       InterestField::position,
       "Rolling Mill Ltd",
       {"Rolling Mill buys a lake", ""},
       true},
      {"no words at all", InterestField::tag, "", {"", ""}, false},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(!readers(row.article, {{kAda, row.field, row.known}}).empty(), row.proposed) << row.what;
  }
}

TEST(ReadingMatch, WhatManyShareSaysLittle) {
  std::vector<InterestText> known;
  for (int i = 1; i <= 200; ++i)
    known.push_back({PersonId{i}, InterestField::tag, i <= 150 ? "software" : (i <= 158 ? "chess" : "")});
  known.push_back({kAda, InterestField::tag, "falconry"});
  EXPECT_THAT(readers({"Software for falconry", ""}, known), ElementsAre(1));
  EXPECT_THAT(readers({"All about software", ""}, known), IsEmpty());
  EXPECT_EQ(readers({"All about chess", ""}, known).size(), 5U);
}

TEST(ReadingMatch, OrderAndMost) {
  const std::vector<InterestText> known{{kAda, InterestField::tag, "bees"},
                                        {kBob, InterestField::tag, "bees"},
                                        {kBob, InterestField::fact, "roofs of Lyon"},
                                        {kCleo, InterestField::note, "bees"}};
  EXPECT_THAT(readers({"Bees on the roofs of Lyon", "bees bees"}, known), ElementsAre(2, 1));
  EXPECT_EQ(match_reading({{"Bees", ""}}, known, 1).front().size(), 1U);
  EXPECT_THAT(match_reading({}, known, 5), IsEmpty());
}

TEST(ReadingMatch, OtherLanguages) {
  EXPECT_THAT(readers({"Die Städte und das Solardach", "und was es für die Stadt ist"},
                      {{kAda, InterestField::tag, "Stadt"}, {kBob, InterestField::tag, "city"}}),
              ElementsAre(1));
  EXPECT_THAT(readers({"Пчёлы на крыше", ""}, {{kAda, InterestField::tag, "пчёлы"}}), ElementsAre(1));
}

TEST(ReadingMatch, SaysWhy) {
  const std::vector<InterestText> known{{kAda, InterestField::tag, "Beekeeping"},
                                        {kAda, InterestField::note, "Roofs in Lyon"},
                                        {kBob, InterestField::note, "roofs, Lyon"}};
  const auto matches = match_reading({{"Beekeepers on roofs in Lyon", ""}}, known, 5).front();
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(match_words(matches[0]), "matches \"Beekeeping\" in a tag, \"Roofs\" and \"Lyon\" in your notes");
  EXPECT_EQ(match_words(matches[1]), "matches \"roofs\" and \"Lyon\" in your notes");
  for (const ReadingMatch& match : matches) {
    double sum = 0;
    for (const MatchedWord& word : match.words) sum += word.gain;
    EXPECT_DOUBLE_EQ(sum, match.score);
  }
}

}  // namespace
}  // namespace kith
