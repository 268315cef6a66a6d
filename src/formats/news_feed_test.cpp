#include "formats/news_feed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "formats/news_parts.hpp"

namespace kith {
namespace {

using ::testing::HasSubstr;

const NewsSource kFrom{"https://example.org/blog/feed.xml", ""};

NewsFeed news(std::string_view bytes, const NewsSource& source = kFrom) {
  auto feed = read_news(bytes, source);
  EXPECT_TRUE(feed) << sentence(feed.error());
  return feed ? *feed : NewsFeed{};
}
NewsItem only_item(std::string_view bytes, const NewsSource& source = kFrom) {
  const NewsFeed feed = news(bytes, source);
  EXPECT_EQ(feed.items.size(), 1U);
  return feed.items.empty() ? NewsItem{} : feed.items.front();
}
NewsItem rss_item(const std::string& inside) {
  return only_item("<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item>" + inside +
                   "</item></channel></rss>");
}
std::string when(const NewsItem& item) {
  return item.at ? iso(*item.at) : "never";
}

TEST(NewsFeed, Rss2) {
  const NewsFeed feed = news(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Ada&#8217;s bees</title><link>/blog/</link>
<atom:link rel="self" href="https://example.org/blog/feed.xml"/><managingEditor>ada@example.org (Ada Byron)</managingEditor>
<image><title>Logo</title><link>https://example.org/logo</link></image>
<item><title>Tom &amp;amp; the &lt;b&gt;hive&lt;/b&gt;</title><link> ../hive#top </link><guid isPermaLink="false">42</guid>
<pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate><dc:creator>Grace Hopper</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>A long <i>story</i> about the hive.</p><script>x()</script>]]></content:encoded></item>
<item><guid>https://example.org/second</guid><description>No title here</description></item>
<item><title/></item></channel></rss>)");
  EXPECT_EQ(feed.kind, NewsKind::rss);
  EXPECT_EQ(feed.title, "Ada’s bees");
  EXPECT_EQ(feed.site, "https://example.org/blog/");
  EXPECT_EQ(feed.by, "Ada Byron");
  ASSERT_EQ(feed.items.size(), 2U);
  const NewsItem& hive = feed.items[0];
  EXPECT_EQ(hive.title, "Tom & the hive");
  EXPECT_EQ(hive.url, "https://example.org/hive");
  EXPECT_EQ(hive.key, "42");
  EXPECT_EQ(hive.author, "Grace Hopper");
  EXPECT_EQ(hive.summary, "A long story about the hive.");
  EXPECT_EQ(when(hive), "2026-11-23T09:00:00Z");
  EXPECT_EQ(feed.items[1].title, "No title here");
  EXPECT_EQ(feed.items[1].url, "https://example.org/second");
  EXPECT_EQ(feed.items[1].summary, "");
}

TEST(NewsFeed, Rss1) {
  const NewsFeed feed = news(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:ev="http://purl.org/rss/1.0/modules/event/">
<channel rdf:about="https://example.org/"><title>Bees</title><link>https://example.org/</link></channel>
<item rdf:about="https://example.org/a"><title>One</title><ev:title>no</ev:title><link>https://example.org/a</link>
<d:date>2026-11-23T10:00+01:00</d:date><d:creator>Ada</d:creator></item></rdf:RDF>)");
  EXPECT_EQ(feed.kind, NewsKind::rdf);
  EXPECT_EQ(feed.site, "https://example.org/");
  ASSERT_EQ(feed.items.size(), 1U);
  EXPECT_EQ(feed.items[0].key, "https://example.org/a");
  EXPECT_EQ(feed.items[0].title, "One");
  EXPECT_EQ(feed.items[0].author, "Ada");
  EXPECT_EQ(when(feed.items[0]), "2026-11-23T09:00:00Z");
}

TEST(NewsFeed, Atom) {
  const NewsFeed feed = news(R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://example.org/x/">
<a:title type="html">Bees &amp;amp; &lt;i&gt;more&lt;/i&gt;</a:title><a:link rel="self" href="feed"/><a:link href="."/>
<a:author><a:name>Ada Byron</a:name></a:author>
<a:entry xml:base="y/"><a:id>tag:example.org,2026:1</a:id><a:title>1 &lt; 2 &amp; so</a:title>
<a:link rel="enclosure" href="a.mp3"/><a:link rel="alternate" type="text/html" href="one"/>
<a:updated>2026-11-23T12:00:00.5Z</a:updated><a:published>2026-11-22T12:00:00Z</a:published>
<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <b>queen</b> is back</p></div></a:content></a:entry></a:feed>)");
  EXPECT_EQ(feed.kind, NewsKind::atom);
  EXPECT_EQ(feed.title, "Bees & more");
  EXPECT_EQ(feed.site, "https://example.org/x/");
  EXPECT_EQ(feed.by, "Ada Byron");
  ASSERT_EQ(feed.items.size(), 1U);
  const NewsItem& item = feed.items[0];
  EXPECT_EQ(item.title, "1 < 2 & so");
  EXPECT_EQ(item.url, "https://example.org/x/y/one");
  EXPECT_EQ(item.summary, "The queen is back");
  EXPECT_EQ(when(item), "2026-11-22T12:00:00Z");
}

