// Ways to somebody, as the use case finds them.
#include "app/paths.hpp"

#include "app/giving.hpp"
#include "app/knowing.hpp"
#include "app/merging.hpp"
#include "app/settings.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class PathsTest : public AppTest {
 protected:
  void lunch(PersonId person, const std::string& day) {
    app::TouchInput input;
    input.channel = Channel::lunch;
    input.at = *parse_instant(day, Zone::utc());
    ASSERT_TRUE(app::log_touch(*app_, person, input));
  }
  void asked(PersonId person, const std::string& day) {
    app::TouchInput input;
    input.channel = Channel::email;
    input.at = *parse_instant(day, Zone::utc());
    input.asks = true;
    input.note = "Could you help me?";
    ASSERT_TRUE(app::log_touch(*app_, person, input));
  }
  void know(PersonId one, PersonId other) { ASSERT_TRUE(app::add_relation(*app_, one, RelationKind::knows, other)); }
  // Somebody the user had lunch with.
  PersonId friend_named(const std::string& name, const std::string& day = "2026-11-01") {
    const PersonId id = add(name);
    lunch(id, day);
    return id;
  }
  app::PathsView ways(const std::string& to, int most = 3, WayFor purpose = WayFor::anything, int steps = 4) {
    const auto found = app::paths(*app_, {to, most, steps, purpose});
    EXPECT_TRUE(found) << sentence(found.error());
    return found ? *found : app::PathsView{};
  }
  std::vector<std::string> firsts(const app::PathsView& view) {
    std::vector<std::string> names;
    for (const app::WayView& way : view.ways) names.push_back(way.steps.front().person.name);
    return names;
  }
  Code refusal(const std::string& to) {
    const auto found = app::paths(*app_, {to, 3, 4, WayFor::anything});
    EXPECT_FALSE(found) << to;
    return found ? Code::failed : found.error().code;
  }
};
using Names = std::vector<std::string>;

TEST_F(PathsTest, DistinctByWhoIsAskedFirst) {
  const PersonId ada = friend_named("Ada"), bo = friend_named("Bo");
  const PersonId dora = add("Dora"), emil = add("Emil"), target = add("Target");
  know(ada, dora);
  know(ada, emil);
  know(bo, emil);
  know(dora, target);
  know(emil, target);
  know(target, ada);
  know(dora, emil);  // a cycle more
  const auto view = ways("Target");
  EXPECT_EQ(firsts(view), (Names{"Ada", "Bo"}));
  EXPECT_EQ(view.ways[0].steps.size(), 2U);
  EXPECT_EQ(view.ways[1].steps.size(), 3U);
  EXPECT_EQ(ways("Target", 1).ways.size(), 1U);
  EXPECT_EQ(firsts(ways("Target", 3, WayFor::anything, 2)), Names{"Ada"});
}

TEST_F(PathsTest, WhoWasAskedLatelyAndWhoIsOwedComeLater) {
  const PersonId target = add("Target");
  std::vector<PersonId> friends;
  for (const char* name : {"Ada", "Bo", "Cy"}) {
    friends.push_back(friend_named(name));
    know(friends.back(), target);
  }
  EXPECT_EQ(firsts(ways("Target")), (Names{"Ada", "Bo", "Cy"}));
  app::ValueInput much;
  much.side = ValueSide::received;
  much.kind = ValueKind::introduction;
  much.worth = Worth::large;
  much.text = "to the Guild";
  ASSERT_TRUE(app::add_value(*app_, friends[0], much));
  ASSERT_TRUE(app::add_value(*app_, friends[0], much));
  app::ValueInput gift;
  gift.text = "a word";
  gift.worth = Worth::large;
  ASSERT_TRUE(app::add_value(*app_, friends[2], gift));
  const auto view = ways("Target");
  EXPECT_EQ(firsts(view), (Names{"Cy", "Bo", "Ada"}));
  EXPECT_TRUE(view.ways[2].give_first);
  EXPECT_FALSE(view.ways[0].give_first);
  EXPECT_EQ(view.ways[2].terms.back().words, "they gave much and got little: give first");
  for (const char* day : {"2026-11-12T09:00", "2026-11-16T09:00", "2026-11-20T09:00"}) asked(friends[2], day);
  const auto later = ways("Target");
  EXPECT_EQ(firsts(later).front(), "Bo");
  const auto cy = std::find_if(later.ways.begin(), later.ways.end(),
                               [](const app::WayView& way) { return way.steps.front().person.name == "Cy"; });
  ASSERT_NE(cy, later.ways.end());
  EXPECT_EQ(cy->asked, std::optional(local_date(2026, 11, 20)));
  EXPECT_EQ(cy->asked_words, "you asked them something 3 days ago");
}

