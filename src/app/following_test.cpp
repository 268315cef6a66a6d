#include "app/following.hpp"

#include <gmock/gmock.h>

#include "app/entry_points.hpp"
#include "app/fake_pages.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kBees = "https://bees.example.org/feed.xml";

class Following : public AppTest {
 protected:
  app::Followed follow(const app::FollowInput& input) {
    auto followed = app::follow(*app_, input, web_.means());
    EXPECT_TRUE(followed) << sentence(followed.error());
    return followed ? *followed : app::Followed{};
  }
  std::string refused(const app::FollowInput& input) {
    const auto followed = app::follow(*app_, input, web_.means());
    EXPECT_FALSE(followed);
    return followed ? "" : followed.error().what;
  }
  app::CheckSummary check(app::CheckWhich which = app::CheckWhich::due) {
    auto summary = app::check_following(*app_, which, web_.means());
    EXPECT_TRUE(summary) << sentence(summary.error());
    return summary ? *summary : app::CheckSummary{};
  }
  std::vector<std::string> entries_for(const std::string& ref) {
    std::vector<std::string> texts;
    const auto lines = app::entries(*app_, who(ref));
    EXPECT_TRUE(lines);
    for (const app::EntryLine& line : lines.value_or(std::vector<app::EntryLine>{})) texts.push_back(line.entry.text);
    return texts;
  }
  FollowedFeed only() { return app::following(*app_).value().at(0).feed; }

  FakeWeb web_;
};

TEST_F(Following, PostsBecomeEntryPointsOnce) {
  const PersonId ada = add("Ada Byron");
  web_.put(kBees, rss_of("Bees", {"Old|https://bees.example.org/0|Mon, 01 Jun 2026 10:00:00 GMT",
                                  "One|https://bees.example.org/1|Fri, 20 Nov 2026 10:00:00 GMT"}));
  const auto followed = follow({kBees, {ada}, {}, false});
  EXPECT_EQ(followed.done.title, "Follows Bees for Ada Byron");
  EXPECT_EQ(followed.fresh, 2);
  EXPECT_FALSE(followed.line.feed.reading);
  EXPECT_THAT(entries_for("ada"), ElementsAre("One"));  // the old one is past its time

  at("2026-11-24T09:00:00Z");
  web_.put(kBees, rss_of("Bees", {"One|https://bees.example.org/1|Fri, 20 Nov 2026 10:00:00 GMT",
                                  "Two|https://bees.example.org/2|Mon, 23 Nov 2026 10:00:00 GMT"}));
  const auto summary = check();
  EXPECT_EQ(summary.asked, 1);
  EXPECT_EQ(summary.fresh, 1);
  EXPECT_EQ(summary.entries, 1);
  EXPECT_TRUE(summary.step);
  EXPECT_THAT(entries_for("ada"), ElementsAre("Two", "One"));
  EXPECT_EQ(check(app::CheckWhich::all).fresh, 0);
  EXPECT_TRUE(app::undo(*app_, summary.step));
  EXPECT_THAT(entries_for("ada"), ElementsAre("One"));
}

TEST_F(Following, FollowedAgainForSomebodyElse) {
  const PersonId ada = add("Ada Byron"), grace = add("Grace Hopper");
  web_.put(kBees, rss_of("Bees", {"One|https://bees.example.org/1"}));
  const auto first = follow({kBees, {ada}, {}, false});
  const auto second = follow({"bees.example.org/feed.xml", {grace, ada}, {}, true});
  EXPECT_EQ(second.line.feed.id, first.line.feed.id);
  EXPECT_EQ(second.line.people.size(), 2U);
  EXPECT_TRUE(second.line.feed.reading);
  EXPECT_EQ(app::following(*app_, grace)->size(), 1U);
  EXPECT_TRUE(app::undo(*app_, second.done.step));
  EXPECT_EQ(app::following(*app_, grace)->size(), 0U);
  EXPECT_TRUE(app::undo(*app_, first.done.step));
  EXPECT_THAT(*app::following(*app_), IsEmpty());
}

