#include "app/feed.hpp"

#include <gmock/gmock.h>

#include "app/test_app.hpp"
#include "base/text.hpp"

namespace kith::app {
namespace {

using testing::HasSubstr;

class Feed : public AppTest {
 protected:
  std::string secret() {
    const std::string path = feed(*app_)->path;
    return path.substr(kFeedFolder.size(), path.size() - kFeedFolder.size() - 4);
  }
  FeedDocument document() {
    auto made = feed_document(*app_, secret(), "http://127.0.0.1:7070");
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? *made : FeedDocument{};
  }
  // The lines of one person's entry, unfolded.
  std::map<std::string, std::string> entry(PersonId person) {
    std::string text = document().text;
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ")) text.erase(at, 3);
    for (const std::string& part : split(text, "BEGIN:VEVENT\r\n")) {
      if (part.find(fmt::format("UID:person-{}-", person.value)) == std::string::npos) continue;
      std::map<std::string, std::string> lines;
      for (const std::string& line : split(part, "\r\n")) {
        const auto end = line.find_first_of(":;");
        if (end != std::string::npos) lines[line.substr(0, end)] = line.substr(line.find(':') + 1);
      }
      return lines;
    }
    return {};
  }
};

TEST_F(Feed, IsMadeRenewedAndSwitchedOff) {
  EXPECT_FALSE(feed(*app_)->on);
  EXPECT_FALSE(feed_document(*app_, "", "http://x"));
  const std::string before = exported();
  const auto made = renew_feed(*app_);
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->view.on);
  EXPECT_THAT(made->view.path, testing::MatchesRegex("/calendar/[A-Za-z0-9_-]{32}\\.ics"));
  EXPECT_EQ(exported(), before) << "the secret is in no export";
  const std::string first = secret();
  EXPECT_TRUE(feed_document(*app_, first, "http://x"));
  ASSERT_TRUE(renew_feed(*app_));
  EXPECT_NE(secret(), first);
  EXPECT_EQ(feed_document(*app_, first, "http://x").error().code, Code::not_found);
  EXPECT_TRUE(feed_document(*app_, secret(), "http://x"));
  const std::string second = secret();
  const auto off = stop_feed(*app_);
  ASSERT_TRUE(off);
  EXPECT_FALSE(feed(*app_)->on);
  EXPECT_FALSE(feed_document(*app_, second, "http://x"));
  ASSERT_TRUE(undo(*app_, off->done.step));
  EXPECT_EQ(secret(), second);
  ASSERT_TRUE(stop_feed(*app_));
  EXPECT_FALSE(stop_feed(*app_)->done.step) << "off already: no step";
}

TEST_F(Feed, EachPlannedPersonIsAnEntry) {
  const PersonId ada = add("Ada Byron", "ada@example.com");
  ASSERT_TRUE(renew_feed(*app_));
  auto lines = entry(ada);
  EXPECT_EQ(lines["DTSTART"], "20261123");
  EXPECT_EQ(lines["DTEND"], "20261124");
  EXPECT_EQ(lines["SEQUENCE"], "0");
  EXPECT_EQ(lines["DTSTAMP"], "20261123T090000Z");
  EXPECT_EQ(lines["SUMMARY"], "Ada Byron (e-mail)");
  EXPECT_EQ(lines["URL"], fmt::format("http://127.0.0.1:7070/people/{}", ada.value));
  EXPECT_EQ(lines["CATEGORIES"], "Active");
  EXPECT_THAT(lines["DESCRIPTION"], HasSubstr("How: e-mail\\, ada@example.com"));
}

TEST_F(Feed, ARevisionIsCountedWhenTheDayMoves) {
  const PersonId ada = add("Ada Byron", "ada@example.com");
  ASSERT_TRUE(renew_feed(*app_));
  const auto first = entry(ada);
  const std::string etag = document().etag;
  at("2026-11-23T10:00:00Z");
  EXPECT_EQ(document().etag, etag) << "nothing changed, so the same bytes an hour later";
  EXPECT_EQ(iso(document().changed), "2026-11-23T09:00:00Z");

  ASSERT_TRUE(snooze(*app_, ada, local_date(2026, 12, 7)));
  auto moved = entry(ada);
  EXPECT_EQ(moved["UID"], first.at("UID"));
  EXPECT_EQ(moved["DTSTART"], "20261207");
  EXPECT_EQ(moved["SEQUENCE"], "1");
  EXPECT_EQ(moved["DTSTAMP"], "20261123T100000Z");
  EXPECT_NE(document().etag, etag);

  at("2026-11-23T11:00:00Z");
  ASSERT_TRUE(rest(*app_, ada));
  EXPECT_TRUE(entry(ada).empty());
  EXPECT_EQ(iso(document().changed), "2026-11-23T11:00:00Z");
  ASSERT_TRUE(wake(*app_, ada));
  auto back = entry(ada);
  EXPECT_EQ(back["UID"], first.at("UID"));
  EXPECT_EQ(back["SEQUENCE"], "2");
}

TEST_F(Feed, ReadingItWritesNothingOfTheUsers) {
  add("Ada Byron", "ada@example.com");
  ASSERT_TRUE(renew_feed(*app_));
  const std::string before = exported();
  const auto steps_before = steps(app_->read().value(), std::nullopt, 10)->size();
  static_cast<void>(document());
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(steps(app_->read().value(), std::nullopt, 10)->size(), steps_before);
}

}  // namespace
}  // namespace kith::app
