#include "sync/seal.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

namespace kith {
namespace {

using testing::HasSubstr;

constexpr const char* kSomeKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
constexpr const char* kOtherKey = "YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk=";

class Seal : public testing::Test {
 protected:
  void SetUp() override {
    static int number = 0;
    folder_ = std::filesystem::temp_directory_path() / fmt::format("kith_seal_{}_{}", ::getpid(), ++number);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  SealPlace in_file(const std::string& name = "key") const { return {"", (folder_ / name).string()}; }

  std::filesystem::path folder_;
};

TEST_F(Seal, AKeyIsMadeOnceForItsOwnerOnly) {
  const SealPlace place = in_file("deep/down/key");
  EXPECT_EQ(SealKey::find(place).error().code, Code::not_found);
  const auto made = SealKey::find_or_make(place);
  ASSERT_TRUE(made) << made.error().what;
  struct stat about{};
  ASSERT_EQ(::stat(place.file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600);
  const auto sealed = made->seal("horse", "ada@imap.example.org");
  ASSERT_TRUE(sealed);
  const auto again = SealKey::find_or_make(place);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again->open(*sealed, "ada@imap.example.org"), "horse");
}

TEST_F(Seal, TheEnvironmentComesBeforeTheFile) {
  const auto key = SealKey::find_or_make({kSomeKey, in_file().file});
  ASSERT_TRUE(key);
  EXPECT_FALSE(std::filesystem::exists(in_file().file));
  EXPECT_EQ(*key->open(*key->seal("s", "a"), "a"), "s");
}

TEST_F(Seal, WhatIsSealedTellsNothingAndDiffersEachTime) {
  const auto key = SealKey::find({kSomeKey, ""});
  ASSERT_TRUE(key);
  const std::string one = *key->seal("correct horse", "ada");
  const std::string two = *key->seal("correct horse", "ada");
  EXPECT_NE(one, two);
  EXPECT_EQ(one.find("horse"), std::string::npos);
  EXPECT_EQ(one.find("ada"), std::string::npos);
}

TEST_F(Seal, SecretsOfAnyBytesComeBack) {
  const auto key = SealKey::find({kSomeKey, ""});
  ASSERT_TRUE(key);
  for (const std::string& secret :
       {std::string(), std::string("\0a\0", 3), std::string(5000, 'x'), std::string("pässwörd ✓")}) {
    EXPECT_EQ(*key->open(*key->seal(secret, "who"), "who"), secret);
  }
}

struct Wrong {
  const char* name;
  const char* key;
  std::string (*spoil)(std::string sealed);
  const char* about;
  const char* says;
};

std::string as_it_is(std::string sealed) {
  return sealed;
}

TEST_F(Seal, WhatCannotBeOpenedSaysWhy) {
  const std::string sealed = *SealKey::find({kSomeKey, ""})->seal("horse", "ada");
  const Wrong rows[] = {
      {"another key", kOtherKey, as_it_is, "ada", "another key than the one in KITH_KEY"},
      {"another account", kSomeKey, as_it_is, "bob", "changed outside Kith"},
      {"a prefix of the account", kSomeKey, as_it_is, "ad", "changed outside Kith"},
      {"a changed byte", kSomeKey,
       [](std::string text) {
         text[text.size() - 6] = text[text.size() - 6] == 'A' ? 'B' : 'A';
         return text;
       },
       "ada", "changed outside Kith"},
      {"cut short", kSomeKey, [](std::string text) { return text.substr(0, 20); }, "ada", "changed outside Kith"},
      {"nothing", kSomeKey, [](std::string) { return std::string(); }, "ada", "changed outside Kith"},
      {"another form", kSomeKey, [](std::string text) { return "2" + text.substr(1); }, "ada", "changed outside Kith"},
  };
  for (const Wrong& row : rows) {
    const auto opened = SealKey::find({row.key, ""})->open(row.spoil(sealed), row.about);
    ASSERT_FALSE(opened) << row.name;
    EXPECT_EQ(opened.error().code, Code::refused) << row.name;
    EXPECT_THAT(opened.error().what, HasSubstr(row.says)) << row.name;
    EXPECT_FALSE(opened.error().hint.empty()) << row.name;
  }
}

TEST_F(Seal, NoKeyIsTakenThatIsNone) {
  for (const char* words :
       {"short", "MDEyMzQ1Njc4OWFiY2RlZg==", "!!!!", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYx"}) {
    const auto key = SealKey::find({words, ""});
    ASSERT_FALSE(key) << words;
    EXPECT_EQ(key.error().code, Code::bad_input);
    EXPECT_THAT(key.error().what, HasSubstr("KITH_KEY"));
  }
}

TEST_F(Seal, AKeyThatOthersMayReadIsRefused) {
  const SealPlace place = in_file();
  ASSERT_TRUE(SealKey::find_or_make(place));
  ::chmod(place.file.c_str(), 0644);
  const auto key = SealKey::find_or_make(place);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().code, Code::refused);
  EXPECT_THAT(key.error().hint, HasSubstr("chmod 600"));
}

TEST_F(Seal, AFolderThatCannotBeIsSaid) {
  std::ofstream(folder_ / "file") << "x";
  const auto key = SealKey::find_or_make(in_file("file/key"));
  ASSERT_FALSE(key);
  EXPECT_THAT(key.error().what, HasSubstr("cannot be written"));
}

TEST(SealPlaceOf, LiesBesideTheDatabaseOrInTheConfiguration) {
  EXPECT_EQ(seal_place("/home/ada/kith.db").file, "/home/ada/kith.db.key");
  EXPECT_THAT(seal_place("postgresql://db/kith").file, HasSubstr("/kith/key"));
}

}  // namespace
}  // namespace kith