TEST_F(Following, ForAllWhoWorkThere) {
  app::PersonEdit edit;
  edit.name = "Ada Byron";
  Position smith;
  smith.organisation = "Mill";
  smith.role = "Smith";
  edit.positions = std::vector{smith};
  ASSERT_TRUE(app::add_person(*app_, edit));
  web_.put(kBees, rss_of("Mill news", {"New wheel|https://bees.example.org/1"}));
  follow({kBees, {}, {"Mill"}, false});
  EXPECT_THAT(entries_for("ada"), ElementsAre("New wheel"));
  EXPECT_THAT(refused({kBees, {}, {"Nowhere"}, false}), HasSubstr("Nowhere"));
}

TEST_F(Following, AtMostThreeFromOneCheck) {
  const PersonId ada = add("Ada Byron");
  std::vector<std::string> posts;
  for (int i = 1; i <= 9; ++i)
    posts.push_back(fmt::format("Post {0}|https://bees.example.org/{0}|{0} Nov 2026 10:00:00 GMT", i));
  web_.put(kBees, rss_of("Bees", posts));
  follow({kBees, {ada}, {}, false});
  EXPECT_THAT(entries_for("ada"), ElementsAre("Post 9", "Post 8", "Post 7"));
}

TEST_F(Following, FoundFromAPage) {
  web_.put("https://bees.example.org/", "<link rel=alternate type='application/rss+xml' href=/feed.xml>");
  web_.put(kBees, rss_of("Bees", {}));
  EXPECT_EQ(follow({"bees.example.org", {}, {}, false}).line.feed.url, kBees);
  web_.put("https://other.example.org/blog", "<p>No word of a feed");
  web_.put("https://other.example.org/atom.xml",
           "<feed xmlns='http://www.w3.org/2005/Atom'><title>Other</title></feed>");
  EXPECT_EQ(follow({"https://other.example.org/blog", {}, {}, false}).line.feed.title, "Other");
  web_.put("https://none.example.org/", "<p>Nothing");
  EXPECT_THAT(refused({"https://none.example.org/", {}, {}, false}), HasSubstr("no feed"));
  EXPECT_THAT(refused({"https://missing.example.org/", {}, {}, false}), HasSubstr("nothing at this address"));
  EXPECT_THAT(refused({"javascript:alert(1)", {}, {}, false}), HasSubstr("no web address"));
  EXPECT_THAT(refused({"ada", {}, {}, false}), HasSubstr("no web address"));
}

TEST_F(Following, RobotsAreRespected) {
  web_.put("https://bees.example.org/robots.txt", "User-agent: *\nDisallow: /feed\n");
  web_.put(kBees, rss_of("Bees", {}));
  EXPECT_THAT(refused({kBees, {}, {}, false}), HasSubstr("robots.txt"));
  EXPECT_THAT(web_.take_asked(), ElementsAre("https://bees.example.org/robots.txt"));
  web_.gone("https://busy.example.org/robots.txt", 503);
  EXPECT_THAT(refused({"https://busy.example.org/feed", {}, {}, false}), HasSubstr("503"));
}

TEST_F(Following, AskedOnlyWhenItsTimeHasCome) {
  web_.put(kBees, rss_of("Bees", {"One|https://bees.example.org/1"}), "\"1\"");
  follow({kBees, {}, {}, true});
  web_.take_asked();
  EXPECT_EQ(check().asked, 0);
  EXPECT_THAT(web_.take_asked(), IsEmpty());
  at("2026-11-23T15:00:00Z");
  EXPECT_EQ(check().unchanged, 1);
  EXPECT_THAT(web_.take_asked(), ElementsAre(kBees));  // its robots.txt is known for a day
  at("2026-11-24T15:00:00Z");
  EXPECT_EQ(check().unchanged, 1);
  EXPECT_THAT(web_.take_asked(), Contains("https://bees.example.org/robots.txt"));
}