TEST(NewsFeed, Atom03) {
  const NewsItem item = only_item(R"(<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>x</title><entry>
<title mode="escaped" type="text/html">&lt;b&gt;Bold&lt;/b&gt;</title><link rel="alternate" type="text/html" href="/a"/>
<issued>2003-12-31T10:14:55-08:00</issued><modified>2004-01-01</modified>
<summary mode="base64">PHA+SGVsbG88L3A+</summary></entry></feed>)");
  EXPECT_EQ(item.title, "Bold");
  EXPECT_EQ(item.url, "https://example.org/a");
  EXPECT_EQ(item.summary, "Hello");
  EXPECT_EQ(when(item), "2003-12-31T18:14:55Z");
}

TEST(NewsFeed, Json) {
  const NewsFeed feed = news(R"({"version": "https://jsonfeed.org/version/1.1", "title": "Bees", "home_page_url": "/",
"authors": [{"name": "Ada"}], "items": [{"id": 7, "url": "a", "title": "One <b>x</b>", "content_html": "<p>Hi &amp; bye</p>",
"date_published": "2026-11-23T10:00:00+01:00"}, {"id": "7", "content_text": "again"},
{"content_text": "Only text", "author": {"name": "Grace"}}, 3]})");
  EXPECT_EQ(feed.kind, NewsKind::json);
  EXPECT_EQ(feed.by, "Ada");
  EXPECT_EQ(feed.site, "https://example.org/");
  ASSERT_EQ(feed.items.size(), 2U);
  EXPECT_EQ(feed.items[0].key, "7");
  EXPECT_EQ(feed.items[0].url, "https://example.org/blog/a");
  EXPECT_EQ(feed.items[0].title, "One x");
  EXPECT_EQ(feed.items[0].summary, "Hi & bye");
  EXPECT_EQ(feed.items[1].title, "Only text");
  EXPECT_EQ(feed.items[1].author, "Grace");
}

TEST(NewsFeed, Dates) {
  const struct {
    const char *written, *is;
  } rows[] = {{"Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"},
              {"Thu, 1 Jan 04 19:48 EST", "2004-01-02T00:48:00Z"},
              {"Thursday, 01 January 2004 19:48:21 +0100", "2004-01-01T18:48:21Z"},
              {"01 Jan 2004", "2004-01-01T00:00:00Z"},
              {"Jan 1, 2004 7:48 PM", "2004-01-01T19:48:00Z"},
              {"2003", "2003-01-01T00:00:00Z"},
              {"2003-12", "2003-12-01T00:00:00Z"},
              {"20031231", "2003-12-31T00:00:00Z"},
              {"2003-12-31T10:14Z", "2003-12-31T10:14:00Z"},
              {"2003-12-31T10:14:55.123-08:00", "2003-12-31T18:14:55Z"},
              {"2003-12-31 10:14:55 +0200", "2003-12-31T08:14:55Z"},
              {"2003-12-31t10:14:55z", "2003-12-31T10:14:55Z"},
              {"2003-12-31T10:14:55 EST", "2003-12-31T15:14:55Z"},
              {"Do, 14. Mai 2009 12:00:00 +0200", "2009-05-14T10:00:00Z"},
              {"mar., 3 f\xC3\xA9vrier 2009 08:00 GMT", "2009-02-03T08:00:00Z"},
              {"12 de agosto de 2026", "2026-08-12T00:00:00Z"},
              {"gio, 02 lug 2026 08:05:00 +0000", "2026-07-02T08:05:00Z"},
              {"31 Feb 2004", "never"},
              {"2004-13-01", "never"},
              {"yesterday", "never"},
              {"", "never"}};
  for (const auto& [written, is] : rows) {
    EXPECT_EQ(when(rss_item(fmt::format("<title>t</title><pubDate>{}</pubDate>", written))), is) << written;
  }
}

TEST(NewsFeed, NothingInATitleRuns) {
  const struct {
    const char *written, *is;
  } rows[] = {{"&lt;script&gt;alert(1)&lt;/script&gt;Hi", "Hi"},
              {"<![CDATA[<img src=x onerror=alert(1)>Hi]]>", "Hi"},
              {"AT&amp;T 3 &lt; 4", "AT&T 3 < 4"},
              {"<b>Naked</b> <i>markup</i>", "Naked markup"},
              {"&amp;lt;b&amp;gt;", "<b>"},
              {"turned \xE2\x80\xAE"
               "round\xC2\x9B"
               "31m",
               "turned round 31m"},
              {"Caf&amp;eacute;", "Café"},
              {" two\n\tlines ", "two lines"}};
  for (const auto& [written, is] : rows) EXPECT_EQ(rss_item(fmt::format("<title>{}</title>", written)).title, is);
  for (const char* bad : {"javascript:alert(1)", "data:text/html,x", " java\nscript:alert(1)", "ftp://example.org/"}) {
    EXPECT_EQ(rss_item(fmt::format("<title>t</title><link>{}</link><guid>{}</guid>", bad, bad)).url, "") << bad;
  }
}