// More people than are looked at first, and the one who comes out first is the least likely of them.
TEST_F(PathsTest, TheBestIsFoundBehindManyLikelierOnes) {
  const PersonId target = add("Target");
  for (int i = 0; i < 30; ++i) {
    const PersonId one = friend_named(fmt::format("Asked {:02}", i));
    know(one, target);
    for (const char* day : {"2026-11-18T09:00", "2026-11-20T09:00", "2026-11-22T09:00"}) asked(one, day);
  }
  const PersonId quiet = friend_named("Quiet", "2026-09-20");
  know(quiet, target);
  const auto view = ways("Target", 1);
  EXPECT_EQ(firsts(view), Names{"Quiet"});
}

TEST_F(PathsTest, NobodyWhoAskedForPeaceAndNobodyDeleted) {
  const PersonId ada = friend_named("Ada"), target = add("Target");
  know(ada, target);
  EXPECT_EQ(ways("Target").ways.size(), 1U);
  ASSERT_TRUE(app::rest(*app_, ada, app::Rest::do_not_contact));
  EXPECT_TRUE(ways("Target").ways.empty());
  ASSERT_TRUE(app::wake(*app_, ada));
  EXPECT_EQ(ways("Target").ways.size(), 1U);
  ASSERT_TRUE(app::delete_person(*app_, ada));
  EXPECT_TRUE(ways("Target").ways.empty());
  ASSERT_TRUE(app::restore_person(*app_, ada));
  EXPECT_EQ(ways("Target").ways.size(), 1U);
  ASSERT_TRUE(app::rest(*app_, target, app::Rest::do_not_contact));
  EXPECT_EQ(refusal("Target"), Code::refused);
  ASSERT_TRUE(app::delete_person(*app_, target));
  EXPECT_EQ(refusal(std::to_string(target.value)), Code::not_found);
}

TEST_F(PathsTest, AMergeBringsTiesTogetherAndItsUndoParts) {
  const PersonId ada = friend_named("Ada"), target = add("Target"), twin = add("Target Twin");
  know(ada, twin);
  EXPECT_TRUE(ways(std::to_string(target.value)).ways.empty());
  ASSERT_TRUE(app::merge(*app_, target, twin));
  EXPECT_EQ(firsts(ways(std::to_string(target.value))), Names{"Ada"});
  EXPECT_EQ(refusal(std::to_string(twin.value)), Code::not_found);
  ASSERT_TRUE(app::unmerge(*app_, twin));
  EXPECT_TRUE(ways(std::to_string(target.value)).ways.empty());
  EXPECT_EQ(firsts(ways(std::to_string(twin.value))), Names{"Ada"});
}

TEST_F(PathsTest, AnyoneAtAnOrganisation) {
  app::PersonEdit edit;
  edit.name = "Bert";
  edit.positions = {{{}, {}, "Müller & Söhne", "Buyer", "", {}, {}, {}}};
  const PersonId bert = app::add_person(*app_, edit)->person;
  edit.name = "Dora";
  const PersonId dora = app::add_person(*app_, edit)->person;
  const PersonId ada = friend_named("Ada");
  know(ada, bert);
  for (const char* name : {"@Müller & Söhne", "@muller", "@MÜLLER"}) {
    const auto view = ways(name);
    EXPECT_EQ(view.target.kind, app::TargetKind::organisation) << name;
    EXPECT_EQ(view.target.people.size(), 2U) << name;
    EXPECT_EQ(view.target.name, "Müller & Söhne") << name;
    EXPECT_EQ(firsts(view), Names{"Ada"}) << name;
  }
  lunch(dora, "2026-11-10");
  const auto view = ways("@muller");
  EXPECT_EQ(view.ways.front().steps.size(), 1U);
  EXPECT_EQ(view.words, "You know Dora: ask directly");
  edit.name = "Zoe";
  edit.positions = {{{}, {}, "Muller Kilns", "", "", {}, {}, {}}};
  ASSERT_TRUE(app::add_person(*app_, edit));
  EXPECT_EQ(refusal("@mull"), Code::ambiguous);
  EXPECT_EQ(refusal("@nowhere"), Code::not_found);
}

