#include "app/backups.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "app/test_app.hpp"

namespace kith::app {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class Backups : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    target_ = folder_ / "backups";
  }
  void keep(const std::string& how, const std::string& every = "1") {
    ASSERT_TRUE(
        change_settings(*app_, {{"backup-folder", target_.string()}, {"backup-every", every}, {"backup-keep", how}}));
  }
  std::vector<std::string> days() {
    std::vector<std::string> all;
    const auto view = backups(*app_);
    EXPECT_TRUE(view);
    for (const BackupFile& file : view->files) all.push_back(iso(file.at).substr(0, 10));
    return all;
  }
  fs::path target_;
};

TEST_F(Backups, WithoutAFolderNoneAreMade) {
  EXPECT_EQ(backups(*app_)->folder, "");
  EXPECT_FALSE(*make_due_backup(*app_));
  EXPECT_EQ(make_backup(*app_).error().code, Code::refused);
}

TEST_F(Backups, MadeWhenDueCheckedAndRotated) {
  add("Ada Byron");
  keep("2+1");
  const auto first = make_due_backup(*app_);
  ASSERT_TRUE(first && *first);
  EXPECT_TRUE(check_database((*first)->path));
  EXPECT_EQ(fs::path((*first)->path).filename(), "kith-2026-11-23T090000Z.db");
  EXPECT_EQ(fs::status((*first)->path).permissions() & fs::perms::others_all, fs::perms::none);
  EXPECT_FALSE(*make_due_backup(*app_)) << "not due again yet";
  std::ofstream(target_ / "kith-notes.db") << "mine";
  std::ofstream(target_ / "other-2026-11-20T090000Z.db") << "another database's";
  for (const char* day : {"24", "25", "26"}) {
    at(fmt::format("2026-11-{}T09:00:00Z", day));
    EXPECT_TRUE(*make_due_backup(*app_)) << day;
  }
  EXPECT_THAT(days(), ElementsAre("2026-11-26", "2026-11-25", "2026-11-24"));
  EXPECT_TRUE(fs::exists(target_ / "kith-notes.db"));
  EXPECT_TRUE(fs::exists(target_ / "other-2026-11-20T090000Z.db"));
}

TEST_F(Backups, EveryFewDays) {
  keep("7+4", "3");
  ASSERT_TRUE(*make_due_backup(*app_));
  at("2026-11-25T09:00:00Z");
  EXPECT_FALSE(*make_due_backup(*app_));
  at("2026-11-26T09:00:00Z");
  EXPECT_TRUE(*make_due_backup(*app_));
}

TEST_F(Backups, WhatIsWrongIsSaid) {
  keep("7+4");
  EXPECT_EQ(backups(*app_)->problem, std::nullopt) << "the first is still to come";
  ASSERT_TRUE(make_backup(*app_));
  EXPECT_EQ(backups(*app_)->problem, std::nullopt);
  at("2026-11-28T09:00:00Z");
  EXPECT_THAT(backups(*app_)->problem.value_or(""), HasSubstr("long ago"));
  ASSERT_TRUE(change_settings(*app_, {{"backup-folder", (folder_ / "kith.db" / "below").string()}}));
  EXPECT_FALSE(make_backup(*app_));
  EXPECT_FALSE(change_settings(*app_, {{"backup-folder", "relative/path"}}));
  EXPECT_FALSE(change_settings(*app_, {{"backup-keep", "0"}}));
  EXPECT_TRUE(change_settings(*app_, {{"backup-keep", "14"}}));
  EXPECT_EQ(backups(*app_)->keep_weeks, 0);
}

class Restoring : public AppTest {
 protected:
  std::string backup_of_two() {
    add("Ada Byron");
    add("Grace Hopper");
    const std::string path = (folder_ / "good.db").string();
    EXPECT_TRUE(backup(*app_, path));
    return path;
  }
  std::string bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

TEST_F(Restoring, DamagedFilesAreRefusedAndTheOldOneStays) {
  const std::string good = bytes(backup_of_two());
  add("Only In The Present One");
  const std::string present = exported();
  const std::string location = app_->store().location();
  std::string flipped = good;
  // Bits of every page but the first, which holds the schema.
  for (std::size_t at = 4096 + 100; at < flipped.size(); at += 512) flipped[at] = static_cast<char>(~flipped[at]);
  const std::pair<const char*, std::string> rows[] = {
      {"cut off", good.substr(0, good.size() / 2 + 100)},
      {"empty", ""},
      {"no database", std::string(9000, 'x')},
      {"flipped bits", flipped},
      {"another program's database", "SQLite format 3"},
  };
  for (const auto& [what, text] : rows) {
    const auto done = restore(location, file("bad.db", text));
    ASSERT_FALSE(done) << what;
    EXPECT_EQ(done.error().code, Code::bad_input) << what;
    EXPECT_EQ(exported(), present) << what;
    EXPECT_FALSE(fs::exists(location + ".restoring")) << what;
    EXPECT_FALSE(fs::exists(location + ".before")) << what;
  }
}

TEST_F(Restoring, AGoodOneIsPutInPlaceAndTheOldOneIsKept) {
  const std::string good = backup_of_two();
  const std::string then = exported();
  add("Only In The Present One");
  const std::string location = app_->store().location();
  app_.reset();
  ASSERT_TRUE(restore(location, good));
  at("2026-11-23T09:00:00Z");
  EXPECT_EQ(exported(), then);
  EXPECT_TRUE(fs::exists(location + ".before"));
}

}  // namespace
}  // namespace kith::app
