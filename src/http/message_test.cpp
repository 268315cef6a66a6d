#include "http/message.hpp"

#include <gtest/gtest.h>

#include "app/json.hpp"
#include "base/web_address.hpp"

namespace kith::http {
namespace {

TEST(Message, HeadersIgnoreCase) {
  Request request;
  request.headers["content-type"] = "text/plain";
  EXPECT_EQ(request.header("Content-Type"), "text/plain");
  EXPECT_EQ(request.header("Content-Length"), "");
}

TEST(Message, CookiesAreFoundByTheirWholeName) {
  Request request;
  request.headers["Cookie"] = "other=1; kith_session=abc=; xkith_session=no";
  EXPECT_EQ(cookie(request, "kith_session"), "abc=");
  EXPECT_EQ(cookie(request, "session"), "");
  EXPECT_EQ(cookie(Request{}, "kith_session"), "");
}

TEST(Message, GzipOnlyForThoseWhoTakeIt) {
  const auto takes = [](const char* accepted) {
    Request request;
    request.headers["Accept-Encoding"] = accepted;
    return takes_gzip(request);
  };
  EXPECT_TRUE(takes("gzip, deflate, br"));
  EXPECT_TRUE(takes("br;q=1.0, GZIP;q=0.5"));
  EXPECT_FALSE(takes("br"));
  EXPECT_FALSE(takes("gzip;q=0"));
  EXPECT_FALSE(takes("gzip; q=0.000"));
  EXPECT_FALSE(takes(""));
}

TEST(Message, PercentCoding) {
  EXPECT_EQ(percent_decoded("Kontakte%20M%C3%BCller.vcf"), "Kontakte Müller.vcf");
  EXPECT_EQ(percent_decoded("a+b"), "a+b");
  EXPECT_EQ(percent_decoded("100%"), std::nullopt);
  EXPECT_EQ(percent_decoded("%4"), std::nullopt);
  EXPECT_EQ(percent_decoded("%zz"), std::nullopt);
  EXPECT_EQ(percent_encoded("Kontakte Müller.vcf"), "Kontakte%20M%C3%BCller.vcf");
  EXPECT_EQ(percent_decoded(percent_encoded("äöü/\\%\n")), "äöü/\\%\n");
}

TEST(Message, AProblemSaysItsStatusTwice) {
  const Reply reply = problem(Error{Code::not_found, "there is no person 4711", "look again", Place{"a.vcf", 3}});
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.type, "application/problem+json");
  EXPECT_EQ(app::Json::parse(reply.body),
            app::Json::parse(R"json({"type": "urn:kith:problem:not-found", "title": "Not found",
    "status": 404, "detail": "There is no person 4711.", "hint": "look again", "code": "not-found", "file": "a.vcf", "line": 3})json"));
  const Reply precise = problem(Error{Code::usage, "POST is not done here", "", {}}, 405);
  EXPECT_EQ(precise.status, 405);
  EXPECT_EQ(app::Json::parse(precise.body)["status"], 405);
}

TEST(Message, HeadersOfAReply) {
  Reply reply = empty(204);
  reply.with("ETag", "\"7\"");
  EXPECT_EQ(reply.header("etag"), "\"7\"");
  EXPECT_EQ(reply.header("Vary"), "");
}

}  // namespace
}  // namespace kith::http
