#include "rules/community_name.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using CommunityTraits = std::vector<CommunityTrait>;

struct NamingCase {
  const char* what;
  std::vector<std::uint32_t> community;
  std::vector<CommunityTraits> traits;
  std::vector<std::pair<CommunityBy, std::string>> names;
};

const CommunityTraits kAtAcme{{CommunityBy::organisation, "Acme"}};
const CommunityTraits kAtBolt{{CommunityBy::organisation, "Bolt"}};
const CommunityTraits kNoTraits;

TEST(CommunityName, IsWhatSetsItApart) {
  const NamingCase cases[] = {
      {"each has an employer of its own",
       {0, 0, 0, 1, 1},
       {kAtAcme, kAtAcme, kAtAcme, kAtBolt, kAtBolt},
       {{CommunityBy::organisation, "Acme"}, {CommunityBy::organisation, "Bolt"}}},
      {"what everybody has tells nothing",
       {0, 0, 0, 1, 1},
       {{{CommunityBy::organisation, "Acme"}, {CommunityBy::tag, "choir"}},
        {{CommunityBy::organisation, "Acme"}, {CommunityBy::tag, "choir"}},
        kAtAcme,
        {{CommunityBy::organisation, "Acme"}, {CommunityBy::city, "Kyiv"}},
        {{CommunityBy::organisation, "Acme"}, {CommunityBy::city, "Kyiv"}}},
       {{CommunityBy::tag, "choir"}, {CommunityBy::city, "Kyiv"}}},
      {"one of three is none",
       {0, 0, 0, 1, 1},
       {kAtAcme, kNoTraits, kNoTraits, kAtBolt, kAtBolt},
       {{CommunityBy::person, ""}, {CommunityBy::organisation, "Bolt"}}},
      {"letters and accents do not part",
       {0, 0, 1, 1},
       {{{CommunityBy::city, "Zürich"}}, {{CommunityBy::city, "ZURICH"}}, kNoTraits, kNoTraits},
       {{CommunityBy::city, "Zürich"}, {CommunityBy::person, ""}}},
      {"said twice counts once",
       {0, 0, 0, 1, 1, 1},
       {{{CommunityBy::tag, "sail"}, {CommunityBy::tag, "Sail"}},
        kNoTraits,
        kNoTraits,
        kNoTraits,
        kNoTraits,
        kNoTraits},
       {{CommunityBy::person, ""}, {CommunityBy::person, ""}}},
      {"of equals the employer is taken",
       {0, 0, 1, 1},
       {{{CommunityBy::tag, "choir"}, {CommunityBy::organisation, "Acme"}},
        {{CommunityBy::tag, "choir"}, {CommunityBy::organisation, "Acme"}},
        kNoTraits,
        kNoTraits},
       {{CommunityBy::organisation, "Acme"}, {CommunityBy::person, ""}}},
      {"a name is given once: the smaller takes its next best",
       {0, 0, 0, 1, 1, 2, 2, 2, 2},
       {kAtAcme,
        kAtAcme,
        kAtAcme,
        {{CommunityBy::organisation, "Acme"}, {CommunityBy::city, "Kyiv"}},
        {{CommunityBy::organisation, "Acme"}, {CommunityBy::city, "Kyiv"}},
        kNoTraits,
        kNoTraits,
        kNoTraits,
        kNoTraits},
       {{CommunityBy::organisation, "Acme"}, {CommunityBy::city, "Kyiv"}, {CommunityBy::person, ""}}},
      {"everybody in one: nothing sets it apart", {0, 0}, {kAtAcme, kAtAcme}, {{CommunityBy::person, ""}}},
      {"nobody", {}, {}, {}},
  };
  for (const NamingCase& one : cases) {
    const auto names = community_names(one.community, one.traits);
    ASSERT_EQ(names.size(), one.names.size()) << one.what;
    for (std::size_t number = 0; number < names.size(); ++number) {
      EXPECT_EQ(names[number].by, one.names[number].first) << one.what << ", community " << number;
      EXPECT_EQ(names[number].text, one.names[number].second) << one.what << ", community " << number;
    }
  }
}

TEST(CommunityName, SaysHowManyHaveIt) {
  const std::vector<std::uint32_t> community{0, 0, 0, 1};
  const std::vector<CommunityTraits> traits{kAtAcme, kAtAcme, kNoTraits, kNoTraits};
  EXPECT_NEAR(community_names(community, traits)[0].share, 2. / 3, 1e-9);
}

}  // namespace
}  // namespace kith
