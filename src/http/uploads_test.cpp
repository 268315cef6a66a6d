#include "http/uploads.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace kith::http {
namespace {

namespace fs = std::filesystem;

ReadBody pieces(std::vector<std::string> all) {
  return [all = std::move(all)](const TakeBytes& take) -> Status {
    for (const std::string& piece : all) KITH_CHECK(take(piece));
    return {};
  };
}

std::size_t count(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(Uploads, AreKeptForThisUserAlone) {
  const auto uploads = *Uploads::make(1000);
  EXPECT_EQ(fs::status(uploads->folder()).permissions(), fs::perms::owner_all);
  const auto upload = uploads->take("Kontakte.vcf", pieces({"BEGIN", ":VCARD"}));
  ASSERT_TRUE(upload);
  EXPECT_EQ(upload->bytes, 11);
  EXPECT_EQ(upload->id.size(), 32U);
  EXPECT_EQ(fs::status(upload->path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  std::ostringstream text;
  text << std::ifstream(upload->path).rdbuf();
  EXPECT_EQ(text.str(), "BEGIN:VCARD");
  const auto files = uploads->files({upload->id});
  ASSERT_TRUE(files);
  EXPECT_EQ(files->front().path, upload->path);
  EXPECT_EQ(files->front().name, "Kontakte.vcf");
}

TEST(Uploads, TheirNameIsNeverAPath) {
  const auto uploads = *Uploads::make(1000);
  const std::pair<const char*, const char*> names[] = {
      {"../../etc/passwd", "passwd"}, {"C:\\Users\\a.csv", "a.csv"},   {"..", ".."}, {"/", "file"},
      {"a\nb.csv", "a b.csv"},        {"\xff.csv", "\xEF\xBF\xBD.csv"}};
  for (const auto& [given, shown] : names) {
    const auto upload = uploads->take(given, pieces({"x"}));
    ASSERT_TRUE(upload) << given;
    EXPECT_EQ(upload->name, shown);
    EXPECT_EQ(fs::path(upload->path).parent_path(), uploads->folder());
    EXPECT_EQ(fs::path(upload->path).filename(), upload->id);
  }
}

TEST(Uploads, TooLargeABodyLeavesNothingBehind) {
  const auto uploads = *Uploads::make(10);
  const auto upload = uploads->take("a", pieces({"12345", "67890", "1"}));
  ASSERT_FALSE(upload);
  EXPECT_EQ(upload.error().code, Code::bad_input);
  EXPECT_EQ(count(uploads->folder()), 0U);
}

TEST(Uploads, ABodyThatBreaksOffLeavesNothingBehind) {
  const auto uploads = *Uploads::make(10);
  const auto upload = uploads->take("a", [](const TakeBytes& take) -> Status {
    KITH_CHECK(take("123"));
    return fail(Code::usage, "the body broke off");
  });
  EXPECT_FALSE(upload);
  EXPECT_EQ(count(uploads->folder()), 0U);
}

TEST(Uploads, GoOnceTheyAreDroppedOrOldOrTheServerEnds) {
  std::string folder;
  {
    const auto uploads = *Uploads::make(10);
    folder = uploads->folder();
    const auto first = uploads->take("a", pieces({"1"}));
    const auto second = uploads->take("b", pieces({"2"}));
    uploads->drop({first->id, "nothing"});
    EXPECT_EQ(count(folder), 1U);
    EXPECT_EQ(uploads->files({first->id}).error().code, Code::not_found);
    uploads->expire(second->taken + kUploadLife - std::chrono::seconds{1});
    EXPECT_TRUE(uploads->files({second->id}));
    uploads->expire(second->taken + kUploadLife);
    EXPECT_FALSE(uploads->files({second->id}));
    EXPECT_EQ(count(folder), 0U);
    ASSERT_TRUE(uploads->take("c", pieces({"3"})));
  }
  EXPECT_FALSE(fs::exists(folder));
}

TEST(Uploads, WhatAKilledServerLeftIsSweptAndWhatALivingOneHoldsIsNot) {
  const auto living = *Uploads::make(10);
  const auto kept = living->take("a", pieces({"1"}));
  const fs::path left = fs::temp_directory_path() / "kith-uploads-left";
  fs::create_directory(left);
  std::ofstream(left / "contacts") << "private";
  const auto next = *Uploads::make(10);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(kept->path));
}

TEST(Uploads, ThereIsAnEndToThem) {
  const auto uploads = *Uploads::make(10);
  for (std::size_t i = 0; i < kMostUploads; ++i) ASSERT_TRUE(uploads->take("a", pieces({"1"})));
  EXPECT_EQ(uploads->take("a", pieces({"1"})).error().code, Code::busy);
}

TEST(Uploads, IdsAreNeverTheSame) {
  EXPECT_NE(random_id(), random_id());
}

}  // namespace
}  // namespace kith::http
