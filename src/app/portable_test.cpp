#include "app/portable.hpp"

#include <gmock/gmock.h>

#include <set>

#include "app/feed.hpp"
#include "app/test_app.hpp"
#include "store/rows.hpp"

namespace kith::app {
namespace {

using testing::HasSubstr;

// Tables that are not users' data: bookkeeping, and what is derived from the rest.
const std::set<std::string> kStay = {"workspaces",
                                     "numbers",
                                     "steps",
                                     "changes",
                                     "rhythms",
                                     "contact_leans",
                                     "terms",
                                     "logins",
                                     "feed_entries",
                                     "texts",
                                     "organisation_terms",
                                     "texts_words",
                                     "derived_versions",
                                     "schema_versions",
                                     "mail_accounts",
                                     "mail_folders",
                                     "mail_syncs",
                                     "outbox",
                                     "mail_senders",
                                     "message_ids",
                                     "feed_checks",
                                     "feed_items",
                                     "web_robots"};

class Portable : public AppTest {
 protected:
  // What another database, new and empty, says after taking it over.
  std::string carried(const std::string& text) {
    static int number = 0;
    const auto path = folder_ / fmt::format("other{}.db", ++number);
    const App other = App::open({path.string(), app_->now(), "UTC"}).value();
    ImportRequest request;
    request.files = {{file("export.json", text), "export.json"}};
    const auto done = import_files(other, request);
    EXPECT_TRUE(done) << sentence(done.error());
    std::string all;
    EXPECT_TRUE(export_people(other, ExportAs::json, [&](std::string_view part) {
      all += part;
      return true;
    }));
    return all;
  }
};

TEST_F(Portable, EveryTableIsEitherTakenAlongOrStaysOnPurpose) {
  const Db db = app_->read().value();
  std::set<std::string> placed;
  for (const PortableTable& place : portable_tables()) {
    EXPECT_TRUE(placed.insert(info(place.table).name).second) << info(place.table).name << " has two rows";
  }
  const auto names = table_names(db);
  ASSERT_TRUE(names);
  EXPECT_GT(names->size(), 15u);
  for (const std::string& name : *names) {
    if (name.starts_with("texts_words_")) continue;  // parts of SQLite's full text index
    EXPECT_NE(placed.contains(name), kStay.contains(name))
        << name << " needs one row: in src/app/portable.cpp when it is users' data, here when it stays";
  }
}

TEST_F(Portable, ANewKithSaysTheSameToTheByte) {
  EXPECT_EQ(carried(exported()), exported()) << "an empty one";
  ASSERT_TRUE(fill_demo(*app_));
  const PersonId zoe = add("Zoë \"Q\" Müller\n", "zoe@example.org");
  ASSERT_TRUE(change_settings(
      *app_, {{"own-address", "me@example.org"}, {"quiet-days", "2026-12-24"}, {"budget-minutes", "45"}}));
  ASSERT_TRUE(snooze(*app_, zoe, local_date(2026, 12, 7)));
  ASSERT_TRUE(add_note(*app_, zoe, "Promised to send the plans.\n\tTab, “quotes”, 漢字"));
  import("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Müller\r\nUID:u-7\r\nX-ODD;A=b:c\r\nBDAY:--0514\r\nEND:VCARD\r\n");
  const std::string before = exported();
  EXPECT_EQ(carried(before), before);
}

TEST_F(Portable, WhatIsInTheTrashAndWhatIsSecretStaysBehind) {
  const PersonId gone = add("Gone For Good", "gone@example.org");
  ASSERT_TRUE(delete_person(*app_, gone));
  ASSERT_TRUE(change_settings(*app_, {{"password", "correct horse"}}));
  ASSERT_TRUE(renew_feed(*app_));
  const std::string text = exported();
  EXPECT_THAT(text, Not(HasSubstr("Gone For Good")));
  EXPECT_THAT(text, Not(HasSubstr("argon2")));
  EXPECT_THAT(text, Not(HasSubstr("feed-")));
}

TEST_F(Portable, TakenOverInOneStepThatCanBeUndone) {
  ASSERT_TRUE(fill_demo(*app_));
  const std::string text = exported();
  const App other = App::open({(folder_ / "undo.db").string(), app_->now(), "UTC"}).value();
  const auto all_of = [&] {
    std::string all;
    EXPECT_TRUE(export_people(other, ExportAs::json, [&](std::string_view part) {
      all += part;
      return true;
    }));
    return all;
  };
  const std::string empty = all_of();
  ImportRequest request;
  request.files = {{file("export.json", text), "export.json"}};
  request.mode = ImportMode::preview;
  const auto preview = import_files(other, request);
  ASSERT_TRUE(preview);
  EXPECT_EQ(all_of(), empty);
  request.mode = ImportMode::write;
  const auto done = import_files(other, request);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->added, preview->added);
  EXPECT_EQ(done->added, status(*app_)->people);
  // Today is the same too: what is derived was derived again.
  EXPECT_EQ(today(other)->items.size(), today(*app_)->items.size());
  ASSERT_TRUE(undo(other, done->step));
  EXPECT_EQ(all_of(), empty);
}

TEST_F(Portable, AUsedDatabaseIsRefused) {
  const std::string text = exported();
  add("Ada Byron");
  const auto done = try_import(text);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::refused);
  EXPECT_THAT(done.error().hint, HasSubstr("kith --db"));
}

TEST_F(Portable, DamageIsSaidWithItsLineAndChangesNothing) {
  const std::string empty = exported();
  const App full = App::open({(folder_ / "full.db").string(), app_->now(), "UTC"}).value();
  ASSERT_TRUE(fill_demo(full));
  std::string text;
  ASSERT_TRUE(export_people(full, ExportAs::json, [&](std::string_view part) {
    text += part;
    return true;
  }));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    changed.replace(changed.find(from), from.size(), to);
    return changed;
  };
  struct Row {
    std::string what, text, says;
  };
  const Row rows[] = {
      {"cut off", text.substr(0, text.size() / 2), "breaks off"},
      {"of a newer Kith", with("\"version\": 2", "\"version\": 3"), "newer Kith"},
      {"of an older one", with("\"version\": 2", "\"version\": 1"), "older Kith"},
      {"a date that is none", with("\"created_at\":\"20", "\"created_at\":\"xx"), "created_at makes no sense"},
      {"a list nobody knows", with("\"organisations\": [", "\"unknowns\": [1], \"organisations\": ["), "unknowns"},
      {"a number for a name", with("\"name\":\"Core\"", "\"name\":7"), "strata.name makes no sense"},
      {"a column left out", with("\"given\":", "\"gone\":"), "people.given makes no sense"},
      {"something behind it", text + "more", "after the end"},
  };
  for (const Row& row : rows) {
    const auto done = try_import(row.text);
    ASSERT_FALSE(done) << row.what;
    EXPECT_EQ(done.error().code, Code::bad_input) << row.what;
    EXPECT_THAT(done.error().what, HasSubstr(row.says)) << row.what;
    ASSERT_TRUE(done.error().place) << row.what;
    EXPECT_EQ(done.error().place->file, "import.txt") << row.what;
    EXPECT_EQ(exported(), empty) << row.what;
  }
}

}  // namespace
}  // namespace kith::app
