#include "rules/sentences.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Sentences, AsWrittenAndInClauses) {
  const auto all = sentences_in("Hi Zoë, could you come?  See https://example.org/?a=1 - it's on.\n\nBye");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].written, "Hi Zoë, could you come?");
  EXPECT_TRUE(all[0].question);
  ASSERT_EQ(all[0].clauses.size(), 2U);
  EXPECT_EQ(all[0].clauses[0], (std::vector<std::string>{"hi", "zoe"}));
  EXPECT_EQ(all[0].clauses[1], (std::vector<std::string>{"could", "you", "come"}));
  EXPECT_EQ(all[1].written, "See https://example.org/?a=1 - it's on.");
  EXPECT_FALSE(all[1].question);
  EXPECT_EQ(all[1].clauses.size(), 2U);
  EXPECT_EQ(all[2].written, "Bye");
}

TEST(Sentences, AddressesAloneAreNone) {
  EXPECT_TRUE(sentences_in("").empty());
  EXPECT_TRUE(sentences_in(" \n\n . ? ").empty());
  EXPECT_TRUE(sentences_in("www.example.org/?").empty());
  EXPECT_TRUE(sentences_in("a@example.org").empty());
}

}  // namespace
}  // namespace kith