TEST(NewsFeed, Charsets) {
  const std::string latin = "<rss><channel><item><title>Caf\xE9 \x93z\x94</title></item></channel></rss>";
  EXPECT_EQ(only_item("<?xml version='1.0' encoding='ISO-8859-1'?>" + latin).title, "Café “z”");
  EXPECT_EQ(only_item(latin, {kFrom.url, "text/xml; charset=\"windows-1252\""}).title, "Café “z”");
  EXPECT_EQ(only_item(latin).title, "Café “z”");
  // Called UTF-8, and is not.
  EXPECT_EQ(only_item("<?xml version='1.0' encoding='utf-8'?>" + latin, {kFrom.url, "text/xml; charset=utf-8"}).title,
            "Café “z”");
  EXPECT_EQ(only_item("\xEF\xBB\xBF<?xml version='1.0' encoding='koi8-r'?><rss><channel><item><title>Caf\xC3\xA9"
                      "</title></item></channel></rss>")
                .title,
            "Café");
  EXPECT_EQ(only_item("<?xml version='1.0' encoding='koi8-r'?><rss><channel><item><title>\xF0\xD2\xC9\xD7\xC5\xD4"
                      "</title></item></channel></rss>")
                .title,
            "Привет");
  std::string wide;
  for (const char c : std::string("<rss><channel><item><title>wide</title></item></channel></rss>")) wide += {c, '\0'};
  EXPECT_EQ(only_item("\xFF\xFE" + wide).title, "wide");
  EXPECT_EQ(only_item(wide).title, "wide");
}

TEST(NewsFeed, BombsDoNotGoOff) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"lol\">";
  for (char c = 'b'; c <= 'k'; ++c) {
    bomb += fmt::format("<!ENTITY {} \"", c);
    for (int i = 0; i < 10; ++i) bomb += fmt::format("&{};", static_cast<char>(c - 1));
    bomb += "\">";
  }
  bomb +=
      "<!ENTITY file SYSTEM "
      "\"file:///etc/passwd\">]><rss><channel><item><title>&k;&file;x</title></item></channel></rss>";
  EXPECT_EQ(only_item(bomb).title, "&k;&file;x");

  std::string deep = "<rss><channel><item><title>t</title><description>";
  for (int i = 0; i < 200'000; ++i) deep += "<b>";
  EXPECT_FALSE(read_news(deep, kFrom));
  for (int i = 0; i < 200'000; ++i) deep += "</b>";
  EXPECT_EQ(only_item(deep + "</description></item></channel></rss>").title, "t");
  std::string tags = "<rss>";
  for (int i = 0; i < 600'000; ++i) tags += "<b/>";
  const auto many = read_news(tags, kFrom);
  ASSERT_FALSE(many);
  EXPECT_THAT(many.error().what, HasSubstr("more tags"));
  const std::string nested(100'000, '[');
  EXPECT_FALSE(read_news("{\"items\":" + nested, kFrom));
  NewsLimits small;
  small.bytes = 10;
  EXPECT_FALSE(read_news("<rss><channel/></rss>", kFrom, small));
}

TEST(NewsFeed, AtMostSoManyItems) {
  std::string text = "<rss><channel>";
  for (int i = 0; i < 900; ++i) text += fmt::format("<item><title>{}</title></item>", i);
  EXPECT_EQ(news(text + "</channel></rss>").items.size(), 500U);
  EXPECT_EQ(
      news("<rss><channel><item><title>a</title></item><item><title>a</title></item></channel></rss>").items.size(),
      1U);
}

TEST(NewsFeed, BrokenFeedsGiveWhatTheyHave) {
  EXPECT_EQ(only_item("<rss><channel><item><title>one</title></item><item><title>cut of").title, "one");
  EXPECT_EQ(rss_item("<title>A & B &copy; C</title>").title, "A & B © C");
  EXPECT_EQ(rss_item("<title>t</title><link>http://example.org/?a=1&b=2</link>").url, "http://example.org/?a=1&b=2");
  for (const char* bad :
       {"", " ", "<html><head><title>x</title></head></html>", "no feed at all", "{}", "{\"title\": 1}",
        "{\"version\": \"https://jsonfeed.org/version/1\"", "<rss", "\xFF\xFE", "<?xml?>", "[1]"}) {
    const auto feed = read_news(bad, kFrom);
    ASSERT_FALSE(feed) << bad;
    EXPECT_EQ(feed.error().code, Code::bad_input) << bad;
  }
}

TEST(NewsFeed, KeysStayShort) {
  const std::string id(5000, 'x');
  const NewsItem item = rss_item("<title>t</title><guid>" + id + "</guid>");
  EXPECT_LE(item.key.size(), 200U);
  EXPECT_EQ(item.key, rss_item("<title>other</title><guid>" + id + "</guid>").key);
  EXPECT_NE(rss_item("<title>a</title>").key, rss_item("<title>b</title>").key);
}

}  // namespace
}  // namespace kith
