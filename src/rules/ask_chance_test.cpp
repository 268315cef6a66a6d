#include "rules/ask_chance.hpp"

#include <algorithm>
#include <iterator>

#include <gtest/gtest.h>

#include "rules/ask_features.hpp"
#include "rules/ask_weights.hpp"
#include "rules/words.hpp"

namespace kith {
namespace {

TEST(AskChance, TellsRequestsFromNews) {
  const char* const asking[] = {
      "Could you introduce me to Maria?",
      "Can you put me in touch with your colleague in Lyon?",
      "Let me know what works for you",
      "Would love to pick your brain",
      "Would you be up for a coffee next week?",
      "I'd be grateful for twenty minutes of your time.",
      "Could we find half an hour next Tuesday?",
      "Please send me the slides.",
      "Any chance you could review my draft?",
      "I was wondering if you know anyone at the museum.",
      "Do you know anyone who works in wind energy?",
      "Are you free for lunch on Friday?",
      "Let's meet on Thursday.",
      "Have you heard back from them yet?",
      "what do you think of the new plan",
      "If you have a minute, tell me how it went.",
  };
  const char* const telling[] = {
      "Hope you are well",
      "I read your article and enjoyed it",
      "I saw your talk in Porto last month.",
      "Thanks so much for the introduction.",
      "Congratulations on the new role!",
      "It was great meeting you at the conference.",
      "We have just moved to a new office.",
      "I will send the slides tomorrow.",
      "My daughter started school.",
      "I have applied for the position you mentioned.",
      "The weather has been lovely.",
      "Happy birthday, and all the best for the new year!",
      "To leave this list, please click here to unsubscribe.",
  };
  for (const char* text : asking) EXPECT_GT(ask_chance(text), .6) << text;
  for (const char* text : telling) EXPECT_LT(ask_chance(text), .4) << text;
  for (const char* text : asking) EXPECT_TRUE(asks(text)) << text;
  for (const char* text : telling) EXPECT_FALSE(asks(text)) << text;
}

TEST(AskChance, NothingWrittenAsksNothing) {
  for (const char* text : {"", "   ", "...", "https://example.org/?q=1"}) EXPECT_EQ(ask_chance(text), 0) << text;
}

TEST(AskChance, AnyBytesHaveAChance) {
  for (const char* text : {"\xe2\x80", "\xff\xfe?", "’", "'", "a'", "a’", "9:", "$LINK", "@", "“Could you?”"}) {
    EXPECT_GE(ask_chance(text), 0) << text;
    EXPECT_LE(ask_chance(text), 1) << text;
  }
}

// What the table has learnt must not depend on whom a sentence names, which number it holds or how it is typed.
TEST(AskFeatures, NamesNumbersAndTypographyAreAlike) {
  struct Pair {
    const char* a;
    const char* b;
  };
  const Pair pairs[] = {
      {"Please ask Maria about it.", "Please ask Otto about it."},
      {"Call me at 10:30", "Call me at 9"},
      {"Could you call at 1,000?", "Could you call at 12?"},
      {"Don't you agree", "Don’t you agree"},
      {"See https://a.example.org/x now", "See www.example.net now"},
      {"Write to a@example.org now", "Write to b.c@example.net now"},
      {"Could  you   come?", "Could you come?"},
      {"Could you come!!!", "Could you come!"},
  };
  for (const Pair& pair : pairs) EXPECT_EQ(ask_features(pair.a), ask_features(pair.b)) << pair.a;
  EXPECT_NE(ask_features("you can call"), ask_features("can you call"));
  EXPECT_NE(ask_features("Could you come?"), ask_features("Could you come."));
}

TEST(AskFeatures, AreSortedOnceAndSmall) {
  const auto features = ask_features("Could you, could you, could you come? Could you?");
  EXPECT_TRUE(std::is_sorted(features.begin(), features.end()));
  EXPECT_EQ(std::adjacent_find(features.begin(), features.end()), features.end());
  EXPECT_LT(features.back(), 1U << kAskFeatureBits);
}

TEST(AskWeights, EachFeatureStandsOnceInOrder) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::uint64_t feature = 0;
  std::size_t rows = 0;
  for (const std::string_view line : kAskWeights) {
    ASSERT_EQ(line.size() % 4, 0u);
    ASSERT_EQ(line.find_first_not_of(kDigits), std::string_view::npos);
    for (std::size_t at = 0; at < line.size(); at += 4, ++rows) {
      const std::uint64_t gap = kDigits.find(line[at]) * 64 + kDigits.find(line[at + 1]);
      EXPECT_TRUE(gap > 0 || rows == 0) << "row " << rows;
      feature += gap;
    }
  }
  EXPECT_GT(rows, 20'000u);
  EXPECT_LT(feature, std::uint64_t{1} << kAskFeatureBits);
}

// Other languages are left to the phrases, however English the letters look.
TEST(AskChance, SpeaksForEnglishAlone) {
  EXPECT_FALSE(asks("Bonnes fêtes à toute la famille."));
  EXPECT_FALSE(asks("Ich schicke die Folien morgen."));
  EXPECT_TRUE(asks("Gib mir Bescheid, sobald du wieder da bist."));
}

}  // namespace
}  // namespace kith
