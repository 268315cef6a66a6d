#include "http/assets.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Assets, AreSortedByPathSoThatTheLookUpFindsEachOfThem) {
  EXPECT_TRUE(std::ranges::is_sorted(assets(), {}, &Asset::path));
  for (const Asset& asset : assets()) EXPECT_EQ(find_asset(asset.path), &asset) << asset.path;
}

TEST(Assets, HaveAPageWithOrWithoutTheWebApp) {
  const Asset* page = find_asset("/");
  ASSERT_NE(page, nullptr);
  EXPECT_EQ(page->path, "/index.html");
  EXPECT_EQ(page->type, "text/html; charset=utf-8");
  EXPECT_FALSE(page->immutable);
  EXPECT_NE(page->bytes.find("Kith"), std::string_view::npos);
}

TEST(Assets, AreWhole) {
  for (const Asset& asset : assets()) {
    EXPECT_TRUE(asset.etag.starts_with('"') && asset.etag.ends_with('"')) << asset.path;
    if (asset.gzip.empty()) continue;
    EXPECT_LT(asset.gzip.size(), asset.bytes.size()) << asset.path;
    EXPECT_TRUE(asset.gzip.starts_with("\x1f\x8b")) << asset.path;
  }
}

TEST(Assets, OnlyHashedNamesAreForEver) {
  for (const Asset& asset : assets()) EXPECT_EQ(asset.immutable, asset.path.starts_with("/assets/")) << asset.path;
}

TEST(Assets, NothingElseIsThere) {
  for (const char* path : {"", "/nothing", "index.html", "/../index.html", "/index.htm", "/index.html/"})
    EXPECT_EQ(find_asset(path), nullptr) << path;
}

}  // namespace
}  // namespace kith