TEST_F(PathsTest, WhoLeftAnOrganisationMayKnowMore) {
  app::PersonEdit edit;
  edit.name = "Bert";
  edit.positions = {{{}, {}, "Looms", "Buyer", "", {}, {}, {}}};
  ASSERT_TRUE(app::add_person(*app_, edit));
  edit.name = "Old Hand";
  edit.positions->front().to = PartialDate{2020, {}, {}};
  lunch(app::add_person(*app_, edit)->person, "2026-11-01");
  const auto view = ways("@looms");
  EXPECT_TRUE(view.ways.empty());
  ASSERT_EQ(view.help.size(), 1U);
  EXPECT_EQ(view.help[0].person.name, "Old Hand");
  EXPECT_EQ(view.help[0].words, "worked at Looms");
}

TEST_F(PathsTest, ATopicIsFoundOnCardsBeforeTexts) {
  const PersonId ada = friend_named("Ada");
  app::PersonEdit edit;
  edit.name = "Bert";
  edit.positions = {{{}, {}, "Looms", "Brewer", "", {}, {}, {}}};
  const PersonId bert = app::add_person(*app_, edit)->person;
  const PersonId close = friend_named("Close", "2026-11-22");
  ASSERT_TRUE(app::add_note(*app_, close, "Their uncle is a brewer."));
  know(ada, bert);
  const auto view = ways("brewer");
  EXPECT_EQ(view.target.kind, app::TargetKind::topic);
  EXPECT_EQ(firsts(view), (Names{"Ada", "Close"}));
  EXPECT_EQ(view.ways[0].match, "role: Brewer");
  EXPECT_NE(view.ways[1].match.find("note of 2026-11-23"), std::string::npos) << view.ways[1].match;
  EXPECT_EQ(firsts(ways("role:brewer")), Names{"Ada"});
  EXPECT_EQ(refusal("role:baker"), Code::not_found);
  EXPECT_EQ(refusal("zxqvy"), Code::not_found);
  EXPECT_EQ(refusal("stratum:zxqvy"), Code::usage);
}

TEST_F(PathsTest, OnesOwnTieIsSaidAndOneselfIsNoTarget) {
  const PersonId target = add("Target"), ada = friend_named("Ada");
  know(ada, target);
  EXPECT_FALSE(ways("Target").direct);
  lunch(target, "2024-11-10");
  ASSERT_TRUE(ways("Target").direct);
  EXPECT_FALSE(ways("Target").direct->close);
  for (const char* day : {"2026-10-01", "2026-10-20", "2026-11-10"}) lunch(target, day);
  const auto view = ways("Target");
  EXPECT_TRUE(view.direct->close);
  EXPECT_TRUE(view.direct->words.ends_with(": ask directly")) << view.direct->words;
  EXPECT_EQ(firsts(view), Names{"Ada"});
  ASSERT_TRUE(app::change_settings(*app_, {{"name", "Clara Vale"}, {"own-address", "clara@vale.example"}}));
  for (const char* self : {"Clara Vale", "clara@vale.example", "clara vale"}) EXPECT_EQ(refusal(self), Code::usage);
  EXPECT_EQ(refusal(""), Code::usage);
  EXPECT_EQ(refusal("@"), Code::usage);
  EXPECT_EQ(app::paths(*app_, {"Target", 0, 4, WayFor::anything}).error().code, Code::usage);
  EXPECT_EQ(app::paths(*app_, {"Target", 3, 9, WayFor::anything}).error().code, Code::usage);
}

TEST_F(PathsTest, AJobFavoursSomeMutualContacts) {
  const PersonId target = add("Target"), alone = friend_named("Alone", "2026-11-02"), within = friend_named("Within");
  know(alone, target);
  know(within, target);
  for (int i = 0; i < 8; ++i) {
    const PersonId shared = add(fmt::format("Shared {}", i));
    know(shared, target);
    know(shared, within);
  }
  EXPECT_EQ(firsts(ways("Target")).front(), "Alone");
  const auto view = ways("Target", 3, WayFor::job);
  EXPECT_EQ(firsts(view).front(), "Within");
  EXPECT_EQ(view.ways.front().terms.back().name, "mutual contacts");
  EXPECT_TRUE(view.ways.front().terms.back().words.starts_with("8 in common"));
}

}  // namespace
}  // namespace kith
