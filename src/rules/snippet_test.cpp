#include "rules/snippet.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

// Hits in brackets.
std::string marked(std::string_view text, const std::vector<std::string>& words, std::size_t characters = 60) {
  std::string line;
  for (const SnippetPart& part : snippet(text, words, characters)) line += part.hit ? "[" + part.text + "]" : part.text;
  return line;
}

TEST(Snippet, ShowsWhatWasFoundAndWhatStandsAroundIt) {
  EXPECT_EQ(marked("Her daughter sails in Kiel.", {"sail"}), "Her daughter [sails] in Kiel.");
  EXPECT_EQ(marked("Talked about (Zoë), then lunch", {"zoe", "lunch"}), "Talked about ([Zoë]), then [lunch]");
  EXPECT_EQ(marked("two\n lines\tand  spaces", {"and"}), "two lines [and] spaces");
  EXPECT_EQ(marked("one two three four five six seven eight nine ten", {"seven"}, 24), "… six [seven] eight nine ten");
  EXPECT_EQ(marked("one two three four five six seven eight nine ten", {"one"}, 12), "[one] two …");
  EXPECT_EQ(marked("nothing here fits", {"absent"}), "nothing here fits");
  EXPECT_EQ(marked("", {"x"}), "");
}

}  // namespace
}  // namespace kith
