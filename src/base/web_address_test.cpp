#include "base/web_address.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(WebAddress, TakenApart) {
  const auto address = web_address(" HTTPS://me:pw@Example.org:8443/a/./b/../c?x=1#part ");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->origin(), "https://me:pw@Example.org:8443");
  EXPECT_EQ(address->host(), "example.org");
  EXPECT_EQ(address->path, "/a/c");
  EXPECT_EQ(address->query, "?x=1");
  EXPECT_EQ(web_address("http://example.org")->text(), "http://example.org/");
  EXPECT_EQ(web_address("http://example.org?a")->text(), "http://example.org/?a");
  EXPECT_EQ(web_address("http://[::1]:80/a")->host(), "[::1]");
  EXPECT_EQ(web_address("http://exämple.org/")->authority, "ex%C3%A4mple.org");
  EXPECT_EQ(web_address("http://example.org/ä b")->path, "/%C3%A4%20b");
}

TEST(WebAddress, OnlyTheWeb) {
  for (const char* other :
       {"", "example.org", "ftp://example.org/", "javascript:alert(1)", "file:///etc/passwd", "http:", "http:///a",
        "http:example.org", "https://:80/", "data:text/html,x", "http//example.org", "mailto:a@example.org",
        "https://javascript:alert(1)", "http://a b/", "http://[::1/", "http://a:123456/", "http://exa<mple.org/"}) {
    EXPECT_FALSE(web_address(other)) << other;
  }
  EXPECT_FALSE(web_address("http://example.org/" + std::string(5000, 'a')));
}

TEST(WebAddress, HostForPeople) {
  EXPECT_EQ(host_words("https://me:pw@Example.org:8443/a"), "example.org");
  EXPECT_EQ(host_words("nowhere"), "nowhere");
}

// RFC 3986, 5.4.
TEST(WebAddress, FoundFromAnother) {
  const struct {
    const char *reference, *is;
  } rows[] = {{"g", "http://a/b/c/g"},      {"./g", "http://a/b/c/g"},
              {"g/", "http://a/b/c/g/"},    {"/g", "http://a/g"},
              {"//g", "http://g/"},         {"?y", "http://a/b/c/d?y"},
              {"g?y", "http://a/b/c/g?y"},  {"#s", "http://a/b/c/d?q"},
              {"g#s", "http://a/b/c/g"},    {"", "http://a/b/c/d?q"},
              {".", "http://a/b/c/"},       {"./", "http://a/b/c/"},
              {"..", "http://a/b/"},        {"../g", "http://a/b/g"},
              {"../..", "http://a/"},       {"../../g", "http://a/g"},
              {"../../../g", "http://a/g"}, {"/./g", "http://a/g"},
              {"/../g", "http://a/g"},      {"g.", "http://a/b/c/g."},
              {"..g", "http://a/b/c/..g"},  {"g;x=1/../y", "http://a/b/c/y"},
              {" g\n", "http://a/b/c/g"},   {"https://z/", "https://z/"}};
  for (const auto& [reference, is] : rows) {
    EXPECT_EQ(resolve_address("http://a/b/c/d?q", reference).value_or("none"), is) << reference;
  }
}

TEST(WebAddress, NothingThatRuns) {
  for (const char* bad : {"javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
                          "mailto:a@b", "vbscript:x", "file:///etc/passwd", "tel:+49"}) {
    EXPECT_FALSE(resolve_address("http://a/b", bad)) << bad;
  }
  EXPECT_FALSE(resolve_address("", "g"));
  EXPECT_FALSE(resolve_address("feed.xml", "g"));
}

}  // namespace
}  // namespace kith