TEST_F(Following, FailuresWaitLongerAndLonger) {
  web_.put(kBees, rss_of("Bees", {}));
  follow({kBees, {}, {}, true});
  web_.dead(kBees);
  at("2026-11-23T15:00:00Z");
  EXPECT_EQ(check().failed, 1);
  const auto first = app::following(*app_)->front().check;
  EXPECT_EQ(first.said, "nothing answers");
  check(app::CheckWhich::all);
  const auto second = app::following(*app_)->front().check;
  EXPECT_EQ(second.failures, 2);
  EXPECT_GT(second.next, first.next);
  web_.put(kBees, "<html>not a feed</html>");
  EXPECT_THAT(check(app::CheckWhich::all).problems.at(0).what, HasSubstr("no feed that can be read"));
  web_.put(kBees, rss_of("Bees", {}));
  check(app::CheckWhich::all);
  EXPECT_EQ(app::following(*app_)->front().check.failures, 0);
}

TEST_F(Following, MovedAndGone) {
  web_.put(kBees, rss_of("Bees", {"One|https://bees.example.org/1"}));
  follow({kBees, {}, {}, true});
  web_.at(kBees).moved = "https://new.example.org/feed";
  check(app::CheckWhich::all);
  EXPECT_EQ(only().url, "https://new.example.org/feed");
  web_.gone("https://new.example.org/feed");
  EXPECT_EQ(check(app::CheckWhich::all).failed, 1);
  EXPECT_TRUE(app::following(*app_)->front().check.gone);
  EXPECT_EQ(check(app::CheckWhich::all).asked, 0);
}

TEST_F(Following, ManyHostsNoneTwice) {
  for (int i = 0; i < 60; ++i) {
    const std::string url = fmt::format("https://h{}.example.org/{}", i % 20, i);
    web_.put(url, rss_of(fmt::format("Feed {}", i), {fmt::format("Post {0}|https://example.org/{0}", i)}));
    follow({url, {}, {}, true});
  }
  web_.dead("https://h3.example.org/3");
  web_.take_asked();
  int last = 0;
  const auto summary = app::check_following(*app_, app::CheckWhich::all, web_.means(), [&](int done, int all) {
    EXPECT_GT(done, last);
    EXPECT_EQ(all, 60);
    last = done;
  });
  ASSERT_TRUE(summary);
  EXPECT_EQ(last, 60);
  EXPECT_EQ(summary->failed, 1);
  EXPECT_EQ(summary->fresh, 0);
  const auto asked = web_.take_asked();
  EXPECT_EQ(std::set<std::string>(asked.begin(), asked.end()).size(), asked.size());
}

TEST_F(Following, Unfollowed) {
  const PersonId ada = add("Ada Byron");
  web_.put(kBees, rss_of("Bees", {"One|https://bees.example.org/1"}));
  follow({kBees, {ada}, {}, false});
  EXPECT_EQ(app::find_following(*app_, "1")->url, kBees);
  EXPECT_EQ(app::find_following(*app_, kBees)->id, FeedId{1});
  EXPECT_EQ(app::find_following(*app_, "https://example.org/")->id, FeedId{1});  // its site
  EXPECT_FALSE(app::find_following(*app_, "2"));
  const auto done = app::unfollow(*app_, FeedId{1});
  ASSERT_TRUE(done);
  EXPECT_THAT(*app::following(*app_), IsEmpty());
  EXPECT_THAT(entries_for("ada"), ElementsAre("One"));
  EXPECT_TRUE(app::undo(*app_, done->step));
  EXPECT_EQ(app::following(*app_, ada)->size(), 1U);
  EXPECT_FALSE(app::unfollow(*app_, FeedId{9}));
}

}  // namespace
}  // namespace kith
