#include "formats/web_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith {
namespace {

using ::testing::ElementsAre;

TEST(WebPage, NamesItsFeeds) {
  const WebPage page = read_page(R"html(<!doctype html><html><head>
<!-- <link rel="alternate" type="application/rss+xml" href="/commented-out"> -->
<title>Ada&rsquo;s
  bees</title><meta name=description content="Notes on &quot;bees&quot;"><meta name="author" content="Ada Byron">
<script>"<link rel=alternate type=application/rss+xml href=/in-a-script>"</script>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<LINK REL='home Alternate' TYPE="application/atom+xml; charset=utf-8" HREF="atom.xml?a=1&amp;b=2">
<link rel=alternate type=application/feed+json href=//cdn.example.org/feed.json>
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="text/html" href="/de"><link rel=stylesheet href=/style.css>
</head><body><h1>Bees</h1><p>Hello <b>there</b></p><script>alert(1)</script></body></html>)html",
                                 "https://example.org/blog/", "text/html; charset=utf-8");
  EXPECT_EQ(page.title, "Ada’s bees");
  EXPECT_EQ(page.description, "Notes on \"bees\"");
  EXPECT_EQ(page.author, "Ada Byron");
  EXPECT_EQ(page.text, "Bees Hello there");
  EXPECT_THAT(page.feeds, ElementsAre("https://example.org/blog/atom.xml?a=1&b=2", "https://cdn.example.org/feed.json",
                                      "https://example.org/comments/feed"));
}

TEST(WebPage, BaseAndTitleForSharing) {
  const WebPage page = read_page(
      "<base href='/sub/'><meta property=og:title content=Shared><title>Long | Site</title>"
      "<link rel=feed type=application/rss+xml href=feed>",
      "http://example.org/a/b", "");
  EXPECT_EQ(page.title, "Shared");
  EXPECT_THAT(page.feeds, ElementsAre("http://example.org/sub/feed"));
}

TEST(WebPage, AnythingAtAll) {
  for (const char* html : {"", "<", "<link", "<link =\"", "<title>", "<!--", "<meta content", "<link rel = >", "&",
                           "<a ='b", "<link rel=\"alternate\" type=\"application/rss+xml\">", "<script>"})
    EXPECT_TRUE(read_page(html, "http://example.org/", "").feeds.size() <= 1) << html;
}

TEST(WebPage, UsualFeeds) {
  EXPECT_EQ(usual_feeds("https://example.org/blog/post?x").front(), "https://example.org/feed");
  EXPECT_TRUE(usual_feeds("example.org").empty());
}

}  // namespace
}  // namespace kith
