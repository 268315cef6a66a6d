#include "app/reading.hpp"

#include <gmock/gmock.h>

#include "app/entry_points.hpp"
#include "app/fake_pages.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kWeekly = "https://weekly.example.org/feed";

class Reading : public AppTest {
 protected:
  void follow(const std::vector<std::string>& posts) {
    web_.put(kWeekly, rss_of("Weekly", posts));
    const auto followed = app::follow(*app_, {kWeekly, {}, {}, true}, web_.means());
    ASSERT_TRUE(followed) << sentence(followed.error());
  }
  PersonId tagged(const std::string& name, const std::string& tag) {
    app::PersonEdit edit;
    edit.name = name;
    edit.tags = std::vector{tag};
    return app::add_person(*app_, edit)->person;
  }
  // "Bees on roofs: Ada Byron matches …"
  std::vector<std::string> said(std::optional<PersonId> person = {}) {
    std::vector<std::string> all;
    const auto lines = app::reading(*app_, person);
    EXPECT_TRUE(lines);
    for (const app::ReadingLine& line : *lines) {
      std::string text = line.item.title + ":";
      for (const app::ReadingFor& one : line.people)
        text += fmt::format(" {} {}{}", one.person.name, one.why, one.meant ? " (meant)" : "");
      all.push_back(text);
    }
    return all;
  }

  FakeWeb web_;
};

TEST_F(Reading, ForWhom) {
  const PersonId ada = tagged("Ada Byron", "beekeeping");
  tagged("Grace Hopper", "sailing");
  follow({"Bees and beekeepers|https://weekly.example.org/1|Sun, 22 Nov 2026 10:00:00 GMT",
          "A talk with Grace Hopper|https://weekly.example.org/2|Sat, 21 Nov 2026 10:00:00 GMT",
          "Weather|https://weekly.example.org/3|Fri, 20 Nov 2026 10:00:00 GMT",
          "Beekeeping of old|https://weekly.example.org/4|Fri, 20 Jun 2025 10:00:00 GMT"});
  EXPECT_THAT(said(), ElementsAre("Bees and beekeepers: Ada Byron matches \"beekeeping\" in a tag",
                                  "A talk with Grace Hopper: Grace Hopper it speaks of them", "Weather:"));
  EXPECT_THAT(said(ada), ElementsAre("Bees and beekeepers: Ada Byron matches \"beekeeping\" in a tag"));
  ASSERT_TRUE(app::rest(*app_, ada, app::Rest::do_not_contact));
  EXPECT_THAT(said(ada), IsEmpty());
}

TEST_F(Reading, KeptForThem) {
  const PersonId ada = tagged("Ada Byron", "beekeeping");
  follow({"Bees and beekeepers|https://weekly.example.org/1"});
  const auto kept = app::keep_reading(*app_, 1, {ada});
  ASSERT_TRUE(kept) << sentence(kept.error());
  EXPECT_EQ(kept->title, "To send to Ada Byron: Bees and beekeepers");
  EXPECT_THAT(said().front(), HasSubstr("(meant)"));
  const auto offered = app::entries(*app_, ada);
  ASSERT_EQ(offered->size(), 1U);
  EXPECT_EQ(offered->front().entry.source, EntrySource::reading);
  EXPECT_EQ(offered->front().entry.url, "https://weekly.example.org/1");
  ASSERT_TRUE(app::undo(*app_, kept->step));
  EXPECT_THAT(*app::entries(*app_, ada), IsEmpty());
  ASSERT_TRUE(app::keep_reading(*app_, 1, {ada}));  // wanted after all
  EXPECT_EQ(app::entries(*app_, ada)->size(), 1U);
  EXPECT_FALSE(app::keep_reading(*app_, 1, {}));
  EXPECT_FALSE(app::keep_reading(*app_, 9, {ada}));
}

TEST_F(Reading, PutAway) {
  follow({"Bees|https://weekly.example.org/1", "Birds|https://weekly.example.org/2"});
  EXPECT_EQ(app::put_reading_away(*app_, 1)->title, "Bees");
  EXPECT_THAT(said(), ElementsAre("Birds:"));
  EXPECT_FALSE(app::put_reading_away(*app_, 9));
  ASSERT_TRUE(app::unfollow(*app_, FeedId{1}));
  EXPECT_THAT(said(), IsEmpty());
}

TEST_F(Reading, PastedLinks) {
  tagged("Ada Byron", "beekeeping");
  web_.put("https://bees.example.org/a", "<title>On beekeeping</title><meta name=author content='Ada Byron'>");
  auto added = app::add_reading(*app_, "bees.example.org/a", "", web_.means());
  ASSERT_TRUE(added) << sentence(added.error());
  EXPECT_TRUE(added->fresh);
  EXPECT_EQ(added->line.item.title, "On beekeeping");
  EXPECT_EQ(added->line.people.at(0).why, "they wrote it");
  added = app::add_reading(*app_, "https://bees.example.org/a", "", web_.means());
  EXPECT_FALSE(added->fresh);
  EXPECT_EQ(added->line.item.id, 1);
  EXPECT_FALSE(app::add_reading(*app_, "https://bees.example.org/none", "", web_.means()));
  EXPECT_TRUE(app::add_reading(*app_, "https://bees.example.org/none", "Some bees", web_.means())->fresh);
  EXPECT_FALSE(app::add_reading(*app_, "javascript:alert(1)", "x", web_.means()));
  EXPECT_THAT(said(), ElementsAre("Some bees:", "On beekeeping: Ada Byron they wrote it"));
}

}  // namespace
}  // namespace kith
