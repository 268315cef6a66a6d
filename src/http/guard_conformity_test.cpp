// The guard, as docs/api/openapi.json says.
#include <gtest/gtest.h>

#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfTheGuard, ADraftIsCheckedAndTheRulesAreListed) {
  const Running server;
  Caller api(server);
  const auto id = server.add_person("Ada Byron");
  const Json cold{{"to", {"Grace Hopper <grace@navy.example>"}},
                  {"cc", Json::array()},
                  {"bcc", {"a@b.example"}},
                  {"subject", "Hello"},
                  {"body", "Hi {name}, my resume is attached."},
                  {"attachments", {"cv.pdf"}}};
  const Json blocked = api.call("POST", "/drafts/check", "/drafts/check", 200, cold);
  EXPECT_EQ(blocked["verdict"], "block");
  EXPECT_EQ(blocked["findings"][0]["rule"], "broadcast");
  EXPECT_TRUE(blocked["findings"][0]["span"].is_null());
  const Json letter{{"person", id}, {"channel", "letter"}, {"body", "How is the loom?"}};
  api.call("POST", "/drafts/check", "/drafts/check", 200, letter);
  api.call("POST", "/drafts/check", "/drafts/check", 404, {{"person", 999999}, {"body", "x"}});
  api.call("POST", "/drafts/check", "/drafts/check", 400, {{"channel", "pigeon"}});
  api.call("POST", "/drafts/check", "/drafts/check", 400, {{"to", "not a list"}});
  EXPECT_EQ(api.get("/guard")["items"].size(), 16U);
}

}  // namespace
}  // namespace kith::http::test
