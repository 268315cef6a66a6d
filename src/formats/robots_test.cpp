#include "formats/robots.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Robots, LongestRuleDecides) {
  const Robots robots = Robots::read(R"(User-agent: *
Disallow: /private
Allow: /private/feed   # but this
Disallow: /*.php$
Disallow: /same
Allow: /same
Disallow: /a%3cd
Disallow: /%7ejoe/
)",
                                     "kith");
  const struct {
    const char* path;
    bool may;
  } rows[] = {{"/", true},
              {"", true},
              {"/private", false},
              {"/private/x", false},
              {"/private/feed", true},
              {"/x.php", false},
              {"/x.php?a", true},
              {"/same", true},
              {"/a%3Cd", false},
              {"/~joe/feed", false},
              {"/%7Ejoe/feed", false},
              {"/joe", true}};
  for (const auto& [path, may] : rows) EXPECT_EQ(robots.allows(path), may) << path;
}

TEST(Robots, OurGroupBeforeEverybodys) {
  const char* text =
      "User-agent: *\nDisallow: /\n\nUser-Agent: other\nuser-agent: KITH/1.0\nDisallow: /no\n\n"
      "User-agent: kith\nDisallow: /never\n";
  const Robots ours = Robots::read(text, "kith");
  EXPECT_TRUE(ours.allows("/feed"));
  EXPECT_FALSE(ours.allows("/no"));
  EXPECT_FALSE(ours.allows("/never"));
  EXPECT_FALSE(Robots::read(text, "somebody").allows("/feed"));
  EXPECT_TRUE(Robots::read("User-agent: kith\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "kith").allows("/a"));
}

TEST(Robots, BadTextForbidsNothing) {
  for (const char* text :
       {"", "<html>404</html>", "Disallow: /", "User-agent\nDisallow /", "\xEF\xBB\xBFUser-agent: *"})
    EXPECT_TRUE(Robots::read(text, "kith").allows("/feed")) << text;
  EXPECT_FALSE(Robots::read("\xEF\xBB\xBFUser-agent: *\rDisallow: /\r", "kith").allows("/feed"));
}

TEST(Robots, KeptAndReadAgain) {
  const Robots robots = Robots::read("User-agent: *\nDisallow: /a\nAllow: /a/b$\n", "kith");
  EXPECT_EQ(robots.text(), "User-agent: *\nDisallow: /a\nAllow: /a/b$\n");
  EXPECT_EQ(Robots::kept(robots.text()).text(), robots.text());
  EXPECT_FALSE(Robots::nothing().allows("/feed"));
}

TEST(Robots, ManyStarsTakeNoTime) {
  std::string rule = "User-agent: *\nDisallow: /", path = "/";
  for (int i = 0; i < 1000; ++i) rule += "*a";
  for (int i = 0; i < 900; ++i) path += 'a';
  EXPECT_TRUE(Robots::read(rule + "b", "kith").allows(path));
}

}  // namespace
}  // namespace kith
