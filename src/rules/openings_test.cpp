// Skeletons: each has gaps of its own, none is a message, and what is known stands in its place.
#include "rules/openings.hpp"

#include <set>

#include <gmock/gmock.h>

namespace kith {
namespace {

using testing::HasSubstr;
using testing::Not;

const OpeningFacts kAll{"Ada",  "Her talk on looms", "https://example.org/talk", "Grace", "Mary Somerville",
                        "Mary", "Ada Byron"};

TEST(Openings, HaveKeysOfTheirOwnAndGapsThatOnlyTheWriterCanFill) {
  std::set<std::string_view> keys;
  for (const Opening& one : openings()) {
    EXPECT_TRUE(keys.insert(one.key).second) << one.key;
    EXPECT_EQ(find_opening(one.key), &one);
    const Opened opened = open_with(one, kAll);
    EXPECT_GE(gaps(opened.body).size(), 1U) << one.key;
    EXPECT_EQ(gaps(opened.subject).size(), 1U) << one.key;
    EXPECT_THAT(opened.body, Not(HasSubstr("{"))) << one.key;
    EXPECT_THAT(opened.body, HasSubstr("Hi Ada,")) << one.key;
  }
  EXPECT_EQ(keys.size(), 12U);
  EXPECT_EQ(find_opening("broadcast"), nullptr);
}

TEST(Openings, WhatIsKnownStandsInItsPlace) {
  const Opened opened = open_with(*find_opening("article"), kAll);
  EXPECT_EQ(opened.body,
            "Hi Ada,\n\nThis made me think of you: Her talk on looms\nhttps://example.org/talk\n\n"
            "[[which part, and why it matters for what they do]]\n\nGrace\n");
}

TEST(Openings, WhatIsNotKnownIsAGapOrNotThere) {
  const Opened opened = open_with(*find_opening("article"), {});
  EXPECT_EQ(opened.body,
            "Hi [[how you call them]],\n\nThis made me think of you: [[what it is about]]\n\n"
            "[[which part, and why it matters for what they do]]\n");
}

TEST(Openings, OfAnIntroductionHoldTheNamesThatMayBeTold) {
  EXPECT_THAT(open_with(*find_opening("consent"), kAll).body, Not(HasSubstr("Mary")));
  const Opened introducing = open_with(*find_opening("introducing"), kAll);
  EXPECT_EQ(introducing.subject, "Ada and Mary: [[what it is about]]");
  EXPECT_THAT(introducing.body, HasSubstr("Hi Ada, hi Mary,"));
  EXPECT_THAT(introducing.body, HasSubstr("Ada, this is Mary Somerville: "));
  EXPECT_THAT(introducing.body, HasSubstr("Mary, this is Ada Byron: "));
  EXPECT_THAT(open_with(*find_opening("introduction"), kAll).body, HasSubstr("You know Mary Somerville: [[how"));
  EXPECT_THAT(open_with(*find_opening("introduction"), {}).body, HasSubstr("You know [[whom]]: [[how"));
}

TEST(Openings, WithoutOneThereIsNoGap) {
  EXPECT_EQ(open_plainly(kAll).body, "Hi Ada,\n\nHer talk on looms\nhttps://example.org/talk\n\nGrace\n");
  EXPECT_EQ(open_plainly({}).body, "Hi,\n\n");
}

TEST(Openings, SuitWhatThereIsToWriteAbout) {
  EXPECT_EQ(opening_for("promotion"), find_opening("congratulation"));
  EXPECT_EQ(opening_for("article"), find_opening("article"));
  EXPECT_EQ(opening_for("news"), nullptr);
}

struct GapCase {
  const char* text;
  std::vector<std::string> found;
};

TEST(Openings, GapsAreFound) {
  const GapCase cases[] = {
      {"", {}},
      {"No gap [here] or «there».", {}},
      {"Hi [[name]],", {"name"}},
      {"[[one]] and [[ two ]]", {"one", "two"}},
      {"[[]]", {""}},
      {"[[broken\nline]]", {}},
      {"[[broken\n[[whole]]", {"whole"}},
      {"[[never closed", {}},
      {"Grüße, [[wörter]]!", {"wörter"}},
  };
  for (const GapCase& one : cases) {
    std::vector<std::string> found;
    for (const Gap& gap : gaps(one.text)) {
      found.push_back(gap.text);
      EXPECT_EQ(std::string_view(one.text).substr(gap.at, 2), "[[");
      EXPECT_EQ(std::string_view(one.text).substr(gap.at + gap.size - 2, 2), "]]");
    }
    EXPECT_EQ(found, one.found) << one.text;
  }
}

}  // namespace
}  // namespace kith
