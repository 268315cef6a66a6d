#include <gtest/gtest.h>

#include "http/assets.hpp"
#include "http/front.hpp"

namespace kith::http {
namespace {

Reply get(const std::string& path, const std::string& accepted = "", const std::string& known = "",
          const std::string& method = "GET") {
  Request request;
  request.method = method;
  request.path = path;
  if (!accepted.empty()) request.headers["Accept-Encoding"] = accepted;
  if (!known.empty()) request.headers["If-None-Match"] = known;
  return web_file(request);
}

TEST(WebFile, EveryAssetIsServedAsItIs) {
  for (const Asset& asset : assets()) {
    const Reply reply = get(std::string(asset.path));
    EXPECT_EQ(reply.status, 200) << asset.path;
    EXPECT_EQ(reply.type, asset.type);
    EXPECT_EQ(reply.body, asset.bytes);
    EXPECT_EQ(reply.header("ETag"), asset.etag);
    EXPECT_EQ(reply.header("Content-Encoding"), "");
    EXPECT_EQ(reply.header("Cache-Control").find("immutable") != std::string::npos, asset.immutable);
  }
}

TEST(WebFile, PackedForThoseWhoTakeIt) {
  for (const Asset& asset : assets()) {
    const Reply reply = get(std::string(asset.path), "gzip, br");
    EXPECT_EQ(reply.header("Vary"), "Accept-Encoding");
    if (asset.gzip.empty()) {
      EXPECT_EQ(reply.body, asset.bytes);
      continue;
    }
    EXPECT_EQ(reply.header("Content-Encoding"), "gzip");
    EXPECT_EQ(reply.body, asset.gzip);
    EXPECT_NE(reply.header("ETag"), asset.etag);  // other bytes, another tag
  }
}

TEST(WebFile, WhatTheCallerHasIsNotSentAgain) {
  const std::string etag = get("/").header("ETag");
  const Reply known = get("/", "", "\"old\", W/" + etag);
  EXPECT_EQ(known.status, 304);
  EXPECT_TRUE(known.body.empty());
  EXPECT_EQ(known.header("ETag"), etag);
  EXPECT_EQ(get("/", "", "\"old\"").status, 200);
  const std::string packed = get("/", "gzip").header("ETag");
  EXPECT_EQ(get("/", "gzip", packed).status, 304);
  EXPECT_EQ(get("/", "gzip", etag).status, packed == etag ? 304 : 200);
}

TEST(WebFile, PathsOfTheAppAreItsPageAndMissingFilesAreMissing) {
  const Asset* page = find_asset("/");
  for (const char* path : {"/", "/people", "/people/42", "/import/", "/index.html"}) {
    EXPECT_EQ(get(path).body, page->bytes) << path;
    EXPECT_EQ(get(path).header("Cache-Control"), "no-cache");
  }
  for (const char* path : {"/nothing.js", "/assets/old-1234.css", "/people/a.b", "/../../etc/passwd.txt", "/.env"}) {
    EXPECT_EQ(get(path).status, 404) << path;
    EXPECT_EQ(get(path).type, kProblemType);
  }
  EXPECT_EQ(get("/../../etc/passwd").body, page->bytes);  // a path is looked up in a table, never opened
}

TEST(WebFile, FilesAreOnlyRead) {
  EXPECT_EQ(get("/", "", "", "HEAD").status, 200);
  const Reply reply = get("/", "", "", "POST");
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.header("Allow"), "GET, HEAD");
}

}  // namespace
}  // namespace kith::http
